import type { ChallengeMessages } from '../challengeMessages.ts'
import { plural } from '../plural.ts'

export const words: ChallengeMessages = {
  copyDetail: 'Kopiuj',
  copyOf: label => `Kopiuj: ${label}`,
  detailCopied: 'Skopiowano',
  detailCopyFailed: 'Nie udało się skopiować. Tekst jest zaznaczony: skopiuj go ręcznie.',

  refusedTitle: 'Zatrzymaliśmy tę płatność',
  refusedText:
    'Otrzymane dane do płatności nie dotyczą tego zamówienia, dlatego ich nie pokazujemy. Środki nie zostały pobrane.',
  refusedHelp: 'Jeśli to się powtórzy, podaj sklepowi ten numer.',
  paymentNumber: 'Numer płatności',

  upiTitle: 'Płatność UPI',
  upiOpen: 'Otwórz aplikację UPI',
  upiApps: 'Wybierz swoją aplikację',
  upiOtherApp: 'Inna aplikacja UPI',
  upiOpened: 'Dokończ w aplikacji UPI i wróć tutaj. Ta strona odświeży się sama.',
  upiNotOpened: 'Aplikacja się nie otworzyła? Wybierz inną albo użyj kodu QR poniżej.',
  upiShowQr: 'Pokaż kod QR',
  upiQrLabel: (amount, payee) => `Kod QR UPI${amount ? ` na ${amount}` : ''}, odbiorca: ${payee}`,
  upiThisDevice: 'Zapłać na tym urządzeniu',
  upiId: 'Identyfikator UPI',
  upiAppShows: 'Aplikacja UPI pokaże',
  upiTypeAmount: amount => `Do wpisania: ${amount}`,
  upiAppSteps: [
    'Otwórz stąd swoją aplikację UPI.',
    'Sprawdź nazwę i kwotę, a potem wpisz swój PIN UPI.',
    'Wróć na tę stronę.',
  ],
  upiQrSteps: [
    'Otwórz dowolną aplikację UPI w telefonie.',
    'Zeskanuj kod QR.',
    'Sprawdź nazwę i kwotę, a potem wpisz swój PIN UPI.',
  ],

  redirectOpened: host => `Zapłać na ${host} w otwartym oknie. Ta strona odświeży się sama.`,
  redirectBlocked: 'Przeglądarka nie pozwoliła otworzyć okna. Otwórz je samodzielnie:',
  redirectAgain: 'Otwórz ponownie',
  redirectNewTab: 'Otwórz w nowej karcie',

  handOff: 'Kontynuuj na telefonie',
  handOffText:
    'Zeskanuj ten kod aparatem telefonu. Płatność będzie kontynuowana na telefonie, a ta strona pokaże, kiedy zostanie opłacona.',
  handOffLabel: 'Kod QR, który otwiera tę płatność na telefonie',

  requisitesTitle: 'Płatność przelewem',
  requisitesText: 'Przelej dokładną kwotę na to konto.',
  requisitesSteps: [
    'Skopiuj dane do aplikacji banku i przelej dokładną kwotę.',
    'Wróć i podaj to, o co tutaj prosimy.',
    'Ta strona odświeży się sama, gdy przelew dotrze.',
  ],
  requisitesFields: 'Po przelewie',
  requisitesConfirm: 'Przelew wykonany',
  requisitesRefused: 'Dane nie zostały przyjęte. Sprawdź je i wyślij ponownie.',
  details: {
    accountholder: 'Właściciel konta',
    accountnumber: 'Numer konta',
    accounttype: 'Rodzaj konta',
    alias: 'Alias konta',
    amount: 'Kwota',
    bank: 'Nazwa banku',
    bankname: 'Nazwa banku',
    beneficiary: 'Właściciel konta',
    beneficiaryname: 'Właściciel konta',
    cardlastdigits: 'Ostatnie cyfry Twojej karty',
    cardnumber: 'Numer karty',
    email: 'E-mail',
    phone: 'Telefon',
    reference: 'Tytuł przelewu',
    sendername: 'Nazwa nadawcy',
    transactionid: 'Numer transakcji',
  },

  otpTitle: 'Wpisz kod',
  otpText: 'Kod jednorazowy przyszedł SMS-em lub w aplikacji.',
  otpLabel: 'Kod jednorazowy',
  otpConfirm: 'Potwierdź',
  otpMissing: 'Wpisz otrzymany kod.',
  otpWrong: 'Kod nie został przyjęty. Sprawdź go albo wpisz najnowszy z otrzymanych.',

  sending: 'Wysyłamy…',
  sentTitle: 'Wysłano',
  sentText: 'Sprawdzamy. Ta strona odświeży się sama.',
  sendAgain: 'Popraw wysłane dane',
  sendFailed: 'Nie udało się wysłać. Nic nie przepadło: spróbuj za chwilę.',
  sendUnknown: 'Brak odpowiedzi, ale dane mogły dotrzeć. Poczekaj chwilę przed ponownym wysłaniem.',
  sendExhausted: 'Nie ma więcej prób. Jeśli płatność już wyszła, zostanie zaliczona.',
  triesLeft: plural('pl', {
    one: 'Pozostała najwyżej # próba.',
    few: 'Pozostały najwyżej # próby.',
    many: 'Pozostało najwyżej # prób.',
    other: 'Pozostało najwyżej # próby.',
  }),

  stkTitle: 'Potwierdź w telefonie',
  stkText: phone =>
    phone
      ? `Prośba o płatność została wysłana na numer ${phone}.`
      : 'Prośba o płatność została wysłana na Twój telefon.',
  stkSteps: [
    'Odblokuj telefon i poczekaj na prośbę.',
    'Sprawdź nazwę i kwotę, a potem wpisz swój PIN.',
    'Ta strona odświeży się sama.',
  ],

  unknownStepTitle: 'Jeszcze jeden krok',
  unknownStepText:
    'Serwis płatniczy prosi o krok, którego ta strona nie potrafi pokazać. Poszukaj wiadomości od niego: w aplikacji, w SMS-ie lub e-mailu. Śledzimy płatność, a ta strona pokaże, gdy dotrze.',

  redirectTitle: 'Przejdź na stronę płatności',
  redirectText: host => `Płatność odbywa się na ${host}, a potem wracasz tutaj.`,
  leaving: host => `Przechodzimy na ${host}…`,
  continueAt: host => `Przejdź na ${host}`,
  addressRefused: 'Adres strony płatności nie jest bezpieczny. Środki nie zostały pobrane.',
}
