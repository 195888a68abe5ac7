import type { ChallengeMessages } from '../challengeMessages.ts'
import { formatTag } from '../formatTag.ts'
import { plural } from '../plural.ts'

export const words: ChallengeMessages = {
  language: { formats: formatTag('kk') },
  copyDetail: 'Көшіру',
  copyOf: label => `Көшіру: ${label}`,
  detailCopied: 'Көшірілді',
  detailCopyFailed: 'Көшірілмеді. Мәтін белгіленді: оны өзіңіз көшіріңіз.',

  mismatchTitle: 'Төлемеңіз',
  mismatchText: 'Бұл деректемелер сіздің тапсырысыңызға тиесілі емес. Ақша шешілген жоқ.',

  upiTitle: 'UPI арқылы төлеу',
  upiOpen: 'UPI қолданбасын ашу',
  upiApps: 'Қолданбаңызды таңдаңыз',
  upiOtherApp: 'Басқа UPI қолданбасы',
  upiOpened: 'UPI қолданбасында аяқтап, осында оралыңыз. Бұл бет өзі жаңарады.',
  upiNotOpened: 'Қолданба ашылмады ма? Басқасын таңдаңыз немесе төмендегі QR-кодты пайдаланыңыз.',
  upiShowQr: 'QR-кодты көрсету',
  upiQrLabel: (amount, payee) => `UPI QR-коды${amount ? `, сомасы ${amount}` : ''}, алушы: ${payee}`,
  upiThisDevice: 'Осы құрылғыда төлеу',
  upiId: 'UPI идентификаторы',
  upiAppShows: 'UPI қолданбасы көрсетеді',
  upiTypeAmount: amount => `Өзіңіз енгізіңіз: ${amount}`,
  upiAppSteps: [
    'UPI қолданбаңызды осы жерден ашыңыз.',
    'Алушының аты мен соманы тексеріп, UPI PIN кодын енгізіңіз.',
    'Осы бетке оралыңыз.',
  ],
  upiQrSteps: [
    'Телефоныңыздағы кез келген UPI қолданбасын ашыңыз.',
    'QR-кодты сканерлеңіз.',
    'Алушының аты мен соманы тексеріп, UPI PIN кодын енгізіңіз.',
  ],

  redirectOpened: host => `Ашылған терезеде ${host} сайтында төлеңіз. Бұл бет өзі жаңарады.`,
  redirectBlocked: 'Браузер терезені ашуға рұқсат бермеді. Оны өзіңіз ашыңыз:',
  redirectAgain: 'Қайта ашу',
  redirectNewTab: 'Жаңа қойындыда ашу',

  requisitesTitle: 'Аударыммен төлеу',
  requisitesText: 'Осы деректемелер бойынша дәл соманы аударыңыз.',
  requisitesSteps: [
    'Деректемелерді банк қолданбасына көшіріп, дәл соманы аударыңыз.',
    'Оралып, осында сұралғанын толтырыңыз.',
    'Аударым келгенде бұл бет өзі жаңарады.',
  ],
  requisitesFields: 'Аударымнан кейін',
  requisitesConfirm: 'Аударымды жасадым',
  requisitesRefused: 'Деректер қабылданбады. Тексеріп, қайта жіберіңіз.',
  details: {
    accountholder: 'Шот иесі',
    accountnumber: 'Шот нөмірі',
    accounttype: 'Шот түрі',
    alias: 'Лақап аты',
    amount: 'Сома',
    bank: 'Банк',
    bankname: 'Банк',
    beneficiary: 'Шот иесі',
    beneficiaryname: 'Шот иесі',
    cardlastdigits: 'Картаңыздың соңғы сандары',
    cardnumber: 'Карта нөмірі',
    email: 'Эл. пошта',
    phone: 'Телефон',
    reference: 'Төлем мақсаты',
    sendername: 'Жіберушінің аты',
    transactionid: 'Операция нөмірі',
  },

  otpTitle: 'Кодты енгізіңіз',
  otpText: 'Сізге бір реттік код жіберілді: SMS арқылы немесе қолданбада.',
  otpLabel: 'Бір реттік код',
  otpConfirm: 'Растау',
  otpMissing: 'Келген кодты енгізіңіз.',
  otpWrong: 'Код қабылданбады. Тексеріңіз немесе ең соңғы келген кодты енгізіңіз.',

  sending: 'Жіберілуде…',
  sentTitle: 'Жіберілді',
  sentText: 'Тексеріп жатырмыз. Бұл бет өзі жаңарады.',
  sendAgain: 'Жіберілгенді түзету',
  sendFailed: 'Жіберілмеді. Ештеңе жоғалған жоқ: сәлден соң қайталаңыз.',
  sendUnknown: 'Жауап жоқ, бірақ деректер жеткен болуы мүмкін. Қайта жібермес бұрын сәл күтіңіз.',
  sendExhausted: 'Әрекет қалмады. Төлеп қойған болсаңыз, төлем есепке алынады.',
  triesLeft: plural('kk', { one: 'Ең көбі # әрекет қалды.', other: 'Ең көбі # әрекет қалды.' }),

  stkTitle: 'Телефоныңызда растаңыз',
  stkText: phone =>
    phone ? `Төлем сұрауы ${phone} нөміріне жіберілді.` : 'Төлем сұрауы телефоныңызға жіберілді.',
  stkSteps: [
    'Телефонның құлпын ашып, сұрауды күтіңіз.',
    'Алушының аты мен соманы тексеріп, PIN кодын енгізіңіз.',
    'Бұл бет өзі жаңарады.',
  ],

  unknownStepTitle: 'Тағы бір қадам қалды',
  unknownStepText:
    'Төлем қызметі бұл бет көрсете алмайтын қадамды сұрайды. Одан келген хабарламаны табыңыз: қолданбада, SMS немесе эл. поштада. Төлемді бақылап отырмыз, өткен кезде осы бет хабарлайды.',
}
