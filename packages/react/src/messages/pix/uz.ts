import { formatTag } from '../formatTag.ts'
import type { PixMessages } from '../messages.ts'
import { plural } from '../plural.ts'

export const pixUz: PixMessages = {
  language: { formats: formatTag('uz') },
  qrLabel: (amount, payee) => `Pix QR-kodi${amount ? `, summasi ${amount}` : ''}, oluvchi: ${payee}`,
  copy: 'Pix kodini nusxalash',
  copied: 'Kod nusxalandi',
  copyFailed: 'Nusxalanmadi. Kod belgilandi: uni oʻzingiz nusxalang.',
  code: 'Nusxalash uchun Pix kodi',
  saveQr: 'QR-kodni saqlash',
  shareQr: 'QR-kodni ulashish',
  bankShows: 'Bankingiz koʻrsatadi',
  payee: 'Oluvchi',
  amount: 'Summa',
  amountByBank: 'bank koʻrsatadi',
  pixSteps: [
    'Bank ilovasini ochib, Pix ni tanlang.',
    'QR-kodni skanerlang yoki nusxalangan kodni qoʻying.',
    'Oluvchining nomi va summani tekshirib, tasdiqlang.',
  ],
  pixPhoneSteps: [
    'Pix kodini nusxalang.',
    'Bank ilovasini ochib, Pix ni tanlang va kodni qoʻying.',
    'Oluvchining nomi va summani tekshirib, tasdiqlang.',
  ],
  timeLeft: time => `Toʻlovga qolgan vaqt: ${time}`,
  minutes: plural('uz', { one: '# daqiqa', other: '# daqiqa' }),
  timeOver: 'Vaqt tugadi. Yana bir bor tekshiramiz.',
  payBy: time => `Toʻlov muddati: ${time}`,
  codeWarning:
    'Ayrim banklar bu kodni qabul qilmasligi mumkin. Tasdiqlashdan oldin oluvchining nomi va summani tekshiring.',
  refusedTitle: 'Bu kod boʻyicha toʻlamang',
  refusedText: 'Bu kod buyurtmangizga tegishli emas. Pul yechilmadi.',
}
