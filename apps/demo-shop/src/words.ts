/** The shop's own words; the checkout brings its own. */
const en = {
  tagline: 'A small shop to try the checkout in. Nothing here is real, and no money moves.',
  add: 'Add to cart',
  cart: 'Cart',
  inCart: (count: number) => `In your cart: ${count}`,
  empty: 'Your cart is empty.',
  back: 'Back to the shop',
  quantity: (name: string) => `Quantity of ${name}`,
  remove: (name: string) => `Remove ${name}`,
  total: 'Total',
  checkout: 'Go to payment',
  order: 'Your order',
  missing: 'There is no such order.',
  linkOver: 'This link no longer works. Open the payment again where you began.',
  unreachable: 'The shop cannot be reached. Try again in a moment.',
  thanks: 'Thank you! Your order is paid and on its way.',
  demoTitle: 'Demo only: play the bank',
  demoHint: 'A real shop has no such buttons. They tell the sandbox gateway what the buyer did.',
  pay: 'Pay',
  decline: 'Decline',
  expire: 'Let it expire',
  noPayment: 'There is no payment under way yet.',
  offlineTitle: 'The shop without a server',
  offlineHint: 'Server and gateway run in this page. Nothing leaves it, and all is forgotten with it.',
  buy: 'Buy',
  language: 'Language',
  loading: 'Loading…',
}

const ptBR: typeof en = {
  tagline:
    'Uma lojinha para experimentar o pagamento. Nada aqui é de verdade e nenhum dinheiro sai da conta.',
  add: 'Pôr no carrinho',
  cart: 'Carrinho',
  inCart: count => `No carrinho: ${count}`,
  empty: 'Seu carrinho está vazio.',
  back: 'Voltar à loja',
  quantity: name => `Quantidade de ${name}`,
  remove: name => `Tirar ${name}`,
  total: 'Total',
  checkout: 'Ir para o pagamento',
  order: 'Seu pedido',
  missing: 'Este pedido não existe.',
  linkOver: 'Este link não funciona mais. Abra o pagamento de novo onde você começou.',
  unreachable: 'Não foi possível falar com a loja. Tente de novo em instantes.',
  thanks: 'Obrigado! Seu pedido está pago e a caminho.',
  demoTitle: 'Só na demonstração: faça o papel do banco',
  demoHint:
    'Uma loja de verdade não tem estes botões. Eles dizem ao gateway de testes o que o comprador fez.',
  pay: 'Pagar',
  decline: 'Recusar',
  expire: 'Deixar expirar',
  noPayment: 'Ainda não há pagamento em andamento.',
  offlineTitle: 'A loja sem servidor',
  offlineHint: 'Servidor e gateway funcionam nesta página. Nada sai dela, e tudo se apaga com ela.',
  buy: 'Comprar',
  language: 'Idioma',
  loading: 'Carregando…',
}

export type Language = 'en' | 'pt-BR'
export type Words = typeof en
export const WORDS: Readonly<Record<Language, Words>> = { en, 'pt-BR': ptBR }
