import { say } from '../texts/say.ts'
import { dateLocale } from './date-filters.ts'
import type { PublicDocument } from './find-by-code.ts'

/** What has become of the agency since; undefined where there is nothing to say. Its documents stay what they are. */
export function standingText(
  found: Pick<PublicDocument, 'agency_suspended_at' | 'agency_revoked_at'>,
  locale: string,
): string | undefined {
  const { agency_suspended_at: suspended, agency_revoked_at: revoked } = found
  const since = suspended ?? revoked
  if (!since) return undefined
  const date = new Intl.DateTimeFormat(dateLocale(locale), { dateStyle: 'long', timeZone: 'UTC' }).format(since)
  return say(locale, suspended ? 'check.agency-suspended' : 'check.agency-revoked', { date })
}
