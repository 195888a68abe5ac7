import type { PixMessages } from '../messages.ts'
import { plural } from '../plural.ts'

export const pixFr: PixMessages = {
  qrLabel: (amount, payee) => `QR code Pix${amount ? ` de ${amount}` : ''} pour ${payee}`,
  copy: 'Copier le code Pix',
  copied: 'Code copié',
  copyFailed: 'La copie a échoué. Le code est sélectionné\u00a0: copiez-le vous-même.',
  code: 'Code Pix à copier-coller',
  saveQr: 'Enregistrer le QR code',
  shareQr: 'Partager le QR code',
  bankShows: 'Votre banque affichera',
  payee: 'Bénéficiaire',
  amount: 'Montant',
  amountByBank: 'indiqué par votre banque',
  pixSteps: [
    'Ouvrez l’application de votre banque et choisissez Pix.',
    'Scannez le QR code ou collez le code copié.',
    'Vérifiez le nom et le montant, puis confirmez.',
  ],
  pixPhoneSteps: [
    'Copiez le code Pix.',
    'Ouvrez l’application de votre banque, choisissez Pix et collez le code.',
    'Vérifiez le nom et le montant, puis confirmez.',
  ],
  timeLeft: time => `Temps restant\u00a0: ${time}`,
  minutes: plural('fr', { one: '# minute', many: '# de minutes', other: '# minutes' }),
  timeOver: 'Le délai est écoulé. Nous vérifions une dernière fois.',
  payBy: time => `À payer avant le ${time}`,
  codeWarning: 'Certaines banques peuvent refuser ce code. Vérifiez le nom et le montant avant de confirmer.',
  refusedTitle: 'Ne payez pas ce code',
  refusedText: 'Ce code ne correspond pas à votre commande. Rien n’a été débité.',
}
