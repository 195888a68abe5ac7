'use client'
import type { Money, OtpChallenge, RequisitesChallenge, StartedPayment } from '@rumba/core'
import type { JSX } from 'react'
import { Otp } from '../otp/Otp.tsx'
import { Requisites } from '../requisites/Requisites.tsx'

export interface ConfirmChallengeProps {
  readonly challenge: RequisitesChallenge | OtpChallenge
  readonly started: StartedPayment
  readonly amount: Money
}

/** The challenges that are answered on this page; together, as they share most of what they load. */
export function ConfirmChallenge({ challenge, ...props }: ConfirmChallengeProps): JSX.Element {
  return challenge.kind === 'otp' ? <Otp {...props} /> : <Requisites challenge={challenge} {...props} />
}
