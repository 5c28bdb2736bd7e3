import type { Knex } from 'knex'

export type Operation = 'select' | 'insert' | 'update' | 'delete'
export const operations: Operation[] = ['select', 'insert', 'update', 'delete']

/** A row as the database writes it, with its key in a WHERE. */
export type KeptRow = { json: string; values: Record<string, unknown>; where: string }

/** All rows of a table, as the owner sees them. */
export async function keptRows(owner: Knex, table: string): Promise<KeptRow[]> {
  const key: { rows: { name: string }[] } = await owner.raw(
    `select a.attname as name from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
     where i.indrelid = ?::regclass and i.indisprimary`,
    [table],
  )
  const found: { rows: { json: string }[] } = await owner.raw(`select to_json(t)::text as json from ${table} t`)
  return found.rows.map(({ json }) => {
    const values = JSON.parse(json) as Record<string, unknown>
    return { json, values, where: key.rows.map(({ name }) => `"${name}" = '${values[name]}'`).join(' and ') }
  })
}

/** Which operations succeed on each row, tried on the connection as it is and undone at once. */
export async function reachOf(trx: Knex, table: string, rows: KeptRow[]): Promise<Record<Operation, boolean>[]> {
  await trx.raw(attempt)
  const statements = rows.flatMap((row) => operations.map((operation) => statementFor(operation, table, row)))
  const tried: { rows: { outcome: string }[] } = await trx.raw(
    'select pg_temp.attempt(s.text) as outcome from unnest(?::text[]) with ordinality as s (text, n) order by s.n',
    [statements],
  )
  return rows.map((_, index) => {
    const outcomes = tried.rows.slice(index * operations.length, (index + 1) * operations.length)
    const entries = operations.map((operation, n) => [operation, isReached(outcomes[n]?.outcome ?? '')] as const)
    return Object.fromEntries(entries) as Record<Operation, boolean>
  })
}

// The policy speaks before the keys do: a row that is there already, or is referred to, was allowed.
function isReached(outcome: string): boolean {
  if (outcome === '1' || outcome === '23505' || outcome === '23503') return true
  if (outcome === '0' || outcome === '42501') return false
  throw new Error(`An attempt ended with ${outcome}.`)
}

function statementFor(operation: Operation, table: string, { json, where, values }: KeptRow): string {
  const [column] = Object.keys(values)
  switch (operation) {
    case 'select':
      return `select from ${table} where ${where}`
    case 'insert':
      return `insert into ${table} select * from json_populate_record(null::${table}, '${json.replaceAll("'", "''")}')`
    case 'update':
      return `update ${table} set "${column}" = "${column}" where ${where}`
    case 'delete':
      return `delete from ${table} where ${where}`
  }
}

const attempt = `
  create or replace function pg_temp.attempt(statement text) returns text language plpgsql as $$
  declare touched integer;
  begin
    execute statement;
    get diagnostics touched = row_count;
    raise exception using errcode = 'UNDO0';
  exception
    when sqlstate 'UNDO0' then return touched::text;
    when others then return sqlstate;
  end $$`
