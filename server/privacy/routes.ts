import { z } from 'zod'
import { inLocale, type Localized } from '../../catalog/in-locale.ts'
import { builtInRoles, startingRoles } from '../../catalog/starting-roles.ts'
import type { Deps } from '../deps.ts'
import { type Endpoint, signedIn } from '../http/endpoint.ts'
import { say } from '../texts/say.ts'

type AccessRow = {
  at: Date
  role: string
  role_names: Localized | null
  case_number: string | null
  what: string
  purpose: string
  agency: Localized
  who: string | null
}

const what = z.object({ key: z.string(), params: z.record(z.string(), z.string()).optional() })

export const privacyRoutes = (deps: Deps): Endpoint[] => [
  signedIn({
    method: 'get',
    path: '/api/accesses',
    summary: 'Who looked at my data, when and why',
    answers: {
      200: z.object({
        accesses: z.array(
          z.object({
            at: z.iso.datetime(),
            agency: z.string(),
            who: z.string(),
            role: z.string(),
            what: z.string(),
            case: z.string().nullable(),
            purpose: z.string(),
          }),
        ),
      }),
    },
    async handle({ actor, locale }) {
      const rows = await deps
        .db('accesses as x')
        .join('agencies as g', 'g.id', 'x.agency_id')
        .leftJoin('accounts as a', 'a.id', 'x.accessed_by')
        .where('x.account_id', actor.accountId)
        .orderBy([
          { column: 'x.at', order: 'desc' },
          { column: 'x.id', order: 'desc' },
        ])
        .limit(500)
        .select<AccessRow[]>(
          'x.at',
          'x.role',
          'x.role_names',
          'x.case_number',
          'x.what',
          'x.purpose',
          'g.names as agency',
          'a.name as who',
        )
      return { body: { accesses: rows.map((row) => presentAccess(row, locale)) } }
    },
  }),
]

function presentAccess(row: AccessRow, locale: string) {
  const seen = what.parse(JSON.parse(row.what))
  return {
    at: row.at,
    agency: inLocale(row.agency, locale),
    who: row.who ?? 'Parley',
    role: inLocale(row.role_names ?? namesBefore(row.role), locale),
    what: say(locale, seen.key, seen.params),
    case: row.case_number,
    purpose: say(locale, row.purpose),
  }
}

/** Looks from before roles were an agency's own carry the key alone. */
function namesBefore(role: string): Localized {
  return startingRoles.find(({ key }) => key === role)?.names ?? builtInRoles.administrator
}
