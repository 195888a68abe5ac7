import type { Method } from './method.ts'
import { paysafecard } from './paysafecard.ts'
import { pix } from './pix.ts'

/** Every method the gateway's documents describe. Adding one is adding its file and its name here. */
export const METHODS: readonly Method[] = [pix, paysafecard]

/** Looks a method up by its code; one the registry has never heard of is absent and still works through free-form fields. */
export function findMethod(code: string): Method | undefined {
  return METHODS.find(method => method.code === code)
}
