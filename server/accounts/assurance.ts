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
 * The proof of identity that this session began with, where it is strong and fresh enough to sign by (RFC 9470).
 * @throws NotSignedIn, AssuranceTooLow, FreshSignInNeeded when it is older than five minutes.
 */
export async function provenFreshly(
  deps: { db: Knex; config: Config; now: () => Date },
  token: string | undefined,
): Promise<ProvenIdentity & { level: AssuranceLevel }> {
  if (!token) throw new NotSignedIn()
  const found = await statement(deps.db, {
    name: 'session-assurance',
    text: `select a.iss, a.sub, s.acr, s.auth_time, s.id_token_hash from sessions s
           join accounts a on a.id = s.account_id where s.id_hash = $1`,
    values: [createHash('sha256').update(token).digest()],
  })
  const row = found.rows[0]
  if (!row) throw new NotSignedIn()
  const level = levelOf(deps.config, row.acr)
  if (!level || !row.id_token_hash) throw new AssuranceTooLow()
  if (deps.now().getTime() - row.auth_time.getTime() > FRESH_MS) throw new FreshSignInNeeded()
  return {
    iss: row.iss,
    sub: row.sub,
    acr: row.acr,
    authTime: row.auth_time,
    idTokenHash: row.id_token_hash,
    level,
  }
}

function levelOf({ oidc }: Config, acr: string | null): AssuranceLevel | undefined {
  if (acr === null) return undefined
  if (oidc.embedded) return 'demo'
  return oidc.highAcr.includes(acr) ? 'high' : undefined
}
