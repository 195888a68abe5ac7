import { useSyncExternalStore } from 'react'

/** What is in the cart, under an id that changes with its contents: the same cart can be ordered only once. */
export interface Cart {
  readonly id: string
  readonly items: readonly { readonly product: string; readonly quantity: number }[]
}

const KEY = 'cart'
const EMPTY: Cart = { id: '', items: [] }
const listeners = new Set<() => void>()
let cached: { text: string | null; cart: Cart } = { text: null, cart: EMPTY }

function read(): Cart {
  const text = localStorage.getItem(KEY)
  if (text !== cached.text) cached = { text, cart: text === null ? EMPTY : JSON.parse(text) }
  return cached.cart
}

function write(items: Cart['items']): void {
  if (items.length === 0) localStorage.removeItem(KEY)
  else localStorage.setItem(KEY, JSON.stringify({ id: crypto.randomUUID(), items }))
  for (const listener of listeners) listener()
}

/** Sets how many of a product are wanted; 0 takes it out. */
export function setQuantity(product: string, quantity: number): void {
  const others = read().items.filter(item => item.product !== product)
  write(quantity > 0 ? [...others, { product, quantity: Math.min(quantity, 20) }] : others)
}

export function addToCart(product: string): void {
  setQuantity(product, (read().items.find(item => item.product === product)?.quantity ?? 0) + 1)
}

export const emptyCart = (): void => write([])

/** The cart as it is now, in this tab or changed in another. */
export function useCart(): Cart {
  return useSyncExternalStore(onChange => {
    listeners.add(onChange)
    window.addEventListener('storage', onChange)
    return () => {
      listeners.delete(onChange)
      window.removeEventListener('storage', onChange)
    }
  }, read)
}
