// What Adyen's component asks of its servers while a Pix payment waits.
import { PNG } from 'pngjs'

/** @param status what a question for the payment's status is answered, as it is asked */
export function adyenRoute(status = () => ({ resultCode: 'pending', type: 'pending', payload: '' })) {
  return (request, response) => {
    request.resume()
    const { pathname } = new URL(request.url, 'http://stage')
    if (pathname.endsWith('/barcode.png')) {
      response.setHeader('content-type', 'image/png')
      return void response.end(PICTURE)
    }
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(pathname.includes('/status') ? status() : {}))
  }
}

/** A picture of the size that is wanted; what is on it costs nothing here. */
const PICTURE = PNG.sync.write(new PNG({ width: 224, height: 224 }))
