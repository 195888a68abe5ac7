import { formatMoney, parseMoney } from '@rumba/core'
import { RumbaCheckout, RumbaResume } from '@rumba/react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Art } from './Art.tsx'
import { addToCart, emptyCart, setQuantity, useCart } from './cart.ts'
import { useLanguage } from './language.tsx'
import { getOrder, getProducts, type Product, placeOrder, playBank, type ShopOrder } from './shopApi.ts'

const useProducts = () =>
  useQuery({ queryKey: ['products'], queryFn: getProducts, staleTime: Number.POSITIVE_INFINITY })

/** As many as a shop of this size sells. */
const BONES = [1, 2, 3]

const useReais = () => {
  const { language } = useLanguage()
  return (decimal: string): string => formatMoney(parseMoney(decimal, 'BRL'), language)
}

export function ShopPage() {
  const { words, language } = useLanguage()
  const reais = useReais()
  const products = useProducts()
  return (
    <main>
      <p className="tagline">{words.tagline}</p>
      {products.isError && <p role="alert">{words.unreachable}</p>}
      <ul className="products" aria-busy={products.isPending}>
        {products.isPending && BONES.map(bone => <li key={bone} className="bone" />)}
        {products.data?.map(({ id, name, price }) => (
          <li key={id}>
            <Art product={id} />
            <h2>{name[language]}</h2>
            <p className="price">{reais(price)}</p>
            <button type="button" onClick={() => addToCart(id)}>
              {words.add}
              <span className="hidden">: {name[language]}</span>
            </button>
          </li>
        ))}
      </ul>
    </main>
  )
}

export function CartPage() {
  const { words, language } = useLanguage()
  const cart = useCart()
  const products = useProducts()
  // The second click of a double click comes before the button is drawn disabled, and a second leaving would cut the first short.
  const sent = useRef(false)
  const place = useMutation({
    mutationFn: () => placeOrder(cart.id, cart.items),
    onSuccess: ({ id }) => window.location.assign(`/orders/${id}`),
    onError: () => {
      sent.current = false
    },
  })
  const placeOnce = () => {
    if (sent.current) return
    sent.current = true
    place.mutate()
  }
  const { reset } = place
  // The back button may bring this page back just as it was left, with the order placed.
  useEffect(() => {
    const again = ({ persisted }: PageTransitionEvent) => {
      if (!persisted) return
      sent.current = false
      reset()
    }
    window.addEventListener('pageshow', again)
    return () => window.removeEventListener('pageshow', again)
  }, [reset])
  const lines = linesOf(cart.items, products.data)
  const total = lines.reduce((sum, { cents }) => sum + cents, 0n)
  return (
    <main className="cart">
      <h1>{words.cart}</h1>
      {cart.items.length === 0 ? (
        <DeadEnd>
          <p>{words.empty}</p>
        </DeadEnd>
      ) : products.isPending ? (
        <LineBones items={cart.items} />
      ) : (
        <>
          <ul className="lines">
            {lines.map(({ product, quantity, cents }) => (
              <li key={product.id}>
                <Art product={product.id} />
                <span className="grow">{product.name[language]}</span>
                <input
                  type="number"
                  min={1}
                  max={20}
                  value={quantity}
                  aria-label={words.quantity(product.name[language])}
                  onChange={event => setQuantity(product.id, Number(event.target.value) || 1)}
                />
                <span className="price">{formatMoney({ minor: cents, currency: 'BRL' }, language)}</span>
                <button
                  type="button"
                  className="quiet"
                  aria-label={words.remove(product.name[language])}
                  onClick={() => setQuantity(product.id, 0)}
                >
                  ×
                </button>
              </li>
            ))}
          </ul>
          <p className="total">
            {words.total}
            <strong>{formatMoney({ minor: total, currency: 'BRL' }, language)}</strong>
          </p>
          {place.isError && <p role="alert">{words.unreachable}</p>}
          <button
            type="button"
            className="wide"
            disabled={place.isPending || place.isSuccess}
            onClick={placeOnce}
          >
            {words.checkout}
          </button>
        </>
      )}
    </main>
  )
}

export function OrderPage({ id }: { id: string }) {
  const { words, language } = useLanguage()
  const order = useQuery({ queryKey: ['order', id], queryFn: () => getOrder(id), retry: false })
  // What is in the order stands above the checkout on a phone, so both come together.
  const products = useProducts()
  if (order.isPending || products.isPending) {
    return (
      <main className="order" aria-busy="true" aria-label={words.loading}>
        <div className="bone" />
        <div className="bone card" />
      </main>
    )
  }
  if (order.isError) {
    return (
      <main>
        <DeadEnd>
          <p role="alert">{order.error.message === '404' ? words.missing : words.unreachable}</p>
        </DeadEnd>
      </main>
    )
  }
  const onPaid = (): void => {
    emptyCart()
    void order.refetch()
  }
  return (
    <main className="order">
      <Receipt order={order.data} products={products.data} />
      <section>
        <RumbaCheckout
          endpoint="/api/rumba"
          order={id}
          locale={language}
          resumeUrl="/pay"
          allowLoopback
          onPaid={onPaid}
        />
        {order.data.paidBy !== null && <p className="thanks">{words.thanks}</p>}
        <DemoControls order={id} />
      </section>
    </main>
  )
}

/** Where the link leads by which a phone goes on with a payment. */
export function ResumePage() {
  const { words, language } = useLanguage()
  return (
    <main>
      <RumbaResume endpoint="/api/rumba" locale={language} redirectTarget="new-tab" allowLoopback>
        <DeadEnd>
          <p role="alert">{words.linkOver}</p>
        </DeadEnd>
      </RumbaResume>
    </main>
  )
}

/** Nothing more to do here but to go back. */
function DeadEnd({ children }: { children: ReactNode }) {
  const { words } = useLanguage()
  return (
    <div className="dead-end">
      {children}
      <a href="/">{words.back}</a>
    </div>
  )
}

function Receipt({ order, products }: { order: ShopOrder; products: readonly Product[] | undefined }) {
  const { words, language } = useLanguage()
  const reais = useReais()
  return (
    <aside className="receipt" data-paid={order.paidBy !== null}>
      <h1>{words.order}</h1>
      <ul className="lines">
        {linesOf(order.items, products).map(({ product, quantity, cents }) => (
          <li key={product.id}>
            <span className="grow">
              {quantity} × {product.name[language]}
            </span>
            <span className="price">{formatMoney({ minor: cents, currency: 'BRL' }, language)}</span>
          </li>
        ))}
      </ul>
      <p className="total">
        {words.total}
        <strong>{reais(order.total.BRL)}</strong>
      </p>
    </aside>
  )
}

/** Holds the place of a cart's lines and of what stands below them. */
function LineBones({ items }: { items: ShopOrder['items'] }) {
  return (
    <div aria-busy="true">
      {items.map(({ product }) => (
        <div key={product} className="bone" />
      ))}
      <div className="bone" />
    </div>
  )
}

function DemoControls({ order }: { order: string }) {
  const { words } = useLanguage()
  const [idle, setIdle] = useState(false)
  const play = async (move: string): Promise<void> => setIdle(!(await playBank(order, move)))
  return (
    <aside className="demo" aria-labelledby="demo-title">
      <h2 id="demo-title">{words.demoTitle}</h2>
      <p>{words.demoHint}</p>
      <div>
        {(['pay', 'decline', 'expire'] as const).map(move => (
          <button key={move} type="button" className="quiet" data-demo={move} onClick={() => void play(move)}>
            {words[move]}
          </button>
        ))}
      </div>
      {idle && <p role="status">{words.noPayment}</p>}
    </aside>
  )
}

interface Line {
  readonly product: Product
  readonly quantity: number
  readonly cents: bigint
}

function linesOf(items: ShopOrder['items'], products: readonly Product[] = []): Line[] {
  return products.flatMap(product => {
    const quantity = items.find(item => item.product === product.id)?.quantity
    if (quantity === undefined) return []
    return { product, quantity, cents: parseMoney(product.price, 'BRL').minor * BigInt(quantity) }
  })
}
