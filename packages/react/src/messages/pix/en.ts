import type { PixMessages } from '../messages.ts'

export const pixEn: PixMessages = {
  qrLabel: (amount, payee) => `Pix QR code${amount ? ` for ${amount}` : ''} to ${payee}`,
  copy: 'Copy Pix code',
  copied: 'Code copied',
  copyFailed: 'Not copied. The code is selected: copy it by hand.',
  code: 'Pix code to copy and paste',
  saveQr: 'Save QR code',
  shareQr: 'Share QR code',
  bankShows: 'Your bank will show',
  payee: 'To',
  amount: 'Amount',
  amountByBank: 'shown by your bank',
  pixSteps: [
    'Open your bank app and choose Pix.',
    'Scan the QR code, or paste the copied code.',
    'Check the name and the amount, then confirm.',
  ],
  pixPhoneSteps: [
    'Copy the code.',
    'Open your bank app and choose Pix.',
    'Paste the copied code. Check the name and the amount, then confirm.',
  ],
  timeLeft: time => `${time} left to pay`,
  minutes: count => `${count} minute${count === 1 ? '' : 's'}`,
  timeOver: 'The time is over. We are looking once more.',
  payBy: time => `Pay by ${time}`,
  codeWarning: 'Some banks may refuse this code. Check the name and the amount before you confirm.',
  refusedTitle: 'Do not pay this code',
  refusedText: 'This code is not for your order. Nothing was charged.',
}
