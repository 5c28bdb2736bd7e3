import { randomBytes } from 'node:crypto'
import type { Knex } from 'knex'
import type { Deps } from '../deps.ts'
import { INTENT_SECONDS } from '../documents/signing-intent.ts'
import { NotInThisState } from '../errors.ts'

export type KeptNonce<Body> = {
  nonce: string
  request_id: string | null
  key_id: string | null
  body: Body
  created_at: Date
  used_at: Date | null
}

type Purpose = 'enrol' | 'sign' | 'provider'

type NewNonce = {
  nonce: string
  accountId: string
  purpose: Purpose
  requestId?: string
  keyId?: string
  body?: object
}

export const newNonce = (): string => randomBytes(32).toString('base64url')

/** Remembers a challenge, which can be answered once and within five minutes. */
export async function keepNonce(db: Knex, deps: Pick<Deps, 'now'>, made: NewNonce): Promise<void> {
  const now = deps.now()
  await db('signing_nonces').insert({
    nonce: made.nonce,
    account_id: made.accountId,
    purpose: made.purpose,
    request_id: made.requestId ?? null,
    key_id: made.keyId ?? null,
    body: JSON.stringify(made.body ?? {}),
    created_at: now,
    expires_at: new Date(now.getTime() + INTENT_SECONDS * 1000),
  })
}

/**
 * The challenge of this person, locked until the transaction ends.
 * @throws NotInThisState when it is unknown, somebody else's, for another purpose or too old.
 */
export async function lockNonce<Body>(
  trx: Knex.Transaction,
  deps: Pick<Deps, 'now'>,
  asked: { nonce: string; accountId: string; purpose: Purpose },
): Promise<KeptNonce<Body>> {
  const found = await trx('signing_nonces')
    .where({ nonce: asked.nonce, account_id: asked.accountId, purpose: asked.purpose })
    .forUpdate()
    .first()
  if (!found) throw new NotInThisState('unknown')
  if (found.used_at === null && found.expires_at < deps.now()) throw new NotInThisState('expired')
  return found
}

export const spendNonce = (trx: Knex.Transaction, nonce: string, now: Date) =>
  trx('signing_nonces').where({ nonce }).update({ used_at: now })
