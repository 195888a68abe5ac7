import { exponentOf, isFinal, METHODS, type Payer, parseMoney } from '@rumba/core'
import { RumbaCheckout } from '@rumba/react'
import { SCENARIOS, type Transaction } from '@rumba/sandbox'
import { type JSX, type MouseEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { checkoutLanguages } from '../../packages/react/src/messages/words.ts'
import { createLiveShop, HOSTED_PAGES, type Line, type LiveShop } from './createLiveShop.ts'
import './player.css'

export interface PlayerProps {
  /** Name of a scenario of the sandbox, or `normal`. */
  readonly scenario?: string
  /** Method code and currency, such as `pix BRL`. */
  readonly method?: string
  /** BCP 47. */
  readonly locale?: string
  /** Whether the checkout asks for the payer's details. */
  readonly asksPayer?: boolean
}

const ABOUT_NORMAL = 'Waits for you: pay, decline or expire it below.'
const PLAYS = [{ name: 'normal', about: ABOUT_NORMAL }, ...SCENARIOS]
const MARKETS = METHODS.flatMap(({ code, markets }) =>
  markets.map(market => ({ ...market, code, key: `${code} ${market.currency}` })),
)
const CHALLENGES = { own: 'the usual way', otp: 'a one-time code', redirect: 'a hosted page' } as const
const MOVES = { pay: 'Pay', decline: 'Decline', expire: 'Expire' } as const
const MINUTE_MS = 60_000

const languageNames = new Intl.DisplayNames('en', { type: 'language' })
const countryNames = new Intl.DisplayNames('en', { type: 'region' })

/** Somebody whose every field is in order in each country. */
const payerIn = (country: string, format: string | undefined): Payer => ({
  firstName: 'Ana',
  lastName: 'Souza',
  taxId:
    { 'cpf-cnpj': '111.444.777-35', cuit: '20-12345678-6', rut: '12.345.678-5' }[format ?? ''] ?? '12345',
  email: 'ana@shop.example',
  phone: '+5511912345678',
  country,
  stateCode: 'SP',
  city: 'Sao Paulo',
  address: 'Rua Augusta 1',
  zipCode: '01305-000',
  birthday: '1985-04-12',
  gender: 'female',
})

/** The checkout over a merchant's server and a gateway in this page; whoever looks is the buyer and the buyer's bank. */
export function Player({
  scenario: firstScenario = 'normal',
  method: firstMethod = 'pix BRL',
  locale: firstLocale = 'en',
  asksPayer: firstAsksPayer = false,
}: PlayerProps): JSX.Element {
  const [scenario, setScenario] = useState(firstScenario)
  const [method, setMethod] = useState(firstMethod)
  const [challenge, setChallenge] = useState<keyof typeof CHALLENGES>('own')
  const [language, setLanguage] = useState<string>()
  const [asksPayer, setAsksPayer] = useState(firstAsksPayer)
  const [run, setRun] = useState(1)
  // Until another is chosen here, that of Storybook's toolbar.
  const locale = language ?? firstLocale
  const settings = { scenario, method, challenge, asksPayer }

  return (
    <div className="player">
      <form className="player-settings" onSubmit={event => event.preventDefault()}>
        <Choice label="Scenario" value={scenario} onChange={setScenario}>
          {PLAYS.map(({ name }) => (
            <option key={name}>{name}</option>
          ))}
        </Choice>
        <Choice label="Method" value={method} onChange={setMethod}>
          {MARKETS.map(({ key, code, country, currency }) => (
            <option key={key} value={key}>
              {code.replaceAll('_', ' ')}, {countryNames.of(country)} ({currency})
            </option>
          ))}
        </Choice>
        <Choice
          label="The buyer gets"
          value={challenge}
          onChange={value => setChallenge(value as keyof typeof CHALLENGES)}
        >
          {Object.entries(CHALLENGES).map(([name, words]) => (
            <option key={name} value={name}>
              {words}
            </option>
          ))}
        </Choice>
        <Choice label="Language" value={locale} onChange={setLanguage}>
          {Object.keys(checkoutLanguages).map(tag => (
            <option key={tag} value={tag}>
              {languageNames.of(tag)}
            </option>
          ))}
        </Choice>
        <label className="player-check">
          <input type="checkbox" checked={asksPayer} onChange={event => setAsksPayer(event.target.checked)} />
          Ask for the payer’s details
        </label>
        <p className="player-about">{PLAYS.find(({ name }) => name === scenario)?.about}</p>
      </form>

      <Session
        key={JSON.stringify({ ...settings, run })}
        {...settings}
        locale={locale}
        onNew={() => setRun(run + 1)}
      />
    </div>
  )
}

interface SessionProps {
  readonly scenario: string
  readonly method: string
  readonly challenge: keyof typeof CHALLENGES
  readonly asksPayer: boolean
  readonly locale: string
  readonly onNew: () => void
}

/** One order, from choosing to its end. */
function Session({ locale, onNew, ...settings }: SessionProps): JSX.Element {
  const [lines, setLines] = useState<readonly Line[]>([])
  const [shop] = useState(() => openShop(settings, line => setLines(earlier => [...earlier, line])))
  useEffect(() => shop.close, [shop])
  useTicks()

  const transaction = shop.latest()
  const isOpen = transaction !== undefined && !isFinal(transaction.status)
  const move = (name: keyof typeof MOVES): void => {
    if (!transaction) return
    shop.tell('bank', name)
    shop.sandbox[name](transaction.requestId)
  }
  /** No hosted page can open in here: going there counts as having it open. */
  const stayHere = (event: MouseEvent): void => {
    const link = event.target instanceof Element ? event.target.closest('a') : null
    if (!link) return
    event.preventDefault()
    shop.tell('bank', `opens ${link.href.split(/[?&]/, 1)[0]}`)
    if (link.href.startsWith(HOSTED_PAGES)) void shop.sandbox.fetch(new Request(link.href))
  }

  return (
    <>
      {/* Links of the checkout are pressed as anywhere; only where they lead is missing here. */}
      <div className="player-checkout" onClickCapture={stayHere}>
        <RumbaCheckout
          client={shop.client}
          order={shop.order}
          locale={locale}
          onEvent={({ type, payment }) =>
            shop.tell('checkout', `onEvent ${type}${payment ? ` ${payment.status}` : ''}`)
          }
          onPaid={({ reference }) => shop.tell('checkout', `onPaid ${reference}`)}
          onDeclined={({ reference }) => shop.tell('checkout', `onDeclined ${reference}`)}
          onExpired={({ reference }) => shop.tell('checkout', `onExpired ${reference}`)}
          onError={({ reference }) => shop.tell('checkout', `onError ${reference}`)}
        />
      </div>

      <section className="player-bank" aria-labelledby="player-bank">
        <h2 id="player-bank">The buyer’s bank</h2>
        <Fate transaction={transaction} />
        <div className="player-buttons">
          {Object.entries(MOVES).map(([name, words]) => (
            <button
              key={name}
              type="button"
              disabled={!isOpen}
              onClick={() => move(name as keyof typeof MOVES)}
            >
              {words}
            </button>
          ))}
        </div>
        <div className="player-buttons">
          <button
            type="button"
            onClick={() => {
              shop.tell('bank', 'a minute passes')
              shop.advance(MINUTE_MS)
            }}
          >
            +1 min
          </button>
          <button type="button" onClick={onNew}>
            New order
          </button>
        </div>
      </section>

      <Log lines={lines} />
    </>
  )
}

type Settings = Omit<SessionProps, 'locale' | 'onNew'>

function openShop(
  { scenario, method, challenge, asksPayer }: Settings,
  onLine: (line: Line) => void,
): LiveShop {
  const market = MARKETS.find(({ key }) => key === method)
  if (!market) throw new Error(`There is no method "${method}".`)
  const { code, country, currency } = market
  return createLiveShop({
    scenario,
    challenge,
    onLine,
    resolveOrder: () => ({
      amount: parseMoney(exponentOf({ currency }) === 0 ? '2500' : '120.50', currency),
      methods: [code],
      payee: 'RUMBA DEMO SHOP',
      description: 'Three books',
      ...(!asksPayer && { payer: payerIn(country, market.formats?.taxId) }),
    }),
  })
}

interface ChoiceProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly children: ReactNode
}

function Choice({ label, value, onChange, children }: ChoiceProps): JSX.Element {
  const id = useId()
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={event => onChange(event.target.value)}>
        {children}
      </select>
    </div>
  )
}

function Fate({ transaction }: { transaction: Transaction | undefined }): JSX.Element {
  if (!transaction) return <p>No payment yet. Press “Pay” in the checkout.</p>
  const { status, otp } = transaction
  return (
    <p>
      The payment is <strong>{status}</strong>.
      {otp !== undefined && (
        <>
          {' '}
          The one-time code is <strong>{otp}</strong>.
        </>
      )}
    </p>
  )
}

function Log({ lines }: { lines: readonly Line[] }): JSX.Element {
  const list = useRef<HTMLOListElement>(null)
  useEffect(() => {
    if (lines.length > 0) list.current?.scrollTo({ top: list.current.scrollHeight })
  }, [lines])
  return (
    <section className="player-log" aria-labelledby="player-log">
      <h2 id="player-log">What happens</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <ol ref={list} tabIndex={0} aria-labelledby="player-log">
        {lines.map(({ at, speaker, text }, place) => (
          <li key={place} data-speaker={speaker}>
            <time>{new Date(at).toISOString().slice(11, 19)}</time>
            <b>{speaker}</b>
            <span>{text}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** Draws now and again: a transaction moves by the sandbox's clock without saying so. */
function useTicks(): void {
  const [, setTick] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => setTick(tick => tick + 1), 500)
    return () => clearInterval(timer)
  }, [])
}
