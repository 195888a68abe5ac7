import type { ChallengeMessages } from '../challengeMessages.ts'
import { plural } from '../plural.ts'

export const words: ChallengeMessages = {
  copyDetail: 'Kopiëren',
  copyOf: label => `${label} kopiëren`,
  detailCopied: 'Gekopieerd',
  detailCopyFailed: 'Kopiëren is niet gelukt. De tekst is geselecteerd: kopieer hem zelf.',

  refusedTitle: 'We hebben deze betaling gestopt',
  refusedText:
    'De betaalgegevens die we kregen, horen niet bij je bestelling. Daarom tonen we ze niet. Er is niets afgeschreven.',
  refusedHelp: 'Gebeurt dit opnieuw? Geef dit nummer dan door aan de winkel.',
  paymentNumber: 'Betalingsnummer',

  upiTitle: 'Betalen met UPI',
  upiOpen: 'UPI-app openen',
  upiApps: 'Kies je app',
  upiOtherApp: 'Een andere UPI-app',
  upiOpened: 'Rond af in je UPI-app en kom dan terug. Deze pagina werkt zichzelf bij.',
  upiNotOpened: 'Ging er geen app open? Kies een andere of gebruik de QR-code hieronder.',
  upiShowQr: 'QR-code tonen',
  upiQrLabel: (amount, payee) => `UPI-QR-code${amount ? ` voor ${amount}` : ''} aan ${payee}`,
  upiThisDevice: 'Op dit apparaat betalen',
  upiId: 'UPI-ID',
  upiAppShows: 'Je UPI-app toont',
  upiTypeAmount: amount => `Zelf in te vullen: ${amount}`,
  upiAppSteps: [
    'Open hier je UPI-app.',
    'Controleer de naam en het bedrag en voer je UPI-pincode in.',
    'Kom terug naar deze pagina.',
  ],
  upiQrSteps: [
    'Open een UPI-app op je telefoon.',
    'Scan de QR-code.',
    'Controleer de naam en het bedrag en voer je UPI-pincode in.',
  ],

  redirectOpened: host => `Betaal op ${host} in het venster dat is geopend. Deze pagina werkt zichzelf bij.`,
  redirectBlocked: 'Je browser hield het venster tegen. Open het zelf:',
  redirectAgain: 'Opnieuw openen',
  redirectNewTab: 'Openen in een nieuw tabblad',

  handOff: 'Verder op je telefoon',
  handOffText:
    'Scan dit met de camera van je telefoon. De betaling gaat daar verder en deze pagina laat zien wanneer er betaald is.',
  handOffLabel: 'QR-code die deze betaling op je telefoon opent',

  requisitesTitle: 'Betalen per overschrijving',
  requisitesText: 'Maak het exacte bedrag over naar deze rekening.',
  requisitesSteps: [
    'Kopieer de gegevens naar je bank-app en maak het exacte bedrag over.',
    'Kom terug en vul in wat we hier vragen.',
    'Deze pagina werkt zichzelf bij zodra de overschrijving binnen is.',
  ],
  requisitesFields: 'Na je overschrijving',
  requisitesConfirm: 'Ik heb het overgemaakt',
  requisitesRefused: 'Dit is niet geaccepteerd. Controleer het en stuur het opnieuw.',
  details: {
    accountholder: 'Rekeninghouder',
    accountnumber: 'Rekeningnummer',
    accounttype: 'Soort rekening',
    alias: 'Rekeningalias',
    amount: 'Bedrag',
    bank: 'Naam van de bank',
    bankname: 'Naam van de bank',
    beneficiary: 'Rekeninghouder',
    beneficiaryname: 'Rekeninghouder',
    cardlastdigits: 'Laatste cijfers van je kaart',
    cardnumber: 'Kaartnummer',
    email: 'E-mailadres',
    phone: 'Telefoonnummer',
    reference: 'Betalingskenmerk',
    sendername: 'Naam van de afzender',
    transactionid: 'Transactienummer',
  },

  otpTitle: 'Vul de code in',
  otpText: 'Je hebt een eenmalige code gekregen, per sms of in je app.',
  otpLabel: 'Eenmalige code',
  otpConfirm: 'Bevestigen',
  otpMissing: 'Vul de code in die je hebt gekregen.',
  otpWrong: 'Deze code is niet geaccepteerd. Controleer hem of gebruik de nieuwste die je hebt gekregen.',

  sending: 'Bezig met versturen…',
  sentTitle: 'Verstuurd',
  sentText: 'We controleren het. Deze pagina werkt zichzelf bij.',
  sendAgain: 'Wat ik stuurde verbeteren',
  sendFailed: 'Versturen is niet gelukt. Er is niets verloren: probeer het zo nog eens.',
  sendUnknown:
    'We kregen geen antwoord; misschien is het aangekomen. Wacht even voordat je het opnieuw stuurt.',
  sendExhausted: 'Er zijn geen pogingen meer. Heb je al betaald, dan telt je betaling gewoon mee.',
  triesLeft: plural('nl', {
    one: 'Je hebt nog hoogstens # poging.',
    other: 'Je hebt nog hoogstens # pogingen.',
  }),

  stkTitle: 'Bevestig op je telefoon',
  stkText: phone =>
    phone
      ? `Er is een betaalverzoek gestuurd naar ${phone}.`
      : 'Er is een betaalverzoek naar je telefoon gestuurd.',
  stkSteps: [
    'Ontgrendel je telefoon en wacht op het verzoek.',
    'Controleer de naam en het bedrag en voer je pincode in.',
    'Deze pagina werkt zichzelf bij.',
  ],

  unknownStepTitle: 'Nog één stap',
  unknownStepText:
    'De betaaldienst vraagt om een stap die deze pagina niet kan tonen. Zoek een bericht van de dienst: in je app, per sms of per e-mail. We blijven kijken, en deze pagina laat zien wanneer je hebt betaald.',

  redirectTitle: 'Ga verder naar de betaalpagina',
  redirectText: host => `Je betaalt op ${host} en komt daarna hier terug.`,
  leaving: host => `Je gaat nu naar ${host}…`,
  continueAt: host => `Verder naar ${host}`,
  addressRefused: 'Het adres van de betaalpagina is niet veilig. Er is niets afgeschreven.',
}
