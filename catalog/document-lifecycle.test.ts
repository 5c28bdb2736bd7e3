import { describe, expect, it } from 'vitest'
import { type DocumentState, refuseReissue, refuseRetry, refuseRevocation } from './document-lifecycle.ts'

const standing: DocumentState = {
  kind: 'decision',
  status: 'issued',
  isStopped: false,
  isRevoked: false,
  isReplaced: false,
}

describe('what may still happen to a document', () => {
  it.each([
    ['one that stands', {}, undefined, undefined, 'not-stopped'],
    ['a receipt', { kind: 'receipt' }, 'receipt', 'receipt', 'not-stopped'],
    ['one that is being made', { status: 'ordered' }, 'ordered', 'ordered', 'not-stopped'],
    ['one that cannot be printed', { status: 'ordered', isStopped: true }, 'ordered', 'ordered', undefined],
    ['a revoked one', { isRevoked: true }, 'revoked', 'revoked', 'not-stopped'],
    ['a replaced one', { isReplaced: true }, 'replaced', undefined, 'not-stopped'],
  ] as const)('to %s', (_, state, reissue, revocation, retry) => {
    const document: DocumentState = { ...standing, ...state }
    expect(refuseReissue(document)).toBe(reissue)
    expect(refuseRevocation(document)).toBe(revocation)
    expect(refuseRetry(document)).toBe(retry)
  })
})
