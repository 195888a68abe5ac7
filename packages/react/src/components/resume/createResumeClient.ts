import { isRumbaError, ProblemError, type RumbaClient } from '@rumba/core'

/**
 * A client that knows one payment alone: what is asked of an order is answered by that payment, and no other can be started.
 *
 * @param onRefused the token is wrong or out of date
 */
export function createResumeClient(client: RumbaClient, token: string, onRefused: () => void): RumbaClient {
  return {
    ...client,
    async getOrder(_order, options) {
      try {
        const current = await client.resumePayment(token, options)
        return { amount: current.payment.amount, methods: [], current, now: current.now }
      } catch (error) {
        if (isRumbaError(error) && error.code === 'NOT_FOUND') onRefused()
        throw error
      }
    },
    async createPayment() {
      throw new ProblemError({
        code: 'ORDER_REFUSED',
        status: 403,
        title: 'A resumed page goes on with one payment and starts no other.',
      })
    },
  }
}
