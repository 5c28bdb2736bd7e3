import { createHash } from 'node:crypto'
import type { Knex } from 'knex'
import type { Config } from '../config.ts'
import { statement } from '../database/statement.ts'
import { AssuranceTooLow, FreshSignInNeeded, NotSignedIn } from '../errors.ts'

/** How the person behind a session was identified, and when. */
export type ProvenIdentity = { iss: string; sub: string; acr: string; authTime: Date; idTokenHash: string }

/** `demo`: chosen on the demo's page, which proves nothing and is said on whatever comes of it. */
export type AssuranceLevel = 'high' | 'demo'

const FRESH_MS = 5 * 60_000

/**
 * The proof of identity that this session began with; undefined when nobody said how the person was identified.
 * @throws NotSignedIn
 */
export async function identityBehind(db: Knex, token: string | undefined): Promise<ProvenIdentity | undefined> {
  if (!token) throw new NotSignedIn()
  const found = await statement(db, {
    name: 'session-assurance',
    text: `select a.iss, a.sub, s.acr, s.auth_time, s.id_token_hash from sessions s
           join accounts a on a.id = s.account_id where s.id_hash = $1`,
    values: [createHash('sha256').update(token).digest()],
  })
  const row = found.rows[0]
  if (!row) throw new NotSignedIn()
  if (row.acr === null || !row.id_token_hash) return undefined
  return { iss: row.iss, sub: row.sub, acr: row.acr, authTime: row.auth_time, idTokenHash: row.id_token_hash }
}

/**
 * The same, where it is strong and fresh enough to sign by (RFC 9470).
 * @throws NotSignedIn, AssuranceTooLow, FreshSignInNeeded when it is older than five minutes.
 */
export async function provenFreshly(
  deps: { db: Knex; config: Config; now: () => Date },
  token: string | undefined,
): Promise<ProvenIdentity & { level: AssuranceLevel }> {
  const identity = await identityBehind(deps.db, token)
  const level = identity && levelOf(deps.config, identity.acr)
  if (!level) throw new AssuranceTooLow()
  if (deps.now().getTime() - identity.authTime.getTime() > FRESH_MS) throw new FreshSignInNeeded()
  return { ...identity, level }
}

function levelOf({ oidc }: Config, acr: string): AssuranceLevel | undefined {
  if (oidc.embedded) return 'demo'
  return oidc.highAcr.includes(acr) ? 'high' : undefined
}
