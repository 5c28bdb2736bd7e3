import { createHash, randomBytes } from 'node:crypto'
import { inLocale, type Localized } from '../../catalog/in-locale.ts'
import { builtInRoles } from '../../catalog/starting-roles.ts'
import type { Deps } from '../deps.ts'
import type { Mailer } from '../gateways/mail.ts'
import { locales, say } from '../texts/say.ts'
import { Invitation } from './invitation.model.ts'

/**
 * Writes the mail with the link. The token is made here and stands in the mail alone: tried again, the job makes a new
 * one, and only the link of the last mail is good. @throws GatewayFailed when the mail is not taken; the job is tried again
 */
export async function sendInvitation(deps: Deps, mailer: Mailer, { id }: { id: string }): Promise<void> {
  const found = await Invitation.query(deps.db).findById(id)
  if (!found || found.accepted_at || found.withdrawn_at || found.expires_at <= deps.now()) return
  const token = randomBytes(32).toString('base64url')
  await deps
    .db('invitations')
    .where({ id })
    .update({ token_hash: digestOf(token) })
  const { agency, role } = await namesFor(deps, found)
  // Behind the hash, so that the token is sent to no server with the address and stands in no log.
  const link = `${deps.config.publicUrl}/invitation#${token}`
  // Nobody knows yet what the invited person reads.
  const inEach = (key: string) =>
    locales.map((locale) =>
      say(locale, `invitation.${key}`, {
        agency: agency ? inLocale(agency, locale) : '',
        role: inLocale(role, locale),
        link,
      }),
    )
  const which = agency ? 'text' : 'text-representative'
  await mailer.send({
    id,
    to: found.email,
    subject: inEach('subject').join(' · '),
    text: inEach(which).join('\n\n— — —\n\n'),
  })
  await deps.db('invitations').where({ id }).update({ sent_at: deps.now() })
}

/** The table holds the digest of a token alone. */
export const digestOf = (token: string): Buffer => createHash('sha256').update(token).digest()

/** How agency and role are called; a representative has no agency yet. */
export async function namesFor({ db }: Pick<Deps, 'db'>, { agency_id, role }: Pick<Invitation, 'agency_id' | 'role'>) {
  if (agency_id === null) return { agency: undefined, role: builtInRoles['agency-representative'] }
  const agency = await db('agencies').where({ id: agency_id }).first('names')
  const named = await db('roles').where({ agency_id, key: role }).first('names')
  // A role that was removed since is called by its short name.
  const names: Localized = named?.names ?? { en: role, ru: role }
  return { agency: agency.names as Localized, role: names }
}
