import { inLocale } from '../../catalog/in-locale.ts'
import { type Held, isPermissionName, permissions } from '../../catalog/permissions.ts'
import { evidenceTypes } from '../../server/evidence/append-evidence.ts'
import type { Trail } from '../../server/evidence/read-trail.ts'
import type { TrailLine } from '../../server/evidence/trail-line.ts'
import { nameOf } from '../../server/evidence/trail-names.ts'
import type { PanelLocale } from '../texts/panel-locale.ts'
import { hasText, panelText } from '../texts/panel-texts.ts'
import type { ShownLine, ShownRecord, ShownTrail } from './shown-trail.ts'

/** A page of the log in the official's language. */
export const presentTrail = (
  { lines, next, agencies }: Trail,
  isOfState: boolean,
  locale: PanelLocale,
): ShownTrail => ({
  rows: lines.map((line) => presentLine(line, locale)),
  next,
  types: evidenceTypes
    .map((type) => ({ type, words: panelText(locale, `trail.kind.${type}`) }))
    .toSorted((one, other) => one.words.localeCompare(other.words, locale)),
  agencies: [
    ...agencies.map(({ slug, names }) => ({ slug, name: inLocale(names, locale) })),
    ...(isOfState ? [{ slug: 'state', name: panelText(locale, 'trail.state') }] : []),
  ],
})

export function presentLine(line: TrailLine, locale: PanelLocale): ShownLine {
  const { id, at, type, agency, about, names } = line
  const { before, after } = changeIn(line, locale)
  const named = (value: unknown) => nameOf(names, value, locale)
  const by = actors.map((key) => about[key]).find((value) => typeof value === 'string')
  const params = {
    ...Object.fromEntries(Object.entries(about).map(([key, value]) => [key, named(value)])),
    person: named(about.to ?? about.from ?? about.official ?? (type === 'right.explained' ? about.about : null)),
    outcome: about.outcome ? panelText(locale, `labels.outcome.${about.outcome}`) : '',
    table: labelOf(`${about.table}`, about.table, locale),
    queue: labelOf(`queue.${about.queue}`, about.queue, locale),
  }
  return {
    ...{ id, at: at.toISOString(), before, after },
    who: by === undefined ? (byApplicant.has(type) ? panelText(locale, 'trail.applicant') : null) : named(by),
    agency: agency ? inLocale(agency.names, locale) : panelText(locale, 'trail.state'),
    what: panelText(locale, `trail.did.${type}`, params),
    reason: typeof about.reason === 'string' && !type.startsWith('seal-key') ? about.reason : null,
  }
}

export const presentRecord = (line: TrailLine, locale: PanelLocale): ShownRecord => ({
  ...presentLine(line, locale),
  ...{ index: line.index, hash: line.hash, body: line.body },
})

/** Where the records of different kinds say who acted, the last to act first. */
const actors = [
  'by',
  'checkedBy',
  'secondCheckBy',
  'publishedBy',
  'approvedBy',
  'appliedBy',
  'sentBy',
  'withdrawnBy',
  'signer',
]

/** A name in the reader's words; one that has none any more stays as it was written. */
const labelOf = (key: string, value: unknown, locale: PanelLocale): string =>
  hasText(locale, `labels.${key}`) ? panelText(locale, `labels.${key}`) : String(value ?? '')

/** What applicants do themselves; who they are is for the case to say. */
const byApplicant = new Set<string>(['submission.accepted', 'signature.requested'])

type Change = { before: string | null; after: string | null }

function changeIn({ type, about, names }: TrailLine, locale: PanelLocale): Change {
  const named = (value: unknown) => nameOf(names, value, locale)
  switch (type) {
    case 'role.changed':
      return changedPermissions(String(about.before), String(about.after), locale)
    case 'case.assigned':
      return { before: named(about.from) || nobody(locale), after: named(about.to) || nobody(locale) }
    case 'role.given':
      return { before: null, after: [String(about.role), named(about.office)].filter(Boolean).join(', ') }
    case 'role.taken-away':
      return { before: String(about.role), after: null }
    case 'service.published':
      return {
        before: Number(about.version) > 1 ? String(Number(about.version) - 1) : null,
        after: String(about.version),
      }
    case 'agency.verified':
    case 'agency.restored':
      return { before: null, after: standing('verified', locale) }
    case 'agency.suspended':
      return { before: standing('verified', locale), after: standing('suspended', locale) }
    case 'agency.revoked':
      return { before: null, after: standing('revoked', locale) }
    case 'agency.verification-ended':
      return { before: standing('verified', locale), after: standing('unverified', locale) }
    default:
      return { before: textOf(about.before), after: textOf(about.after) }
  }
}

const nobody = (locale: PanelLocale) => panelText(locale, 'trail.nobody')
const standing = (name: string, locale: PanelLocale) => panelText(locale, `components.agency.standing.${name}`)
const textOf = (value: unknown) => (typeof value === 'string' ? value : null)

/** Of what a role may do only what has changed, in the words of the matrix. */
function changedPermissions(before: string, after: string, locale: PanelLocale): Change {
  const [had, has] = [before, after].map((text) => text.split('; ').filter(Boolean)) as [string[], string[]]
  const words = (entries: string[]) => entries.map((entry) => heldInWords(entry, locale)).join('; ') || '—'
  return {
    before: words(had.filter((entry) => !has.includes(entry))),
    after: words(has.filter((entry) => !had.includes(entry))),
  }
}

function heldInWords(entry: string, locale: PanelLocale): string {
  const [name = '', reach = ''] = entry.split(': ')
  if (!isPermissionName(name)) return entry
  const far = panelText(locale, `components.roles.reach.${reach as Held['reach']}`)
  return `${inLocale(permissions[name].words, locale)} (${far})`
}
