import type { ChallengeMessages } from '../challengeMessages.ts'

export const words: ChallengeMessages = {
  copyDetail: 'Copy',
  copyOf: label => `Copy ${label}`,
  detailCopied: 'Copied',
  detailCopyFailed: 'Not copied. It is selected: copy it by hand.',

  refusedTitle: 'This payment was stopped',
  refusedText:
    'The payment details we received are not for your order, so we do not show them. Nothing was charged.',
  refusedHelp: 'If this happens again, tell the shop this number.',
  paymentNumber: 'Payment number',

  upiTitle: 'Pay with UPI',
  upiOpen: 'Open a UPI app',
  upiApps: 'Choose your app',
  upiOtherApp: 'Another UPI app',
  upiOpened: 'Finish in your UPI app, then come back. This page changes by itself.',
  upiNotOpened: 'Did no app open? Choose another one, or use the QR code below.',
  upiShowQr: 'Show the QR code',
  upiQrLabel: (amount, payee) => `UPI QR code${amount ? ` for ${amount}` : ''} to ${payee}`,
  upiThisDevice: 'Pay on this device',
  upiId: 'UPI ID',
  upiAppShows: 'Your UPI app will show',
  upiTypeAmount: amount => `You type it: ${amount}`,
  upiAppSteps: [
    'Open your UPI app from here.',
    'Check the name and the amount, then enter your UPI PIN.',
    'Come back to this page.',
  ],
  upiQrSteps: [
    'Open any UPI app on your phone.',
    'Scan the QR code.',
    'Check the name and the amount, then enter your UPI PIN.',
  ],

  redirectOpened: host => `Pay on ${host} in the window that opened. This page changes by itself.`,
  redirectBlocked: 'Your browser did not let the window open. Open it yourself:',
  redirectAgain: 'Open it again',
  redirectNewTab: 'Open in a new tab',

  handOff: 'Continue on your phone',
  handOffText:
    'Scan this with the camera of your phone. The payment goes on there, and this page shows when it is paid.',
  handOffLabel: 'QR code that opens this payment on your phone',

  requisitesTitle: 'Pay by bank transfer',
  requisitesText: 'Transfer the exact amount to this account.',
  requisitesSteps: [
    'Copy the details into your bank app and transfer the exact amount.',
    'Come back and fill in the fields below.',
    'This page changes by itself once the transfer has arrived.',
  ],
  requisitesFields: 'After your transfer',
  requisitesConfirm: 'I have made the transfer',
  requisitesRefused: 'This was not accepted. Please check it and send it again.',
  details: {
    accountholder: 'Account holder',
    accountnumber: 'Account number',
    accounttype: 'Account type',
    alias: 'Alias',
    amount: 'Amount',
    bank: 'Bank',
    bankname: 'Bank',
    beneficiary: 'Account holder',
    beneficiaryname: 'Account holder',
    cardlastdigits: 'Last digits of your card',
    cardnumber: 'Card number',
    email: 'Email',
    phone: 'Phone',
    reference: 'Reference',
    sendername: 'Sender’s name',
    transactionid: 'Transaction number',
  },

  otpTitle: 'Enter the code',
  otpText: 'A one-time code was sent to you, as a text message or in your app.',
  otpLabel: 'One-time code',
  otpConfirm: 'Confirm',
  otpMissing: 'Enter the code you were sent.',
  otpWrong: 'This code was not accepted. Check it, or use the newest one you were sent.',

  sending: 'Sending…',
  sentTitle: 'Sent',
  sentText: 'We are checking it now. This page changes by itself.',
  sendAgain: 'Correct what I sent',
  sendFailed: 'It could not be sent. Nothing is lost: try again in a moment.',
  sendUnknown: 'We got no answer; it may have arrived. Wait a moment before you send it again.',
  sendExhausted: 'There are no tries left. If you have paid, the payment still counts.',
  triesLeft: count =>
    count === 1 ? 'You have at most one try left.' : `You have at most ${count} tries left.`,

  stkTitle: 'Confirm on your phone',
  stkText: phone =>
    phone ? `A payment request was sent to ${phone}.` : 'A payment request was sent to your phone.',
  stkSteps: [
    'Unlock your phone and wait for the request.',
    'Check the name and the amount, then enter your PIN.',
    'This page changes by itself.',
  ],

  unknownStepTitle: 'One more step',
  unknownStepText:
    'The payment service asks for a step that this page cannot show. Look for a message from it: in your app, by text or email. We keep watching, and this page says when you have paid.',

  redirectTitle: 'Continue to the payment page',
  redirectText: host => `You pay on ${host} and come back here.`,
  leaving: host => `Taking you to ${host}…`,
  continueAt: host => `Continue to ${host}`,
  addressRefused: 'The payment page has an unsafe address. Nothing was charged.',
  otherTitle: 'Your payment has begun',
  otherText: 'Follow what the service sends you. This page changes by itself.',
}
