import { inLocale } from '../../catalog/in-locale.ts'
import type { Deps } from '../deps.ts'
import { dateLocale } from '../documents/date-filters.ts'
import type { Mailer } from '../gateways/mail.ts'
import { locales, say } from '../texts/say.ts'
import { appliedForIn } from './application.model.ts'

/** Mails whoever is to be asked about the agency that its verification ends, in each language: nobody knows theirs. */
export async function remindToRenew(
  { db, config }: Deps,
  mailer: Mailer,
  { agencyId, id }: { agencyId: string; id: string },
): Promise<void> {
  const of = { agency_id: agencyId }
  const verification = await db('agency_verifications')
    .where({ ...of, id, ended_at: null })
    .first()
  if (!verification) return
  const application = await db('agency_applications')
    .where({ ...of, id: verification.application_id })
    .first()
  const { contact, names } = appliedForIn(application)
  const inEach = (key: string) =>
    locales.map((locale) =>
      say(locale, `renewal.${key}`, {
        agency: inLocale(names, locale),
        date: new Intl.DateTimeFormat(dateLocale(locale), { dateStyle: 'long', timeZone: 'UTC' }).format(
          verification.valid_until,
        ),
        link: `${config.publicUrl}/admin/resources/agency_applications`,
      }),
    )
  await mailer.send({
    id,
    to: contact.email,
    subject: inEach('subject').join(' · '),
    text: inEach('text').join('\n\n— — —\n\n'),
  })
}
