/**
 * What can go wrong, in the words of the house. `code` is published and stable, `params` may be shown,
 * `detail` and `cause` are for the log alone. No HTTP here: http/problems.ts and conversations/apology.ts
 * answer each code, and neither compiles while one is unanswered.
 */
export type ErrorCode =
  | 'not-signed-in'
  | 'not-permitted'
  | 'fresh-sign-in-needed'
  | 'assurance-too-low'
  | 'not-found'
  | 'not-in-this-state'
  | 'changed-meanwhile'
  | 'malformed'
  | 'invalid'
  | 'too-large'
  | 'wrong-type'
  | 'too-many-requests'
  | 'gateway-failed'
  | 'storage-full'
  | 'unavailable'

type Params = Record<string, string | number>

export abstract class ParleyError extends Error {
  abstract readonly code: ErrorCode
  readonly params: Params
  readonly detail: string | undefined

  constructor(options: { params?: Params; detail?: string; cause?: unknown } = {}) {
    super(options.detail ?? '', { cause: options.cause })
    this.params = options.params ?? {}
    this.detail = options.detail
    this.name = new.target.name
  }
}

export class NotSignedIn extends ParleyError {
  readonly code = 'not-signed-in'
}

/** The actor may not. `because` is the deciding rule's own reason; missing and forbidden look alike outside. */
export class NotPermitted extends ParleyError {
  readonly code = 'not-permitted'
  constructor(because: string) {
    super({ detail: because })
  }
}

/** What is asked needs a proof of identity that is minutes old (RFC 9470). */
export class FreshSignInNeeded extends ParleyError {
  readonly code = 'fresh-sign-in-needed'
}

/** The identity provider did not identify the person strongly enough for what is asked. */
export class AssuranceTooLow extends ParleyError {
  readonly code = 'assurance-too-low'
}

export class NotFound extends ParleyError {
  readonly code = 'not-found'
  constructor(what: string) {
    super({ detail: `no such ${what}` })
  }
}

export class NotInThisState extends ParleyError {
  readonly code = 'not-in-this-state'
  constructor(state: string) {
    super({ params: { state } })
  }
}

export class ChangedMeanwhile extends ParleyError {
  readonly code = 'changed-meanwhile'
}

export type Fault = { path: string; reason: string }

export class Invalid extends ParleyError {
  readonly code = 'invalid'
  readonly faults: Fault[]
  constructor(faults: Fault[]) {
    super({ detail: faults.map((fault) => `${fault.path}: ${fault.reason}`).join('; ') })
    this.faults = faults
  }
}

/** The bytes are no JSON that we read; nothing was understood, so nothing can be pointed at. */
export class Malformed extends ParleyError {
  readonly code = 'malformed'
  constructor(detail: string) {
    super({ detail })
  }
}

export class TooLarge extends ParleyError {
  readonly code = 'too-large'
  constructor(limitBytes: number, name = '') {
    super({ params: { megabytes: Math.round(limitBytes / 104857.6) / 10, ...named(name) } })
  }
}

export class WrongType extends ParleyError {
  readonly code = 'wrong-type'
  constructor(accepted: string[], name = '') {
    super({ params: { accepted: accepted.join(', '), ...named(name) } })
  }
}

const named = (name: string): Params => (name === '' ? {} : { name })

export class TooManyRequests extends ParleyError {
  readonly code = 'too-many-requests'
  readonly retryAfterSeconds: number
  constructor(retryAfterSeconds: number) {
    super({ params: { retryAfterSeconds } })
    this.retryAfterSeconds = retryAfterSeconds
  }
}

/** An outside system (printer, sealer, identity provider) failed. Jobs retry when `retryable`. */
export class GatewayFailed extends ParleyError {
  readonly code = 'gateway-failed'
  readonly retryable: boolean
  constructor(system: string, options: { retryable: boolean; cause?: unknown; detail?: string }) {
    super({ params: { system }, cause: options.cause, detail: options.detail ?? `${system} failed` })
    this.retryable = options.retryable
  }
}

/** What the printer makes of this document can never be it. Trying again does not help. */
export class PrintRefused extends GatewayFailed {
  readonly defect: 'too-large' | 'too-many-pages' | 'not-as-expected'
  constructor(defect: PrintRefused['defect'], detail: string) {
    super('printer', { retryable: false, detail })
    this.defect = defect
  }
}

/**
 * The browser was there, and this document broke off in it: a crash, the time limit or too much memory. Perhaps the
 * document's fault.
 */
export class PrintBroke extends GatewayFailed {
  constructor(cause: unknown) {
    super('printer', { retryable: true, cause, detail: `printing broke off: ${String(cause)}` })
  }
}

export class StorageFull extends ParleyError {
  readonly code = 'storage-full'
}

/** The database is away. Nothing was saved, or what was saved is found again by the same client id. */
export class Unavailable extends ParleyError {
  readonly code = 'unavailable'
}
