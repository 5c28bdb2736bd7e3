import { createHash } from 'node:crypto'
import { type ActionContext, type AdminJS, type BaseRecord, Filter, ForbiddenError, flat, populator } from 'adminjs'
import { inLocale } from '../../catalog/in-locale.ts'
import type { Deps } from '../../server/deps.ts'
import { Invalid, NotFound } from '../../server/errors.ts'
import { recordExport } from '../../server/privacy/record-export.ts'
import { type CurrentAdmin, officialOf } from '../access/official.ts'
import { rowBehind } from '../access/row-behind.ts'
import { inboxQuery } from '../resources/read-inbox.ts'
import type { PanelLocale } from '../texts/panel-locale.ts'
import { panelText } from '../texts/panel-texts.ts'
import { csvLine } from './csv-line.ts'

/** The tables that leave as files, with their columns and what the person a row is about is told. */
const exported = {
  cases: {
    columns: ['number', 'applicant', 'title', 'office_id', 'status', 'opened_at', 'due_at', 'outcome', 'decided_at'],
    what: () => ({ key: 'access.exported-case' }),
  },
  documents: {
    columns: ['number', 'title', 'kind', 'status', 'locale', 'ordered_at', 'issued_at', 'sha256'],
    what: ({ title, number }: Record<string, unknown>) => ({
      key: 'access.exported-document',
      params: { title: String(title), number: String(number) },
    }),
  },
}

/** Each row is told to a person: more than this is no longer a list that somebody works through. */
const mostRows = 2000
const batch = 500

type Asked = { table: string; query: Record<string, string> }

/**
 * The rows that a list shows with this query, as CSV: by the same rights, row by row and column by column. The traces
 * of it are written before there is anything to send.
 * @throws NotFound for a table that is not exported or not theirs; Invalid when there are too many rows.
 */
export async function exportTable(deps: Deps, admin: AdminJS, { table, query }: Asked, official: CurrentAdmin) {
  const { actor, ability, locale } = officialOf(official)
  const known = Object.hasOwn(exported, table) ? exported[table as keyof typeof exported] : undefined
  const subject = table === 'cases' ? 'Case' : 'Document'
  if (!known || !ability.can('read', subject)) throw new NotFound('table to export')
  const resource = admin.findResource(table)
  const context = { resource, currentAdmin: official } as unknown as ActionContext
  const narrowed = table === 'cases' ? inboxQuery(query, actor, deps.now()) : tableQuery(query)
  const records = await orNotFound(() => readRecords(context, narrowed))
  const head = csvLine(known.columns.map((name) => panelText(locale, `properties.${name}`)))
  const csv =
    head + records.map((record) => csvLine(known.columns.map((name) => textOf(record, name, locale)))).join('')
  const rows = records.map((record) => ({
    accountId: String(rowBehind(record).account_id),
    agencyId: String(rowBehind(record).agency_id),
    caseNumber: table === 'cases' ? String(record.params.number) : null,
    what: known.what(record.params),
  }))
  await recordExport(deps, actor, { table, sha256: createHash('sha256').update(csv).digest('hex'), rows })
  return csv
}

async function readRecords(context: ActionContext, { filters, sort }: Narrowed): Promise<BaseRecord[]> {
  const { resource } = context
  const filter = new Filter(filters, resource)
  const total = await resource.count(filter, context)
  if (total > mostRows) throw new Invalid([{ path: 'rows', reason: 'too-many' }])
  const records: BaseRecord[] = []
  for (let offset = 0; offset < total; offset += batch)
    records.push(...(await populator(await resource.find(filter, { limit: batch, offset, sort }, context), context)))
  return records
}

/** The adapter refuses a column that is not theirs to filter or sort by in the core's words. */
async function orNotFound<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask()
  } catch (thrown) {
    throw thrown instanceof ForbiddenError ? new NotFound('column to filter or sort by') : thrown
  }
}

type Order = { sortBy?: string; direction?: 'asc' | 'desc' }
type Narrowed = { filters: Record<string, string>; sort: Order }

function tableQuery(query: Record<string, string>): Narrowed {
  const { filters = {}, sortBy, direction } = flat.unflatten(query) as { filters?: Record<string, string> } & Order
  return { filters, sort: { sortBy: sortBy ?? 'number', direction: direction === 'desc' ? 'desc' : 'asc' } }
}

function textOf({ params, populated }: BaseRecord, name: string, locale: PanelLocale): string {
  const value: unknown = params[name]
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString()
  if (name === 'office_id') return populated[name] ? inLocale(JSON.parse(populated[name].params.names), locale) : ''
  if (['status', 'outcome', 'kind'].includes(name)) return panelText(locale, `labels.${name}.${value}`)
  return String(value).startsWith('{') && name === 'title' ? inLocale(JSON.parse(String(value)), locale) : String(value)
}
