import { formatTag } from '../formatTag.ts'
import type { PixMessages } from '../messages.ts'
import { plural } from '../plural.ts'

export const pixKy: PixMessages = {
  language: { formats: formatTag('ky') },
  qrLabel: (amount, payee) => `Pix QR-коду${amount ? `, суммасы ${amount}` : ''}, алуучу: ${payee}`,
  copy: 'Pix кодун көчүрүү',
  copied: 'Код көчүрүлдү',
  copyFailed: 'Көчүрүлгөн жок. Код белгиленди: аны өзүңүз көчүрүңүз.',
  code: 'Көчүрүү үчүн Pix коду',
  saveQr: 'QR-кодду сактоо',
  shareQr: 'QR-код менен бөлүшүү',
  bankShows: 'Банкыңыз көрсөтөт',
  payee: 'Алуучу',
  amount: 'Сумма',
  amountByBank: 'банк көрсөтөт',
  pixSteps: [
    'Банк колдонмосун ачып, Pix тандаңыз.',
    'QR-кодду сканерлеңиз же көчүрүлгөн кодду коюңуз.',
    'Алуучунун атын жана сумманы текшерип, ырастаңыз.',
  ],
  pixPhoneSteps: [
    'Pix кодун көчүрүңүз.',
    'Банк колдонмосун ачып, Pix тандап, кодду коюңуз.',
    'Алуучунун атын жана сумманы текшерип, ырастаңыз.',
  ],
  timeLeft: time => `Төлөөгө калган убакыт: ${time}`,
  minutes: plural('ky', { one: '# мүнөт', other: '# мүнөт' }),
  timeOver: 'Убакыт бүттү. Дагы бир жолу текшеребиз.',
  payBy: time => `Төлөө мөөнөтү: ${time}`,
  codeWarning:
    'Айрым банктар бул кодду кабыл албашы мүмкүн. Ырастоодон мурун алуучунун атын жана сумманы текшериңиз.',
  refusedTitle: 'Бул код боюнча төлөбөңүз',
  refusedText: 'Бул код сиздин буйрутмаңызга тиешелүү эмес. Акча алынган жок.',
}
