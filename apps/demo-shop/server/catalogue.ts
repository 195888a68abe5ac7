import type { Money } from '@rumba/core'

/** Something to buy. Prices are this server's to say; a page only names what it wants and how many. */
export interface Product {
  readonly id: string
  readonly name: { readonly en: string; readonly 'pt-BR': string }
  readonly price: { readonly BRL: bigint; readonly EUR: bigint }
}

export const PRODUCTS: readonly Product[] = [
  {
    id: 'coffee',
    name: { en: 'Cerrado coffee, 250 g', 'pt-BR': 'Café do Cerrado, 250 g' },
    price: { BRL: 4290n, EUR: 690n },
  },
  {
    id: 'tambourine',
    name: { en: 'Ten-inch pandeiro', 'pt-BR': 'Pandeiro de dez polegadas' },
    price: { BRL: 18900n, EUR: 3150n },
  },
  {
    id: 'hammock',
    name: { en: 'Cotton hammock', 'pt-BR': 'Rede de algodão' },
    price: { BRL: 25901n, EUR: 4290n },
  },
]

export interface CartItem {
  readonly product: string
  readonly quantity: number
}

/** What the items cost together, in one of the shop's currencies. */
export function totalOf(items: readonly CartItem[], currency: 'BRL' | 'EUR'): Money {
  const minor = items.reduce((sum, { product, quantity }) => {
    const price = PRODUCTS.find(({ id }) => id === product)?.price[currency] ?? 0n
    return sum + price * BigInt(quantity)
  }, 0n)
  return { minor, currency }
}
