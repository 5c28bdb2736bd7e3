import { hash, randomBytes } from 'node:crypto'
import type { Knex } from 'knex'
import type { Telling } from '../database/acting.ts'
import { statement } from '../database/statement.ts'
import type { Actor } from './actor.ts'
import { readRolesHeld, rolesHeldBy } from './roles-held.ts'

const hour = 3_600_000

/** Officials see other people's data, so their sessions are shorter. */
const lifetimes = {
  applicant: { idleMinutes: 30, absoluteMs: 12 * hour },
  official: { idleMinutes: 15, absoluteMs: 8 * hour },
}

export type SignedIn = {
  accountId: string
  sid: string | undefined
  acr: string | undefined
  authTime: Date
  idTokenHash: string | undefined
  official: boolean
}

/** Begins a session and returns its token, which is stored nowhere: the table holds the digest alone. */
export async function beginSession(db: Knex, who: SignedIn, now: Date): Promise<{ token: string; expires: Date }> {
  const token = randomBytes(32).toString('base64url')
  const life = who.official ? lifetimes.official : lifetimes.applicant
  const expires = new Date(now.getTime() + life.absoluteMs)
  await db('sessions').insert({
    id_hash: digest(token),
    account_id: who.accountId,
    sid: who.sid ?? null,
    acr: who.acr ?? null,
    auth_time: who.authTime,
    id_token_hash: who.idTokenHash ?? null,
    created_at: now,
    last_seen_at: now,
    idle_minutes: life.idleMinutes,
    absolute_expires: expires,
    official: who.official,
  })
  return { token, expires }
}

export async function endSession(db: Knex, token: string, now: Date): Promise<void> {
  await db('sessions')
    .where({ id_hash: digest(token) })
    .update({ revoked_at: now })
}

/** Goes on with a new token as an official, whose sessions are shorter; the former token is void. */
export async function renewAsOfficial(
  db: Knex,
  token: string,
  now: Date,
): Promise<{ token: string; expires: Date } | undefined> {
  const former = await db('sessions')
    .where({ id_hash: digest(token), revoked_at: null })
    .first()
  if (!former) return undefined
  await endSession(db, token, now)
  const { account_id: accountId, sid, acr, auth_time: authTime, id_token_hash: hash } = former
  const claims = { sid: sid ?? undefined, acr: acr ?? undefined, authTime, idTokenHash: hash ?? undefined }
  const who = { accountId, ...claims, official: true }
  return beginSession(db, who, now)
}

/** Ends every session that somebody began as an official, once no role is left to them. */
export async function endSessionsWithoutRole(trx: Knex.Transaction, accountId: string, now: Date): Promise<void> {
  if (await trx('role_assignments').where({ account_id: accountId }).first('id')) return
  await trx('sessions').where({ account_id: accountId, official: true, revoked_at: null }).update({ revoked_at: now })
}

type SessionRow = {
  account_id: string
  name: string
  locale: string
  is_stale: boolean
  held: Parameters<typeof readRolesHeld>[0]
}

/**
 * The person behind a token with the roles of this very moment; undefined when the session is over. An official's is
 * over with their last role.
 */
export async function actorOf(db: Knex, token: string, now: Date): Promise<Actor | undefined> {
  const found = await statement(db, { name: 'session-actor', text: sessionActor, values: [digest(token), now] })
  return actorIn(db, token, now, found.rows[0] as SessionRow | undefined)
}

/** The same, with one statement more in the same message: the session itself tells the database who acts in that one. */
export async function actorReading<Result>(
  db: Knex,
  token: string,
  now: Date,
  read: (telling: Telling) => Promise<Result>,
): Promise<{ actor: Actor; found: Result } | undefined> {
  let session: SessionRow | undefined
  const found = await read({
    name: 'tell-session',
    text: tellSession,
    values: [digest(token), now.toISOString()],
    hear: (row) => {
      session = row as SessionRow
    },
  })
  const actor = await actorIn(db, token, now, session)
  return actor && { actor, found }
}

async function actorIn(db: Knex, token: string, now: Date, row: SessionRow | undefined): Promise<Actor | undefined> {
  if (!row) return undefined
  if (row.is_stale) await touch(db, token, now)
  return { accountId: row.account_id, name: row.name, locale: row.locale, assignments: readRolesHeld(row.held) }
}

const sessionActor = `
  select s.account_id, a.name, a.locale, s.last_seen_at < $2::timestamptz - interval '1 minute' as is_stale,
         ${rolesHeldBy('s.account_id', '$2::timestamptz')} as held
  from sessions s join accounts a on a.id = s.account_id
  where s.id_hash = $1 and s.revoked_at is null and s.absolute_expires > $2
    and s.last_seen_at > $2::timestamptz - make_interval(mins => s.idle_minutes)
    and (not s.official or exists (select from role_assignments r where r.account_id = s.account_id))`

// Their agencies are not told: what stands together with a session reads the person's own.
const tellSession = `
  select row_to_json(found), set_config('app.account_id', found.account_id::text, true) from (${sessionActor}) found`

const touch = (db: Knex, token: string, now: Date) =>
  db('sessions')
    .where({ id_hash: digest(token) })
    .update({ last_seen_at: now })

const digest = (token: string) => hash('sha256', token, 'buffer')
