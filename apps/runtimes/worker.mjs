import { createProxy } from '@rumba/proxy'
import { createMemoryStore } from '@rumba/proxy/stores/memory'
import { createOptions } from './options.mjs'

const store = createMemoryStore()

export default {
  async fetch(request, { GATEWAY_URL }, context) {
    const proxy = createProxy({ ...createOptions(GATEWAY_URL), store, push: false })
    const response = await proxy.fetch(request)
    context.waitUntil(proxy.drain())
    return response
  },
}
