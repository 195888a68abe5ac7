import type { Messages } from './messages.ts'
import { pixEn } from './pix/en.ts'

const METHODS: Readonly<Record<string, { name: string; hint: string }>> = {
  pix: { name: 'Pix', hint: 'Scan or copy a code in your bank app. Paid in seconds.' },
  paysafecard: { name: 'paysafecard', hint: 'Pay with the 16 digits of your voucher.' },
}

export const en: Messages = {
  checkout: 'Payment',
  loading: 'Loading your payment',
  total: 'Total',
  methods: 'How would you like to pay?',
  method: code => METHODS[code] ?? { name: code, hint: '' },
  payer: 'Your details',
  fields: {
    firstName: 'First name',
    lastName: 'Last name',
    middleName: 'Middle name',
    taxId: 'CPF or CNPJ',
    email: 'Email',
    phone: 'Phone',
    country: 'Country',
    stateCode: 'State',
    city: 'City',
    address: 'Address',
    zipCode: 'Postal code',
    birthday: 'Date of birth',
    gender: 'Gender',
  },
  choose: 'Choose',
  fieldMissing: label => `${label} is missing.`,
  fieldRefused: label => `${label} was not accepted. Please check it.`,
  taxIdWrong: 'This is not a CPF or CNPJ. Please check it.',
  fieldErrors: count => (count === 1 ? 'Please check one field:' : `Please check ${count} fields:`),
  pay: amount => `Pay ${amount}`,
  creating: 'Preparing your payment…',
  createFailed: 'The payment could not be started. Nothing was charged. Please try again.',
  changeMethod: 'Pay another way',

  failedTitle: 'The payment cannot be loaded',
  failedText: 'Check your connection. Nothing was charged.',
  retry: 'Try again',

  pixTitle: 'Pay with Pix',
  ...pixEn,

  waiting: 'Waiting for your payment…',
  offline: 'You are offline. You can still pay.',
  unreachable:
    'We cannot see your payment now. The code is still good; no payment is lost.',
  checkNow: 'I have paid',
  checking: 'Checking…',

  redirectTitle: 'Continue to the payment page',
  redirectText: host => `You pay on ${host} and come back here.`,
  leaving: host => `Taking you to ${host}…`,
  continueAt: host => `Continue to ${host}`,
  openApp: 'Open the payment app',
  addressRefused: 'The payment page has an unsafe address. Nothing was charged.',
  otherTitle: 'Your payment has begun',
  otherText: 'Follow what the service sends you. This page changes by itself.',

  paidTitle: 'Paid',
  paidText: amount => `We have received ${amount}. Thank you!`,
  declinedTitle: 'Payment declined',
  declinedText: 'Your bank said no. Nothing was charged.',
  expiredTitle: 'The time to pay is over',
  expiredText: 'The code no longer works. If you have paid already, the payment still counts.',
  errorTitle: 'The payment failed',
  errorText: 'Something went wrong. You can start again.',
  unknownTitle: 'We are checking your payment',
  unknownText: 'We have no answer yet. Please wait; do not pay a second time.',
  tryAgain: 'Try again',
  newCode: 'Get a new code',
}
