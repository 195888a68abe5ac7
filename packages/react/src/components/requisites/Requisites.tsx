'use client'
import {
  formatMoney,
  type Money,
  type RequisitesChallenge,
  readMoney,
  type StartedPayment,
  sameMoney,
} from '@rumba/core'
import type { JSX } from 'react'
import { challengeWords } from '../../messages/words.ts'
import { ConfirmForm } from '../challenge/ConfirmForm.tsx'
import { Step } from '../challenge/Step.tsx'
import { CopyDetail } from '../code/CopyDetail.tsx'
import { Refused } from '../status/Refused.tsx'
import { Steps } from '../steps/Steps.tsx'

export interface RequisitesProps {
  readonly challenge: RequisitesChallenge
  /** The payment whose challenge this is. */
  readonly started: StartedPayment
  /** What the order owes: details that state another amount are not shown. */
  readonly amount: Money
}

/** Bank details to copy one by one, then what the challenge asks for about the transfer. */
export function Requisites({
  challenge: { requisites, fields },
  started,
  amount,
}: RequisitesProps): JSX.Element {
  const { messages, locale } = challengeWords.useWords()
  if (statesOther(requisites, amount)) {
    return (
      <div data-rumba="requisites" data-state="refused">
        <Refused />
      </div>
    )
  }
  return (
    <Step
      data-rumba="requisites"
      data-state="ready"
      title={messages.requisitesTitle}
      text={messages.requisitesText}
    >
      <dl data-part="details">
        <div data-part="detail">
          <dt>{labelOf('amount', messages.details)}</dt>
          {/* No button: a bank app may read the point or comma of a pasted amount its own way. */}
          <dd>
            <bdi dir="ltr">{formatMoney(amount, locale)}</bdi>
          </dd>
        </div>
        {Object.entries(requisites).map(
          ([name, value]) =>
            !STATED.includes(stemOf(name)) && (
              <CopyDetail key={name} label={labelOf(name, messages.details)} value={value} />
            ),
        )}
      </dl>
      <Steps of={messages.requisitesSteps.filter((_, index) => index !== 1 || fields.length > 0)} />
      {fields.length > 0 && (
        <>
          <h3>{messages.requisitesFields}</h3>
          <ConfirmForm
            started={started}
            fields={fields.map(name => ({
              name,
              label: labelOf(name, messages.details),
              isNumber: NUMBER.test(name),
              ...(/name/i.test(name) && { autoComplete: 'name' }),
            }))}
            action={messages.requisitesConfirm}
          />
        </>
      )}
    </Step>
  )
}

/** The order's own amount stands in their place. */
const STATED = ['amount', 'currency']

/** No document says what a number is; one with letters can still be typed. */
const NUMBER = /digits|last_?4|card_?number/i

/** Bank words that are the same in every language. */
const INITIALS = /^(cbu|cvu|clabe|cuit|cuil|rut|iban|swift|bic|ifsc|cpf|cnpj)$/

/** The last part of a dotted path, without case and signs: `bank.account_number` is `accountnumber`. */
const stemOf = (name: string): string => toStem(partOf(name))

const toStem = (name: string): string => name.toLowerCase().replace(/[^a-z\d]/g, '')

const partOf = (name: string): string => name.slice(name.lastIndexOf('.') + 1)

/** A detail by its name in the person's language, else by the gateway's own words made readable. */
function labelOf(name: string, details: Readonly<Record<string, string>>): string {
  const stem = stemOf(name)
  if (INITIALS.test(stem)) return stem.toUpperCase()
  // The name is foreign: `constructor` must not find what every object has.
  const known = [toStem(name), stem].find(key => Object.hasOwn(details, key))
  const words = partOf(name)
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/[_-]+/g, ' ')
    .toLowerCase()
    .trim()
  return details[known ?? ''] ?? words.charAt(0).toUpperCase() + words.slice(1)
}

/** True when the details state an amount or a currency, and it is not the order's. An amount that cannot be read is not shown. */
const statesOther = (requisites: Readonly<Record<string, string>>, amount: Money): boolean =>
  Object.entries(requisites).some(([name, value]) => {
    const stem = stemOf(name)
    if (stem === 'currency') return value !== amount.currency
    const read = stem === 'amount' && readMoney(value, amount.currency)
    return !!read && !sameMoney(read, amount)
  })
