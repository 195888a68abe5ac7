import type { PixMessages } from '../messages.ts'
import { plural } from '../plural.ts'

export const pixUk: PixMessages = {
  qrLabel: (amount, payee) => `QR-код Pix${amount ? ` на ${amount}` : ''}, отримувач: ${payee}`,
  copy: 'Скопіювати код Pix',
  copied: 'Код скопійовано',
  copyFailed: 'Скопіювати не вдалося. Код виділено: скопіюйте його вручну.',
  code: 'Код Pix для копіювання',
  saveQr: 'Зберегти QR-код',
  shareQr: 'Поділитися QR-кодом',
  bankShows: 'Банк покаже',
  payee: 'Отримувач',
  amount: 'Сума',
  amountByBank: 'покаже банк',
  pixSteps: [
    'Відкрийте застосунок банку й оберіть Pix.',
    'Відскануйте QR-код або вставте скопійований код.',
    'Перевірте назву й суму та підтвердьте платіж.',
  ],
  pixPhoneSteps: [
    'Скопіюйте код Pix.',
    'Відкрийте застосунок банку, оберіть Pix і вставте код.',
    'Перевірте назву й суму та підтвердьте платіж.',
  ],
  timeLeft: time => `Час на оплату: ${time}`,
  minutes: plural('uk', { one: '# хвилина', few: '# хвилини', many: '# хвилин', other: '# хвилини' }),
  timeOver: 'Час вичерпано. Перевіряємо ще раз.',
  payBy: time => `Сплатіть до: ${time}`,
  codeWarning: 'Деякі банки можуть не прийняти цей код. Перевірте назву й суму перед підтвердженням.',
  refusedTitle: 'Не платіть за цим кодом',
  refusedText: 'Цей код не від вашого замовлення. Кошти не списано.',
}
