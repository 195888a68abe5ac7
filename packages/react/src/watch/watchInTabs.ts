import { isPaid, type PaymentSnapshot, parseSnapshot } from '@rumba/core'
import { page, type TabChannel } from './environment.ts'
import { type PaymentWatch, type WatchPaymentOptions, watchPayment } from './watchPayment.ts'

/** How long a page waits for word from another tab before it asks by itself. What it knows is fresh at this time. */
const HELLO_MS = 250

export interface SharedWatchOptions extends WatchPaymentOptions {
  readonly known: PaymentSnapshot
}

/** What `shareWatch` needs of the code at hand. Handed in, so that no bundler cuts the first chunk in two for it. */
export interface WatchTools {
  readonly watchPayment: typeof watchPayment
  readonly parseSnapshot: typeof parseSnapshot
  readonly isPaid: typeof isPaid
}

/** Watches a payment, with the other tabs that do where there are any; what that takes is loaded only then. Stop it once paid. */
export function watchInTabs(options: SharedWatchOptions): PaymentWatch {
  const { environment = page, client, known } = options
  if (!environment.locks || client.endpoint === undefined || isPaid(known.payment.status)) {
    return watchPayment(options)
  }
  // No token: another tab has another one for the same payment, and who reads the name must not be able to use it.
  const name = `rumba ${client.endpoint} ${known.payment.reference} ${known.payment.createdAt}`
  let channel: TabChannel
  try {
    channel = environment.openChannel(name)
  } catch {
    // A page without storage, such as a frame of another site, may have no line to others.
    return watchPayment(options)
  }
  let watch: PaymentWatch | undefined
  let stopped = false
  const alone = (): PaymentWatch => (watch ??= watchPayment(options))
  const timer = environment.setTimeout(alone, HELLO_MS)
  const meet = (): void => {
    environment.clearTimeout(timer)
    // At once, so that there are never two streams; the next one starts with a snapshot.
    watch?.stop()
    watch = undefined
    channel.onmessage = null
    channel.postMessage('')
    import('./shareWatch.ts').then(
      ({ shareWatch }) => {
        channel.close()
        watch?.stop()
        if (!stopped) watch = shareWatch(options, environment, name, { watchPayment, parseSnapshot, isPaid })
      },
      () => stopped || alone(),
    )
  }
  channel.onmessage = meet
  channel.postMessage('')
  return {
    stop() {
      stopped = true
      environment.clearTimeout(timer)
      channel.close()
      watch?.stop()
    },
    check: () => alone().check(),
  }
}
