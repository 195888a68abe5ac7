import { AdyenCheckout, Pix } from '@adyen/adyen-web'
import '@adyen/adyen-web/styles/adyen.css'

AdyenCheckout.register(Pix)
const base = `${location.origin}/test/`

/** Shows a Pix code as the answer to a payment asks for it; resolves with the milliseconds until it is drawn. */
window.show = async code => {
  let seen
  const untilSeen = new Promise(resolve => {
    seen = resolve
  })
  const checkout = await AdyenCheckout({
    environment: 'test',
    clientKey: 'test_BENCH',
    locale: 'en-US',
    countryCode: 'BR',
    amount: { value: 4290, currency: 'BRL' },
    analytics: { enabled: false },
    _environmentUrls: { api: base, analytics: base, cdn: { images: base, translations: base } },
    onActionHandled: ({ actionDescription }) =>
      actionDescription === 'qr-code-loaded' && seen(performance.now()),
    onPaymentCompleted: () => {},
    onPaymentFailed: () => {},
    onError: error => console.error(error),
  })
  const from = performance.now()
  checkout
    .createFromAction({
      type: 'qrCode',
      paymentMethodType: 'pix',
      paymentData: 'bench',
      qrCodeData: code,
      expiresAt: new Date(Date.now() + 900_000).toISOString(),
    })
    .mount('#root')
  return (await untilSeen) - from
}
window.isReady = true
