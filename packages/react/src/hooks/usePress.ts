'use client'
import { type UseMutationOptions, type UseMutationResult, useMutation } from '@tanstack/react-query'
import { useRef } from 'react'

/** A call that a press makes. */
export type Pressed<Sent, Answer> = UseMutationResult<Answer, Error, Sent> & {
  /** A second press while one is under way does nothing. */
  press(sent: Sent): void
}

/** Makes a call once for each press: it is never sent again by itself, nor kept back until a network is there. */
export function usePress<Sent, Answer>(
  options: Pick<UseMutationOptions<Answer, Error, Sent>, 'mutationFn' | 'onSuccess' | 'onError'>,
): Pressed<Sent, Answer> {
  const isUnderWay = useRef(false)
  const call = useMutation<Answer, Error, Sent>({
    ...options,
    retry: false,
    networkMode: 'always',
    throwOnError: false,
    onSettled() {
      isUnderWay.current = false
    },
  })
  return {
    ...call,
    press(sent) {
      if (isUnderWay.current) return
      isUnderWay.current = true
      call.mutate(sent)
    },
  }
}
