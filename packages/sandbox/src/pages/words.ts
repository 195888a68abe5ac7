/** Every word a buyer reads on a hosted page. */
interface Words {
  /** BCP 47, for the page and for amounts. */
  readonly tag: string
  readonly sandbox: string
  readonly payTo: (payee: string) => string
  readonly reference: string
  readonly payWithin: string
  readonly minutes: (count: number) => string
  readonly pixTitle: string
  readonly pixHint: string
  readonly codeLabel: string
  readonly copy: string
  readonly copied: string
  readonly voucherTitle: string
  readonly voucherLabel: string
  readonly voucherHint: string
  readonly voucherWrong: string
  readonly choose: string
  readonly pay: (amount: string) => string
  readonly decline: string
  readonly expire: string
  readonly cancel: string
  readonly back: string
  readonly endings: Readonly<Record<'success' | 'declined' | 'expired' | 'error', readonly [string, string]>>
  readonly missing: readonly [string, string]
}

const en: Words = {
  tag: 'en',
  sandbox: 'Sandbox: no real money moves here',
  payTo: payee => `Pay to ${payee}`,
  reference: 'Reference',
  payWithin: 'Time left',
  minutes: count => (count === 1 ? 'less than a minute' : `${count} minutes`),
  pixTitle: 'Pay with Pix',
  pixHint: 'Copy the code and paste it in your bank’s app, under Pix copia e cola.',
  codeLabel: 'Pix code',
  copy: 'Copy code',
  copied: 'Copied',
  voucherTitle: 'Pay with paysafecard',
  voucherLabel: '16-digit paysafecard code',
  voucherHint: 'The sandbox takes any 16 digits.',
  voucherWrong: 'A paysafecard code has 16 digits. Check it and try again.',
  choose: 'You play the bank',
  pay: amount => `Pay ${amount}`,
  decline: 'Decline',
  expire: 'Let it expire',
  cancel: 'Cancel and return to the shop',
  back: 'Return to the shop',
  endings: {
    success: ['Payment received', 'The shop has been told. You can return to it now.'],
    declined: ['Payment declined', 'No money was taken. You can return to the shop and try again.'],
    expired: ['Payment expired', 'The time to pay is over. Start again in the shop.'],
    error: ['Payment failed', 'No money was taken. You can return to the shop and try again.'],
  },
  missing: ['No such payment', 'This sandbox does not know the payment. It may have been reset since.'],
}

const pt: Words = {
  tag: 'pt-BR',
  sandbox: 'Sandbox: sem dinheiro de verdade',
  payTo: payee => `Pagar para ${payee}`,
  reference: 'Referência',
  payWithin: 'Tempo restante',
  minutes: count => (count === 1 ? 'menos de um minuto' : `${count} minutos`),
  pixTitle: 'Pagar com Pix',
  pixHint: 'Copie o código e cole no aplicativo do seu banco, em Pix copia e cola.',
  codeLabel: 'Código Pix',
  copy: 'Copiar código',
  copied: 'Copiado',
  voucherTitle: 'Pagar com paysafecard',
  voucherLabel: 'Código paysafecard de 16 dígitos',
  voucherHint: 'O sandbox aceita quaisquer 16 dígitos.',
  voucherWrong: 'Um código paysafecard tem 16 dígitos. Confira e tente de novo.',
  choose: 'Você faz o papel do banco',
  pay: amount => `Pagar ${amount}`,
  decline: 'Recusar',
  expire: 'Deixar expirar',
  cancel: 'Cancelar e voltar à loja',
  back: 'Voltar à loja',
  endings: {
    success: ['Pagamento recebido', 'A loja já foi avisada. Você pode voltar a ela.'],
    declined: ['Pagamento recusado', 'Nada foi cobrado. Você pode voltar à loja e tentar de novo.'],
    expired: ['Pagamento expirado', 'O prazo para pagar terminou. Comece de novo na loja.'],
    error: ['O pagamento falhou', 'Nada foi cobrado. Você pode voltar à loja e tentar de novo.'],
  },
  missing: [
    'Pagamento não encontrado',
    'Este sandbox não conhece o pagamento. Talvez tenha sido reiniciado.',
  ],
}

/** The languages the hosted pages speak. */
export type Locale = 'en' | 'pt'

const WORDS: Readonly<Record<Locale, Words>> = { en, pt }

export function wordsOf(locale: Locale): Words {
  return WORDS[locale]
}

/** The widget's locale where the page speaks it, else the first language of the browser that it speaks, else English. */
export function pickLocale(widgetLocale: string | undefined, acceptLanguage: string | null): Locale {
  const wanted = [widgetLocale ?? '', ...(acceptLanguage ?? '').split(',')]
  return wanted.map(languageOf).find(isLocale) ?? 'en'
}

/** `pt` of `pt-BR;q=0.9`. */
function languageOf(tag: string): string {
  return tag.trim().toLowerCase().split(/[-_;]/)[0] ?? ''
}

function isLocale(language: string): language is Locale {
  return Object.hasOwn(WORDS, language)
}
