import type { PixMessages } from '../messages.ts'
import { plural } from '../plural.ts'

export const pixRu: PixMessages = {
  qrLabel: (amount, payee) => `QR-код Pix${amount ? ` на ${amount}` : ''}, получатель: ${payee}`,
  copy: 'Скопировать код Pix',
  copied: 'Код скопирован',
  copyFailed: 'Скопировать не удалось. Код выделен: скопируйте его вручную.',
  code: 'Код Pix для копирования',
  saveQr: 'Сохранить QR-код',
  shareQr: 'Поделиться QR-кодом',
  bankShows: 'Банк покажет',
  payee: 'Получатель',
  amount: 'Сумма',
  amountByBank: 'покажет банк',
  pixSteps: [
    'Откройте приложение банка и выберите Pix.',
    'Отсканируйте QR-код или вставьте скопированный код.',
    'Проверьте имя и сумму и подтвердите платёж.',
  ],
  pixPhoneSteps: [
    'Скопируйте код Pix.',
    'Откройте приложение банка, выберите Pix и вставьте код.',
    'Проверьте имя и сумму и подтвердите платёж.',
  ],
  timeLeft: time => `Время на оплату: ${time}`,
  minutes: plural('ru', { one: '# минута', few: '# минуты', many: '# минут', other: '# минуты' }),
  timeOver: 'Время истекло. Проверяем ещё раз.',
  payBy: time => `Оплатите до: ${time}`,
  codeWarning: 'Некоторые банки могут не принять этот код. Проверьте имя и сумму перед подтверждением.',
  refusedTitle: 'Не платите по этому коду',
  refusedText: 'Этот код не от вашего заказа. Деньги не списаны.',
}
