import type { BrCodeNotPixError, BrCodeSyntaxError } from './br-code/errors.ts'
import type {
  GatewayRejectedError,
  GatewaySyntaxError,
  MoneySyntaxError,
  ProblemError,
  ProtocolError,
  ProxyUnreachableError,
} from './errors.ts'
import type { RedirectRefusedError } from './redirect.ts'
import type { UpiLinkSyntaxError } from './upi/errors.ts'

/** Every deliberate error of this package; `switch (error.code)` narrows it. */
export type AnyRumbaError =
  | MoneySyntaxError
  | BrCodeSyntaxError
  | BrCodeNotPixError
  | UpiLinkSyntaxError
  | RedirectRefusedError
  | GatewaySyntaxError
  | GatewayRejectedError
  | ProxyUnreachableError
  | ProtocolError
  | ProblemError
