/**
 * Whether AdminJS refused: it answers with status 200 and a notice that tells the missing from the forbidden.
 * A form with faults is no refusal.
 */
export function isRefusal(answered: unknown): boolean {
  const { notice, record } = (answered ?? {}) as {
    notice?: { type?: string }
    record?: { baseError?: { type?: string } }
  }
  return notice?.type === 'error' && refusals.has(record?.baseError?.type ?? '')
}

const refusals = new Set(['ForbiddenError', 'NotFoundError'])
