import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { type ActionContext, type AdminJS, Filter, ForbiddenError, flat, populator } from 'adminjs'
import { actFor } from '../../server/accounts/act-for.ts'
import type { Deps } from '../../server/deps.ts'
import { Invalid, NotFound } from '../../server/errors.ts'
import { type ExportedPerson, recordExport, recordExported } from '../../server/privacy/record-export.ts'
import { type CurrentAdmin, officialOf } from '../access/official.ts'
import type { Snapshot, TableResource } from '../adapter/table-resource.ts'
import { inboxQuery } from '../resources/read-inbox.ts'
import { csvLine } from './csv-line.ts'
import { cellsOf, type ExportedTable, exportedTables, headOf, isExported } from './exported-tables.ts'

/** Each row is told to a person: more than this is no longer a list that somebody works through. */
const mostRows = 2000
const batch = 200

type Asked = { table: string; query: Record<string, string> }

/**
 * The rows that a list shows with this query, as CSV: by the same rights, row by row and column by column, as they are at
 * one moment. The traces of it are written before there is anything to send; what has left is in the evidence after.
 * @throws NotFound for a table that is not exported or not theirs; Invalid when there are too many rows.
 */
export async function exportTable(
  deps: Deps,
  admin: AdminJS,
  { table, query }: Asked,
  official: CurrentAdmin,
): Promise<Readable> {
  const { actor, ability } = officialOf(official)
  if (!isExported(table) || !ability.can('read', exportedTables[table].subject)) throw new NotFound('table to export')
  const resource = admin.findResource(table) as unknown as TableResource
  const context = { resource, currentAdmin: official } as unknown as ActionContext
  const { filters, sort } = table === 'cases' ? inboxQuery(query, actor, deps.now()) : tableQuery(query)
  const snapshot = await resource.openSnapshot(new Filter(filters, resource), context)
  try {
    const people = await orNotFound(() => peopleIn(table, snapshot))
    // A sort that is not theirs is refused now and not in the middle of the file.
    await orNotFound(() => snapshot.page({ sort, limit: 1 }))
    await recordExport(deps, actor, { table, people })
    return streamFor(deps, { table, snapshot, sort, people }, context)
  } catch (thrown) {
    await snapshot.close()
    throw thrown
  }
}

/** Whose rows they are, each person once. @throws Invalid when there are more rows than leave at once */
async function peopleIn(table: ExportedTable, snapshot: Snapshot): Promise<ExportedPerson[]> {
  if ((await snapshot.rows().resultSize()) > mostRows) throw new Invalid([{ path: 'rows', reason: 'too-many' }])
  const { one, several } = exportedTables[table]
  const rows = await snapshot
    .rows()
    .select('account_id', 'agency_id', 'number', 'title')
    .castTo<{ account_id: string; agency_id: string; number: string; title: unknown }[]>()
  return [...Map.groupBy(rows, ({ account_id, agency_id }) => `${account_id} ${agency_id}`).values()].map((theirs) => {
    const [{ account_id, agency_id, number, title }] = theirs as [(typeof theirs)[number]]
    const isOne = theirs.length === 1
    const numbers = theirs.map((row) => row.number).toSorted()
    const params: Record<string, string> = isOne
      ? { title: String(title), number }
      : { count: String(theirs.length), numbers: numbers.join(', ') }
    return {
      accountId: account_id,
      agencyId: agency_id,
      rows: theirs.length,
      caseNumber: table === 'cases' && isOne ? number : null,
      what: table === 'cases' && isOne ? { key: one } : { key: isOne ? one : several, params },
    }
  })
}

type Exporting = { table: ExportedTable; snapshot: Snapshot; sort: Order; people: ExportedPerson[] }

/** Read while it is sent, a batch at a time, each by the rights of whoever asked. */
function streamFor(deps: Deps, exporting: Exporting, context: ActionContext): Readable {
  const { actor } = officialOf(context.currentAdmin)
  const parts = partsOf(deps, exporting, context)
  const acting = {
    [Symbol.asyncIterator]: () => ({
      next: () => actFor(actor, () => parts.next()),
      return: () => actFor(actor, () => parts.return(undefined)),
    }),
  }
  return Readable.from(acting, { objectMode: false })
}

async function* partsOf(deps: Deps, { table, snapshot, sort, people }: Exporting, context: ActionContext) {
  const { actor, locale } = officialOf(context.currentAdmin)
  const hash = createHash('sha256')
  const total = people.reduce((sum, person) => sum + person.rows, 0)
  let [rows, complete] = [0, false]
  const send = (lines: string) => {
    hash.update(lines)
    return Buffer.from(lines)
  }
  try {
    yield send(csvLine(headOf(table, locale)))
    while (rows < total) {
      const records = await populator(await snapshot.page({ sort, limit: batch, offset: rows }), context)
      if (records.length === 0) break
      rows += records.length
      yield send(records.map((record) => csvLine(cellsOf(table, record, locale))).join(''))
    }
    complete = rows === total
  } finally {
    await snapshot.close()
    const agencyIds = new Set(people.map(({ agencyId }) => agencyId))
    await recordExported(deps, actor, { table, agencyIds, sha256: hash.digest('hex'), rows, complete })
  }
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

function tableQuery(query: Record<string, string>): { filters: Record<string, string>; sort: Order } {
  const { filters = {}, sortBy, direction } = flat.unflatten(query) as { filters?: Record<string, string> } & Order
  return { filters, sort: { sortBy: sortBy ?? 'number', direction: direction === 'desc' ? 'desc' : 'asc' } }
}
