import type { Knex } from 'knex'
import type { Client, QueryResult, QueryResultRow } from 'pg'
import type { Telling } from './acting.ts'
import type { Asked } from './acting-query.ts'

/**
 * A named statement is planned once a connection. A name must always go with the same text.
 * A telling of its own says who acts, instead of what `acting` says; only a pool that carries who acts sends it.
 */
export type Statement = { name: string; text: string; values: unknown[]; telling?: Telling | undefined }

/**
 * Runs one statement on a connection of knex's pool, or on the transaction's own, past knex's query builder:
 * half its CPU cost, and prepared. For the hot path.
 * @throws what pg throws: `DatabaseError` with the SQLSTATE in `code`, or a connection error
 */
export async function statement<Row extends QueryResultRow>(
  db: Knex | Knex.Transaction,
  { name, text, values, telling }: Statement,
): Promise<QueryResult<Row>> {
  // A finished transaction still answers with its connection, which somebody else may hold by then.
  if (db.isTransaction && (db as Knex.Transaction).isCompleted()) throw new Error(`${name}: the transaction has ended.`)
  const connection: Client & { __knex__disposed?: unknown } = await db.client.acquireConnection()
  try {
    return await connection.query<Row>({ name, text, values, ...(telling && { telling }) } as Asked)
  } catch (error) {
    // knex destroys a connection marked so instead of lending it again.
    if (leavesConnectionUnusable(error)) connection.__knex__disposed = error
    throw error
  } finally {
    await db.client.releaseConnection(connection)
  }
}

/**
 * An answer with an SQLSTATE of five characters came from a server that is in order, but for two: 57P01–57P05 announce
 * that it hangs up, and 0A000 is the answer to a plan that a migration has made stale, for as long as the connection
 * lives. Any other failure leaves open what the connection is doing.
 */
function leavesConnectionUnusable(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return code.length !== 5 || code === '0A000' || code.startsWith('57P0')
}
