import type { ChallengeMessages } from '../challengeMessages.ts'
import { plural } from '../plural.ts'

export const words: ChallengeMessages = {
  copyDetail: 'Copier',
  copyOf: label => `Copier\u00a0: ${label}`,
  detailCopied: 'Copié',
  detailCopyFailed: 'La copie a échoué. Le texte est sélectionné\u00a0: copiez-le vous-même.',

  refusedTitle: 'Ce paiement a été arrêté',
  refusedText:
    'Les coordonnées de paiement reçues ne correspondent pas à votre commande, nous ne les affichons donc pas. Rien n’a été débité.',
  refusedHelp: 'Si cela se reproduit, indiquez ce numéro à la boutique.',
  paymentNumber: 'Numéro de paiement',

  upiTitle: 'Payer avec UPI',
  upiOpen: 'Ouvrir une application UPI',
  upiApps: 'Choisissez votre application',
  upiOtherApp: 'Une autre application UPI',
  upiOpened: 'Terminez dans votre application UPI, puis revenez ici. Cette page se met à jour toute seule.',
  upiNotOpened:
    'Aucune application ne s’est ouverte\u00a0? Choisissez-en une autre ou utilisez le QR code ci-dessous.',
  upiShowQr: 'Afficher le QR code',
  upiQrLabel: (amount, payee) => `QR code UPI${amount ? ` de ${amount}` : ''} pour ${payee}`,
  upiThisDevice: 'Payer sur cet appareil',
  upiId: 'Identifiant UPI',
  upiAppShows: 'Votre application UPI affichera',
  upiTypeAmount: amount => `À saisir\u00a0: ${amount}`,
  upiAppSteps: [
    'Ouvrez votre application UPI depuis cette page.',
    'Vérifiez le nom et le montant, puis saisissez votre code PIN UPI.',
    'Revenez sur cette page.',
  ],
  upiQrSteps: [
    'Ouvrez une application UPI sur votre téléphone.',
    'Scannez le QR code.',
    'Vérifiez le nom et le montant, puis saisissez votre code PIN UPI.',
  ],

  redirectOpened: host =>
    `Payez sur ${host} dans la fenêtre qui s’est ouverte. Cette page se met à jour toute seule.`,
  redirectBlocked: 'Votre navigateur a bloqué la fenêtre. Ouvrez-la vous-même\u00a0:',
  redirectAgain: 'Ouvrir à nouveau',
  redirectNewTab: 'Ouvrir dans un nouvel onglet',

  handOff: 'Continuer sur le téléphone',
  handOffText:
    'Scannez ce code avec l’appareil photo de votre téléphone. Le paiement s’y poursuit, et cette page indique quand il est effectué.',
  handOffLabel: 'QR code qui ouvre ce paiement sur votre téléphone',

  requisitesTitle: 'Payer par virement',
  requisitesText: 'Virez le montant exact sur ce compte.',
  requisitesSteps: [
    'Copiez les coordonnées dans l’application de votre banque et virez le montant exact.',
    'Revenez et indiquez ce que nous demandons ici.',
    'Cette page se met à jour toute seule dès que le virement arrive.',
  ],
  requisitesFields: 'Après votre virement',
  requisitesConfirm: 'J’ai fait le virement',
  requisitesRefused: 'Ces informations n’ont pas été acceptées. Vérifiez-les et renvoyez-les.',
  details: {
    accountholder: 'Titulaire du compte',
    accountnumber: 'Numéro de compte',
    accounttype: 'Type de compte',
    alias: 'Alias du compte',
    amount: 'Montant',
    bank: 'Banque',
    bankname: 'Banque',
    beneficiary: 'Titulaire du compte',
    beneficiaryname: 'Titulaire du compte',
    cardlastdigits: 'Derniers chiffres de votre carte',
    cardnumber: 'Numéro de carte',
    email: 'E-mail',
    phone: 'Téléphone',
    reference: 'Référence',
    sendername: 'Nom de l’émetteur',
    transactionid: 'Numéro de transaction',
  },

  otpTitle: 'Saisissez le code',
  otpText: 'Un code à usage unique vous a été envoyé, par SMS ou dans votre application.',
  otpLabel: 'Code à usage unique',
  otpConfirm: 'Confirmer',
  otpMissing: 'Saisissez le code reçu.',
  otpWrong: 'Ce code n’a pas été accepté. Vérifiez-le ou utilisez le dernier reçu.',

  sending: 'Envoi en cours…',
  sentTitle: 'Envoyé',
  sentText: 'Nous vérifions. Cette page se met à jour toute seule.',
  sendAgain: 'Corriger mon envoi',
  sendFailed: 'L’envoi a échoué. Rien n’est perdu\u00a0: réessayez dans un instant.',
  sendUnknown: 'Pas de réponse, mais l’envoi est peut-être arrivé. Patientez un instant avant de renvoyer.',
  sendExhausted: 'Il n’y a plus de tentative. Si vous avez payé, votre paiement compte.',
  triesLeft: plural('fr', {
    one: 'Il vous reste au plus # tentative.',
    many: 'Il vous reste au plus # de tentatives.',
    other: 'Il vous reste au plus # tentatives.',
  }),

  stkTitle: 'Confirmez sur votre téléphone',
  stkText: phone =>
    phone
      ? `Une demande de paiement a été envoyée au ${phone}.`
      : 'Une demande de paiement a été envoyée sur votre téléphone.',
  stkSteps: [
    'Déverrouillez votre téléphone et attendez la demande.',
    'Vérifiez le nom et le montant, puis saisissez votre code PIN.',
    'Cette page se met à jour toute seule.',
  ],

  unknownStepTitle: 'Encore une étape',
  unknownStepText:
    'Le service de paiement demande une étape que cette page ne peut pas afficher. Cherchez un message de sa part\u00a0: dans votre application, par SMS ou par e-mail. Nous suivons le paiement, et cette page vous dira quand il est arrivé.',

  redirectTitle: 'Continuez vers la page de paiement',
  redirectText: host => `Vous payez sur ${host}, puis vous revenez ici.`,
  leaving: host => `Ouverture de ${host}…`,
  continueAt: host => `Continuer sur ${host}`,
  addressRefused: 'L’adresse de la page de paiement n’est pas sûre. Rien n’a été débité.',
}
