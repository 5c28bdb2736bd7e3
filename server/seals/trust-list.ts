import type { Revocation } from '../gateways/read-crl.ts'
import type { TrustList } from '../gateways/read-trust-list.ts'

/** A seal key as the list tells it, with its agency. */
export type ListedKey = {
  agency: string
  names: Record<string, string>
  certificate: Uint8Array
  sha256: string
  status: 'active' | 'retired' | 'revoked'
  from: Date
  until: Date
  retiredAt: Date | null
  revocation: Revocation | undefined
}

export type ListContent = Pick<TrustList, 'operator' | 'anchors' | 'agencies'>

/** What the signed list of seals says, apart from its number and dates: each agency once, its keys oldest first. */
export function trustListContent(operator: string, anchors: Uint8Array[], keys: ListedKey[]): ListContent {
  const agencies = [...new Set(keys.map(({ agency }) => agency))].sort()
  return {
    operator,
    anchors: anchors.map(base64),
    agencies: agencies.map((agency) => {
      const own = keys.filter((key) => key.agency === agency).sort((a, b) => +a.from - +b.from)
      return { agency, names: own[0]?.names ?? {}, seals: own.map(presentKey) }
    }),
  }
}

function presentKey({ certificate, sha256, status, from, until, retiredAt, revocation }: ListedKey) {
  return {
    sha256,
    certificate: base64(certificate),
    status,
    from: from.toISOString(),
    until: until.toISOString(),
    ...(retiredAt ? { retiredAt: retiredAt.toISOString() } : {}),
    ...(revocation
      ? {
          revoked: {
            at: revocation.at.toISOString(),
            ...(revocation.reason ? { reason: revocation.reason } : {}),
            ...(revocation.since ? { since: revocation.since.toISOString() } : {}),
          },
        }
      : {}),
  }
}

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')
