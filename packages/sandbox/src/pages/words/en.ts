import type { Words } from './words.ts'

const SEEN =
  'As soon as the money is there, this page says so. You can also return to the shop and wait there.'

export const en: Words = {
  tag: 'en',
  sandbox: 'Sandbox: no real money moves',
  payTo: payee => `Pay to ${payee}`,
  reference: 'Reference',
  description: 'For',
  timeLeft: 'Time left',
  lastMinute: 'Less than a minute left to pay.',
  validUntil: 'Valid until',
  means: {
    pix: {
      title: 'Pay with Pix',
      lead: 'Scan the code in your bank’s app, or copy it and paste it there under Pix copia e cola.',
      step: 'I have paid',
      waiting: SEEN,
    },
    upi: {
      title: 'Pay with UPI',
      lead: 'Scan the code in any UPI app. On your phone, open the app from here.',
      step: 'I have paid',
      waiting: SEEN,
    },
    p2c: {
      title: 'Card-to-card transfer',
      lead: 'In your bank’s app, send exactly this amount to this card. Then confirm it here.',
      step: 'I have sent the money',
      waiting:
        'Transfers between cards take up to a few minutes. This page says so as soon as the money is there.',
    },
    paysafecard: {
      title: 'Pay with paysafecard',
      lead: 'Type the code of your voucher.',
      waiting: SEEN,
    },
    epay: {
      title: 'Pay with ePay.bg',
      lead: 'Sign in with your ePay.bg user name. The sandbox asks for no password.',
      waiting: SEEN,
    },
    blik: {
      title: 'Pay with BLIK',
      lead: 'Open your bank’s app, find BLIK and type the code that it shows.',
      waiting: 'Confirm the payment in your bank’s app. This page says so as soon as it is done.',
    },
    bancontact: {
      title: 'Pay with Bancontact',
      lead: 'Type a test card. Never type a real one here.',
      waiting: SEEN,
    },
    bank_transfer: {
      title: 'Bank transfer',
      lead: 'In your bank’s app, send exactly this amount to this account and name the concept.',
      step: 'I have made the transfer',
      waiting: SEEN,
    },
    cash: {
      title: 'Pay in cash',
      lead: 'Show this voucher at a till, on paper or on your phone, and pay there in cash.',
      step: 'I have paid at the till',
      waiting: 'Tills report their payments every few minutes. This page says so as soon as yours is there.',
    },
    mobile_money: {
      title: 'Pay with mobile money',
      lead: 'A request comes to your phone. Approve it there with your PIN.',
      step: 'Send the request',
      waiting: 'The request is on your phone. Approve it there with your PIN.',
    },
  },
  requisites: {
    amount: 'Amount',
    bank_name: 'Bank',
    account_holder: 'Recipient',
    account_number: 'Account number',
    account_type: 'Account type',
    document_number: 'Tax ID',
    concept: 'Concept',
    card_number: 'Card number',
    voucher_number: 'Voucher number',
  },
  currentAccount: 'Current account',
  fields: {
    code: {
      label: '16-digit paysafecard code',
      hint: 'The sandbox takes any 16 digits.',
      wrong: 'A paysafecard code has 16 digits. Check it and try again.',
    },
    blik: {
      label: '6-digit BLIK code',
      hint: 'The sandbox takes any 6 digits.',
      wrong: 'A BLIK code has 6 digits. Check it and try again.',
    },
    user: {
      label: 'ePay.bg user name',
      hint: 'The sandbox takes any name.',
      wrong: 'Type your ePay.bg user name.',
    },
    card: {
      label: 'Card number',
      hint: 'A test card: 6703 4444 4444 4449',
      wrong: 'This is no card number. Check its digits and try again.',
    },
    expiry: {
      label: 'Valid thru (MM/YY)',
      hint: 'Any month to come, such as 12/99.',
      wrong: 'Type a month to come as MM/YY.',
    },
    operator: { label: 'Operator', wrong: 'Choose your operator.' },
    phone: {
      label: 'Phone number',
      hint: 'The sandbox takes any 6 to 15 digits and calls nobody.',
      wrong: 'A phone number has 6 to 15 digits. Check it and try again.',
    },
  },
  error: 'Error',
  codeLabel: 'Pix code',
  qrLabel: (payee, amount) => `QR code to pay ${amount} to ${payee}`,
  barcodeLabel: digits => `Barcode of ${digits}`,
  apps: 'Open in an app',
  anyApp: 'Any UPI app',
  copy: 'Copy',
  copied: 'Copied',
  print: 'Print the voucher',
  tray: {
    title: 'You play the bank',
    text: 'This is a test: no bank is asked and no money moves. Choose how the payment goes.',
  },
  pay: amount => `Pay ${amount}`,
  decline: 'Decline',
  expire: 'Let it expire',
  wait: 'Keep it waiting',
  cancel: 'Cancel and return to the shop',
  back: 'Return to the shop',
  waitingTitle: 'Waiting for your payment',
  checkAgain: 'Check again',
  showAgain: 'Show again how to pay',
  endings: {
    success: ['Payment received', 'The shop has been told. You can return to it now.'],
    declined: ['Payment declined', 'No money was taken. You can return to the shop and try again.'],
    expired: ['Payment expired', 'The time to pay is over. Start again in the shop.'],
    error: ['Payment failed', 'No money was taken. You can return to the shop and try again.'],
  },
  missing: ['No such payment', 'This sandbox does not know the payment. It may have been reset since.'],
}
