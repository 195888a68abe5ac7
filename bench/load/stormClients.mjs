// The clients of `storm.mjs`: raw sockets, each with one request under way.
import { connect } from 'node:net'
import { BASE } from './shop.mjs'

/** What a page that was just told 2 seconds waits. */
const PACE_MS = 2_000

async function blow({ port, tokens, clients, gatheringMs, ms }) {
  const result = { times: [], stormed: 0, refused: 0 }
  /** When each honest reader that is still waiting began to. */
  const waiting = new Map()
  let over = false
  const open = (token, index) =>
    new Promise((resolve, reject) => {
      const call = `GET ${BASE}/payments/me HTTP/1.1\r\nhost: shop.example\r\nauthorization: Bearer ${token}\r\n\r\n`
      let text = ''
      const socket = connect(port, '127.0.0.1', () => resolve(ask))
      const ask = () => {
        if (index >= clients) waiting.set(index, performance.now())
        text = ''
        socket.write(call)
      }
      const answered = () => {
        if (over) return
        if (index < clients) {
          result.stormed += 1
          if (!text.startsWith('HTTP/1.1 200')) result.refused += 1
          ask()
        } else {
          result.times.push(performance.now() - waiting.get(index))
          waiting.delete(index)
          setTimeout(ask, PACE_MS)
        }
      }
      socket.setEncoding('latin1').on('error', reject)
      socket.on('data', piece => {
        text += piece
        if (isWhole(text)) answered()
      })
    })
  const asks = []
  for (const [index, token] of tokens.entries()) asks.push(await open(token, index))
  for (const [index, ask] of asks.entries())
    setTimeout(() => ask(), index < clients ? 0 : Math.random() * PACE_MS)
  setTimeout(() => Object.assign(result, { times: [], stormed: 0, refused: 0 }), gatheringMs)
  setTimeout(() => {
    over = true
    // Who got no answer has waited all the same.
    for (const from of waiting.values()) result.times.push(performance.now() - from)
    process.send(result, () => process.exit())
  }, gatheringMs + ms)
}
process.once('message', task => void blow(task))

function isWhole(text) {
  const end = text.indexOf('\r\n\r\n')
  if (end < 0) return false
  const length = /content-length: (\d+)/i.exec(text)?.[1]
  return length === undefined ? text.endsWith('0\r\n\r\n') : text.length >= end + 4 + Number(length)
}
