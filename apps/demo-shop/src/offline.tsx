/** The shop on one page, with proxy and gateway in it: `offline.html` of the build pays on any static host, with the network off. */
import '@rumba/react/styles.css'
import './shop.css'
import { formatMoney } from '@rumba/core'
import { createPageProxy } from '@rumba/proxy/in-page'
import { RumbaCheckout } from '@rumba/react'
import { createSandbox } from '@rumba/sandbox'
import { StrictMode, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { PRODUCTS, totalOf } from '../server/catalogue.ts'
import { Art } from './Art.tsx'
import { Header } from './Header.tsx'
import { LanguageProvider, useLanguage } from './language.tsx'

const PAYEE = 'RUMBA DEMO SHOP'
const sandbox = createSandbox({
  payee: { merchantName: PAYEE },
  deliver: (...call) => proxy.fetch(new Request(...call)),
})
/** What each order is for. */
const orders = new Map<string, string>()
const proxy = createPageProxy({
  sandbox,
  lifetimes: { pix: 15 * 60_000 },
  resolveOrder(id) {
    const product = orders.get(id)
    return product === undefined
      ? undefined
      : { amount: totalOf([{ product, quantity: 1 }], 'BRL'), methods: ['pix'], payee: PAYEE }
  },
})

function Shop() {
  const [order, setOrder] = useState<string>()
  if (order !== undefined) return <Order id={order} leave={() => setOrder(undefined)} />
  const buy = (product: string): void => {
    const id = crypto.randomUUID()
    orders.set(id, product)
    setOrder(id)
  }
  return <Products buy={buy} />
}

function Products({ buy }: { buy: (product: string) => void }) {
  const { words, language } = useLanguage()
  return (
    <main>
      <h1>{words.offlineTitle}</h1>
      <p className="tagline">{words.offlineHint}</p>
      <ul className="products">
        {PRODUCTS.map(({ id, name, price }) => (
          <li key={id}>
            <Art product={id} />
            <h2>{name[language]}</h2>
            <p className="price">{formatMoney({ minor: price.BRL, currency: 'BRL' }, language)}</p>
            <button type="button" onClick={() => buy(id)}>
              {words.buy}
              <span className="hidden">: {name[language]}</span>
            </button>
          </li>
        ))}
      </ul>
    </main>
  )
}

const MOVES = ['pay', 'decline', 'expire'] as const

function Order({ id, leave }: { id: string; leave: () => void }) {
  const { words, language } = useLanguage()
  const [idle, setIdle] = useState(false)
  const play = (move: (typeof MOVES)[number]): void => {
    const open = sandbox
      .transactions()
      .find(({ reference, status }) => reference.startsWith(`${id}-`) && /^(created|pending)$/.test(status))
    setIdle(!open)
    if (open) sandbox[move](open.requestId)
  }
  return (
    <main className="order">
      <section>
        <RumbaCheckout client={proxy.client} order={id} locale={language} />
        <aside className="demo" aria-labelledby="demo-title">
          <h2 id="demo-title">{words.demoTitle}</h2>
          <p>{words.demoHint}</p>
          <div>
            {MOVES.map(move => (
              <button key={move} type="button" className="quiet" onClick={() => play(move)}>
                {words[move]}
              </button>
            ))}
          </div>
          {idle && <p role="status">{words.noPayment}</p>}
        </aside>
        <button type="button" className="quiet wide" onClick={leave}>
          {words.back}
        </button>
      </section>
    </main>
  )
}

const root = document.getElementById('root')
if (!root) throw new Error('offline.html has no #root')
createRoot(root).render(
  <StrictMode>
    <LanguageProvider>
      <Header home="/offline.html" />
      <Shop />
    </LanguageProvider>
  </StrictMode>,
)
