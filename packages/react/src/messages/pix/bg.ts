import type { PixMessages } from '../messages.ts'
import { plural } from '../plural.ts'

export const pixBg: PixMessages = {
  qrLabel: (amount, payee) => `QR код за Pix${amount ? ` за ${amount}` : ''} към ${payee}`,
  copy: 'Копирайте кода за Pix',
  copied: 'Кодът е копиран',
  copyFailed: 'Копирането не успя. Кодът е маркиран: копирайте го ръчно.',
  code: 'Код за Pix за копиране',
  saveQr: 'Запазете QR кода',
  shareQr: 'Споделете QR кода',
  bankShows: 'Банката Ви ще покаже',
  payee: 'Получател',
  amount: 'Сума',
  amountByBank: 'показва я банката',
  pixSteps: [
    'Отворете приложението на банката си и изберете Pix.',
    'Сканирайте QR кода или поставете копирания код.',
    'Проверете името и сумата и потвърдете.',
  ],
  pixPhoneSteps: [
    'Копирайте кода за Pix.',
    'Отворете приложението на банката си, изберете Pix и поставете кода.',
    'Проверете името и сумата и потвърдете.',
  ],
  timeLeft: time => `Оставащо време: ${time}`,
  minutes: plural('bg', { one: '# минута', other: '# минути' }),
  timeOver: 'Времето изтече. Проверяваме още веднъж.',
  payBy: time => `Платете до ${time}`,
  codeWarning: 'Някои банки може да не приемат този код. Проверете името и сумата, преди да потвърдите.',
  refusedTitle: 'Не плащайте с този код',
  refusedText: 'Този код не е за Вашата поръчка. Не е удържана сума.',
}
