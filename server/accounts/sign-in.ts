import type { Deps } from '../deps.ts'
import type { Identity } from '../gateways/identity.ts'
import { beginSession } from './sessions.ts'

/** Turns a proven identity into a session: the account is made at the first sign-in and renamed when the name changed. */
export async function signIn(deps: Deps, identity: Identity): Promise<{ token: string; expires: Date }> {
  const account = await deps
    .db('accounts')
    .insert({
      id: deps.newId(),
      iss: identity.iss,
      sub: identity.sub,
      name: identity.name,
      locale: identity.locale,
    })
    .onConflict(['iss', 'sub'])
    .merge(['name'])
    .returning<{ id: string }[]>('id')
  const accountId = account[0]?.id as string
  const roles = await deps.db('role_assignments').where({ account_id: accountId }).count<{ count: string }[]>()
  return beginSession(
    deps.db,
    {
      accountId,
      sid: identity.sid,
      acr: identity.acr,
      authTime: identity.authTime,
      idTokenHash: identity.idTokenHash,
      official: Number(roles[0]?.count) > 0,
    },
    deps.now(),
  )
}
