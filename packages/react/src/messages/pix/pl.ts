import type { PixMessages } from '../messages.ts'
import { plural } from '../plural.ts'

export const pixPl: PixMessages = {
  qrLabel: (amount, payee) => `Kod QR Pix${amount ? ` na ${amount}` : ''}, odbiorca: ${payee}`,
  copy: 'Skopiuj kod Pix',
  copied: 'Kod skopiowany',
  copyFailed: 'Nie udało się skopiować. Kod jest zaznaczony: skopiuj go ręcznie.',
  code: 'Kod Pix do skopiowania',
  saveQr: 'Zapisz kod QR',
  shareQr: 'Udostępnij kod QR',
  bankShows: 'Bank pokaże',
  payee: 'Odbiorca',
  amount: 'Kwota',
  amountByBank: 'pokaże bank',
  pixSteps: [
    'Otwórz aplikację banku i wybierz Pix.',
    'Zeskanuj kod QR lub wklej skopiowany kod.',
    'Sprawdź nazwę i kwotę, a potem potwierdź.',
  ],
  pixPhoneSteps: [
    'Skopiuj kod Pix.',
    'Otwórz aplikację banku, wybierz Pix i wklej kod.',
    'Sprawdź nazwę i kwotę, a potem potwierdź.',
  ],
  timeLeft: time => `Czas na płatność: ${time}`,
  minutes: plural('pl', { one: '# minuta', few: '# minuty', many: '# minut', other: '# minuty' }),
  timeOver: 'Czas minął. Sprawdzamy jeszcze raz.',
  payBy: time => `Zapłać do: ${time}`,
  codeWarning: 'Niektóre banki mogą nie przyjąć tego kodu. Przed potwierdzeniem sprawdź nazwę i kwotę.',
  refusedTitle: 'Nie płać tym kodem',
  refusedText: 'Ten kod nie dotyczy tego zamówienia. Środki nie zostały pobrane.',
}
