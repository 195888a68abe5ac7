import type { PixMessages } from '../messages.ts'
import { plural } from '../plural.ts'

export const pixNl: PixMessages = {
  qrLabel: (amount, payee) => `Pix-QR-code${amount ? ` voor ${amount}` : ''} aan ${payee}`,
  copy: 'Pix-code kopiëren',
  copied: 'Code gekopieerd',
  copyFailed: 'Kopiëren is niet gelukt. De code is geselecteerd: kopieer hem zelf.',
  code: 'Pix-code om te kopiëren en plakken',
  saveQr: 'QR-code opslaan',
  shareQr: 'QR-code delen',
  bankShows: 'Je bank toont',
  payee: 'Aan',
  amount: 'Bedrag',
  amountByBank: 'toont je bank',
  pixSteps: [
    'Open je bank-app en kies Pix.',
    'Scan de QR-code of plak de gekopieerde code.',
    'Controleer de naam en het bedrag en bevestig.',
  ],
  pixPhoneSteps: [
    'Kopieer de Pix-code.',
    'Open je bank-app, kies Pix en plak de code.',
    'Controleer de naam en het bedrag en bevestig.',
  ],
  timeLeft: time => `Nog ${time} om te betalen`,
  minutes: plural('nl', { one: '# minuut', other: '# minuten' }),
  timeOver: 'De tijd is om. We kijken nog één keer.',
  payBy: time => `Betaal vóór ${time}`,
  codeWarning:
    'Sommige banken weigeren deze code misschien. Controleer de naam en het bedrag voordat je bevestigt.',
  refusedTitle: 'Betaal deze code niet',
  refusedText: 'Deze code hoort niet bij je bestelling. Er is niets afgeschreven.',
}
