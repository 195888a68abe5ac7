import type { ChallengeMessages } from '../challengeMessages.ts'
import { formatTag } from '../formatTag.ts'
import { plural } from '../plural.ts'

export const words: ChallengeMessages = {
  language: { formats: formatTag('uz') },
  copyDetail: 'Nusxalash',
  copyOf: label => `Nusxalash: ${label}`,
  detailCopied: 'Nusxalandi',
  detailCopyFailed: 'Nusxalanmadi. Matn belgilandi: uni oʻzingiz nusxalang.',

  refusedTitle: 'Toʻlov toʻxtatildi',
  refusedText:
    'Bizga kelgan toʻlov rekvizitlari buyurtmangizga tegishli emas, shuning uchun ularni koʻrsatmaymiz. Pul yechilmadi.',
  refusedHelp: 'Bu takrorlansa, doʻkonga shu raqamni ayting.',
  paymentNumber: 'Toʻlov raqami',

  upiTitle: 'UPI orqali toʻlash',
  upiOpen: 'UPI ilovasini ochish',
  upiApps: 'Ilovangizni tanlang',
  upiOtherApp: 'Boshqa UPI ilovasi',
  upiOpened: 'UPI ilovasida yakunlab, shu yerga qayting. Bu sahifa oʻzi yangilanadi.',
  upiNotOpened: 'Ilova ochilmadimi? Boshqasini tanlang yoki quyidagi QR-koddan foydalaning.',
  upiShowQr: 'QR-kodni koʻrsatish',
  upiQrLabel: (amount, payee) => `UPI QR-kodi${amount ? `, summasi ${amount}` : ''}, oluvchi: ${payee}`,
  upiThisDevice: 'Shu qurilmada toʻlash',
  upiId: 'UPI identifikatori',
  upiAppShows: 'UPI ilovangiz koʻrsatadi',
  upiTypeAmount: amount => `Oʻzingiz kiriting: ${amount}`,
  upiAppSteps: [
    'UPI ilovangizni shu yerdan oching.',
    'Oluvchining nomi va summani tekshirib, UPI PIN kodini kiriting.',
    'Shu sahifaga qayting.',
  ],
  upiQrSteps: [
    'Telefoningizda istalgan UPI ilovasini oching.',
    'QR-kodni skanerlang.',
    'Oluvchining nomi va summani tekshirib, UPI PIN kodini kiriting.',
  ],

  redirectOpened: host => `Ochilgan oynada ${host} saytida toʻlang. Bu sahifa oʻzi yangilanadi.`,
  redirectBlocked: 'Brauzer oynani ochishga ruxsat bermadi. Uni oʻzingiz oching:',
  redirectAgain: 'Qayta ochish',
  redirectNewTab: 'Yangi varaqda ochish',

  handOff: 'Telefonda davom etish',
  handOffText:
    'Kodni telefon kamerasi bilan skanerlang. Toʻlov oʻsha yerda davom etadi, bu sahifa esa toʻlov oʻtganini koʻrsatadi.',
  handOffLabel: 'Ushbu toʻlovni telefonda ochadigan QR-kod',

  requisitesTitle: 'Oʻtkazma bilan toʻlash',
  requisitesText: 'Shu rekvizitlarga aniq summani oʻtkazing.',
  requisitesSteps: [
    'Rekvizitlarni bank ilovasiga nusxalab, aniq summani oʻtkazing.',
    'Qaytib, bu yerda soʻralganini toʻldiring.',
    'Oʻtkazma kelganda bu sahifa oʻzi yangilanadi.',
  ],
  requisitesFields: 'Oʻtkazmadan keyin',
  requisitesConfirm: 'Pulni oʻtkazdim',
  requisitesRefused: 'Maʼlumot qabul qilinmadi. Tekshirib, qayta yuboring.',
  details: {
    accountholder: 'Hisob egasi',
    accountnumber: 'Hisob raqami',
    accounttype: 'Hisob turi',
    alias: 'Taxallus',
    amount: 'Summa',
    bank: 'Bank nomi',
    bankname: 'Bank nomi',
    beneficiary: 'Hisob egasi',
    beneficiaryname: 'Hisob egasi',
    cardlastdigits: 'Kartangizning oxirgi raqamlari',
    cardnumber: 'Karta raqami',
    email: 'Elektron pochta',
    phone: 'Telefon',
    reference: 'Toʻlov maqsadi',
    sendername: 'Yuboruvchining ismi',
    transactionid: 'Operatsiya raqami',
  },

  otpTitle: 'Kodni kiriting',
  otpText: 'Sizga bir martalik kod yuborildi: SMS orqali yoki ilovada.',
  otpLabel: 'Bir martalik kod',
  otpConfirm: 'Tasdiqlash',
  otpMissing: 'Kelgan kodni kiriting.',
  otpWrong: 'Kod qabul qilinmadi. Tekshiring yoki eng oxirgi kelgan kodni kiriting.',

  sending: 'Yuborilmoqda…',
  sentTitle: 'Yuborildi',
  sentText: 'Tekshiryapmiz. Bu sahifa oʻzi yangilanadi.',
  sendAgain: 'Yuborilganni tuzatish',
  sendFailed: 'Yuborilmadi. Hech narsa yoʻqolmadi: birozdan keyin qayta urining.',
  sendUnknown:
    'Javob yoʻq, lekin maʼlumot yetib borgan boʻlishi mumkin. Qayta yuborishdan oldin biroz kuting.',
  sendExhausted: 'Urinishlar qolmadi. Toʻlab boʻlgan boʻlsangiz, toʻlov hisobga olinadi.',
  triesLeft: plural('uz', {
    one: 'Koʻpi bilan # ta urinish qoldi.',
    other: 'Koʻpi bilan # ta urinish qoldi.',
  }),

  stkTitle: 'Telefoningizda tasdiqlang',
  stkText: phone =>
    phone ? `Toʻlov soʻrovi ${phone} raqamiga yuborildi.` : 'Toʻlov soʻrovi telefoningizga yuborildi.',
  stkSteps: [
    'Telefonni qulfdan chiqarib, soʻrovni kuting.',
    'Oluvchining nomi va summani tekshirib, PIN kodni kiriting.',
    'Bu sahifa oʻzi yangilanadi.',
  ],

  unknownStepTitle: 'Yana bir qadam qoldi',
  unknownStepText:
    'Toʻlov xizmati bu sahifa koʻrsata olmaydigan qadamni soʻrayapti. Undan kelgan xabarni toping: ilovada, SMS yoki elektron pochtada. Toʻlovni kuzatib turibmiz, oʻtganida bu sahifa xabar beradi.',

  redirectTitle: 'Toʻlov sahifasiga oʻting',
  redirectText: host => `Siz ${host} saytida toʻlab, shu yerga qaytasiz.`,
  leaving: host => `${host} saytiga oʻtilmoqda…`,
  continueAt: host => `${host} saytiga oʻtish`,
  addressRefused: 'Toʻlov sahifasining manzili xavfsiz emas. Pul yechilmadi.',
}
