import { createHash } from 'node:crypto'
import type { Knex } from 'knex'
import { canonicalJson } from '#forms'
import { actingFor } from '../database/acting.ts'
import type { Deps } from '../deps.ts'
import type { RevocationReason } from '../gateways/read-crl.ts'
import type { SealCredentials } from '../gateways/seal-authority.ts'
import { signTrustList } from '../gateways/sign-trust-list.ts'
import { type ListedKey, trustListContent } from './trust-list.ts'

export type TrustListSource = { signer: () => Promise<SealCredentials>; trustAnchors: () => Uint8Array[] }
export type PublishedTrustList = {
  version: number
  issued_at: Date
  next_update: Date
  content_hash: string
  list: string
}

const LIFETIME_MS = 30 * 24 * 3600 * 1000

/**
 * The signed list of the agencies' seals (compact JWS): a new version when anything in it changed, or when half of the
 * last one's time is over.
 */
export async function currentTrustList(deps: Deps, source: TrustListSource): Promise<PublishedTrustList> {
  return actingFor({ purpose: 'house' }, async () => {
    const at = deps.now()
    const content = trustListContent(deps.config.publicUrl, source.trustAnchors(), await listedKeys(deps.db))
    const content_hash = createHash('sha256').update(canonicalJson(content)).digest('hex')
    const last = await newest(deps.db)
    if (last && isCurrent(last, content_hash, at)) return last
    return deps.db.transaction(async (trx) => {
      await trx.raw('lock table trust_lists in share row exclusive mode')
      const meanwhile = await newest(trx)
      if (meanwhile && isCurrent(meanwhile, content_hash, at)) return meanwhile
      const version = (meanwhile?.version ?? 0) + 1
      const next_update = new Date(at.getTime() + LIFETIME_MS)
      const dates = { issuedAt: at.toISOString(), nextUpdate: next_update.toISOString() }
      const list = await signTrustList({ type: 'parley-seals', version, ...dates, ...content }, await source.signer())
      const issued = { version, issued_at: at, next_update, content_hash, list }
      await trx('trust_lists').insert(issued)
      return issued
    })
  })
}

const newest = (db: Knex): Promise<PublishedTrustList | undefined> =>
  db('trust_lists').orderBy('version', 'desc').first()

const isCurrent = (list: PublishedTrustList, contentHash: string, at: Date): boolean =>
  list.content_hash === contentHash && at.getTime() < (list.issued_at.getTime() + list.next_update.getTime()) / 2

async function listedKeys(db: Knex): Promise<ListedKey[]> {
  const rows = await db('seal_keys as k')
    .join('agencies as a', 'a.id', 'k.agency_id')
    .select('k.*', 'a.slug', 'a.names')
  return rows.map((row) => ({
    agency: row.slug,
    names: row.names,
    certificate: row.certificate,
    sha256: row.sha256,
    status: row.status,
    from: row.activated_at,
    until: row.valid_until,
    retiredAt: row.retired_at,
    revocation: row.revoked_at
      ? {
          at: row.revoked_at,
          reason: (row.revocation_reason ?? undefined) as RevocationReason | undefined,
          ...(row.compromised_since ? { since: row.compromised_since } : {}),
        }
      : undefined,
  }))
}
