import { formatTag } from '../formatTag.ts'
import type { PixMessages } from '../messages.ts'
import { plural } from '../plural.ts'

export const pixKk: PixMessages = {
  language: { formats: formatTag('kk') },
  qrLabel: (amount, payee) => `Pix QR-коды${amount ? `, сомасы ${amount}` : ''}, алушы: ${payee}`,
  copy: 'Pix кодын көшіру',
  copied: 'Код көшірілді',
  copyFailed: 'Көшірілмеді. Код белгіленді: оны өзіңіз көшіріңіз.',
  code: 'Көшіруге арналған Pix коды',
  saveQr: 'QR-кодты сақтау',
  shareQr: 'QR-кодпен бөлісу',
  bankShows: 'Банкіңіз көрсетеді',
  payee: 'Алушы',
  amount: 'Сома',
  amountByBank: 'банк көрсетеді',
  pixSteps: [
    'Банк қолданбасын ашып, Pix таңдаңыз.',
    'QR-кодты сканерлеңіз немесе көшірілген кодты қойыңыз.',
    'Алушының аты мен соманы тексеріп, растаңыз.',
  ],
  pixPhoneSteps: [
    'Pix кодын көшіріңіз.',
    'Банк қолданбасын ашып, Pix таңдап, кодты қойыңыз.',
    'Алушының аты мен соманы тексеріп, растаңыз.',
  ],
  timeLeft: time => `Төлеуге қалған уақыт: ${time}`,
  minutes: plural('kk', { one: '# минут', other: '# минут' }),
  timeOver: 'Уақыт аяқталды. Тағы бір рет тексереміз.',
  payBy: time => `Төлеу мерзімі: ${time}`,
  codeWarning:
    'Кейбір банктер бұл кодты қабылдамауы мүмкін. Растамас бұрын алушының аты мен соманы тексеріңіз.',
  refusedTitle: 'Бұл код бойынша төлемеңіз',
  refusedText: 'Бұл код сіздің тапсырысыңызға тиесілі емес. Ақша шешілген жоқ.',
}
