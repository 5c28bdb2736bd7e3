/** Why a call failed, in words for people (`title`, `detail`: translated by the server, RFC 9457) and as a stable `code`. */
export class ProblemError extends Error {
  override name = 'ProblemError'
  readonly status: number
  readonly code: string
  readonly title: string
  readonly detail: string | undefined
  readonly params: Readonly<Record<string, unknown>>

  constructor(problem: {
    status: number
    code: string
    title?: string
    detail?: string
    params?: Record<string, unknown>
  }) {
    super(`${problem.status} ${problem.code}`)
    this.status = problem.status
    this.code = problem.code
    this.title = problem.title ?? ''
    this.detail = problem.detail
    this.params = problem.params ?? {}
  }

  /** What the person reads: the detail says more than the title where there is one. */
  get words(): string {
    return this.detail || this.title
  }
}

/** Nothing answered: the network, or the way to it, is not there. */
export function offline(): ProblemError {
  return new ProblemError({ status: 0, code: 'offline' })
}

/** Whether the same call may succeed later without the person changing anything. */
export function passesByItself({ status }: ProblemError): boolean {
  return status === 0 || status === 429 || status >= 500
}

export async function problemFrom(response: Response): Promise<ProblemError> {
  const body: unknown = await response.json().catch(() => undefined)
  const { code, title, detail, params } = (body ?? {}) as Record<string, unknown>
  return new ProblemError({
    status: response.status,
    code: typeof code === 'string' ? code : 'unexpected',
    ...(typeof title === 'string' && { title }),
    ...(typeof detail === 'string' && { detail }),
    ...(isRecord(params) && { params }),
  })
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
