import type { AnyAbility } from '@casl/ability'
import type { Knex } from 'knex'
import { abilityOf, rulesOfRoles } from '../../catalog/abilities.ts'
import type { SubjectName } from '../../catalog/rule.ts'
import type { Actor } from '../accounts/actor.ts'
import { accessible, visibleColumns } from '../database/accessible.ts'
import { subjectTable } from '../database/subject-table.ts'
import type { Deps } from '../deps.ts'
import { recordAccess } from '../privacy/record-access.ts'

/** What was found and by which column; the rest is what may be shown of it. */
export type Found = { kind: FoundKind; id: string; by: string; shown: Record<string, unknown> }
export type FoundKind = 'case' | 'document' | 'service' | 'agency' | 'person'

type Kind = {
  kind: FoundKind
  subject: SubjectName
  /** Columns that are looked through, as far as they may be seen. */
  by: readonly string[]
  shown?: readonly string[]
  /** The row is somebody's own: finding it is a look at their data. */
  isPersonal?: boolean
}

const kinds: readonly Kind[] = [
  { kind: 'case', subject: 'Case', by: ['number', 'applicant'], shown: ['title'], isPersonal: true },
  { kind: 'document', subject: 'Document', by: ['number', 'title'], isPersonal: true },
  { kind: 'service', subject: 'Service', by: ['title_text', 'slug'] },
  { kind: 'agency', subject: 'Agency', by: ['names', 'slug'] },
  { kind: 'person', subject: 'RoleAssignment', by: ['account_id'], shown: ['role'] },
]

const mostOfAKind = 8
/** Below this likeness two words are different words and not a typing error, as in the search of the catalogue. */
const likeness = 0.5

/**
 * Everything that the actor may see by their roles and that says nearly the same as `text`, the likest first in each
 * kind. Who was found can see that they were looked for.
 */
export async function findAnywhere(deps: Deps, actor: Actor, input: { text: string }): Promise<Found[]> {
  const text = input.text.trim().slice(0, 200)
  if (text.length < 2) return []
  const ability = abilityOf(rulesOfRoles(actor))
  return deps.db.transaction(async (trx) => {
    const found: Found[] = []
    for (const kind of kinds) {
      const rows = await findRows(trx, ability, kind, text)
      if (kind.isPersonal) await recordAll(trx, deps, actor, kind, rows)
      found.push(...rows.map((row) => present(kind, row)))
    }
    return found
  })
}

type Row = Record<string, unknown> & { id: string }

function findRows(trx: Knex.Transaction, ability: AnyAbility, kind: Kind, text: string): Promise<Row[]> {
  const { subject, by, shown = [], isPersonal } = kind
  const visible = visibleColumns(ability, subject, [...by, ...shown], 't')
  const names = by.filter((name) => visible.some((column) => column.name === name))
  if (names.length === 0) return Promise.resolve([])
  const columns = visible.map(({ name, sql, bindings }) => trx.raw(`${read(kind, name, sql)} as "${name}"`, bindings))
  const behind = isPersonal ? ['t.account_id as whose', 't.agency_id as of_agency'] : []
  const inReach = accessible(trx(`${subjectTable[subject]} as t`), ability, 'read', subject, { table: 't' })
  const contained = `%${text.replace(/[\\%_]/g, '\\$&')}%`
  // What holds the words as they are comes before what is only spelled alike.
  const alike = (name: string) =>
    trx.raw(
      `case when ${inLatin('??::text')} like ${inLatin('?')} then 2
      else word_similarity(${inLatin('?')}, ${inLatin('??::text')}) end`,
      [name, contained, text, name],
    )
  const likest = trx.raw(`greatest(${names.map(() => '?').join(', ')})`, names.map(alike))
  return trx
    .from(inReach.select('t.id', ...columns, ...behind).as('found'))
    .where(likest, '>=', likeness)
    .orderBy([{ column: likest as unknown as string, order: 'desc' }, 'id'])
    .limit(mostOfAKind)
    .select('*', ...names.map((name) => trx.raw('? as ??', [alike(name), `alike ${name}`])))
}

/**
 * Letter for letter in lower case and Latin: the database may not know Cyrillic letters as letters, and a name is found
 * in either script.
 */
const inLatin = (sql: string): string => `translate(lower(${sql}), '${cyrillic}', '${latin}')`
const cyrillic = 'абвгдеёжзийклмнопрстуфхцчшщыэюяөүңъь'
const latin = 'abvgdeejziiklmnoprstufhcqwwyeuaoun'

/** Whom an account is, is its name. */
const read = ({ kind }: Kind, name: string, sql: string): string =>
  kind === 'person' && name === 'account_id' ? `(select a.name from accounts a where a.id = ${sql})` : sql

function present({ kind, by, shown = [] }: Kind, row: Row): Found {
  const alike = (name: string) => Number(row[`alike ${name}`] ?? 0)
  const likest = by.toSorted((one, other) => alike(other) - alike(one))[0] ?? ''
  return { kind, id: row.id, by: likest, shown: Object.fromEntries([...by, ...shown].map((name) => [name, row[name]])) }
}

async function recordAll(trx: Knex.Transaction, deps: Deps, actor: Actor, { kind }: Kind, rows: Row[]): Promise<void> {
  for (const { whose, of_agency, number, title } of rows) {
    const what =
      kind === 'case'
        ? { key: 'access.found-case' }
        : { key: 'access.found-document', params: { title: String(title), number: String(number) } }
    await recordAccess(trx, deps, actor, {
      accountId: String(whose),
      agencyId: String(of_agency),
      caseNumber: kind === 'case' ? String(number) : null,
      what,
      purpose: 'access.purpose.search',
    })
  }
}
