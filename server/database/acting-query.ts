import pg from 'pg'
import { actingValues, tellActing } from './acting.ts'

type Callback = (error: Error | null, result?: pg.QueryResult) => void
type Wire = { bind(message: object): void; execute(message: object): void }

/** What pg's queries do on the wire, which its types leave out. */
type WireQuery = {
  prepare(connection: Wire): void
  handleDataRow(message: unknown): void
  handleCommandComplete(message: unknown, connection: Wire): void
}
const PgQuery = pg.Query as unknown as new (config: pg.QueryConfig, values: unknown, done: Callback) => WireQuery

/**
 * A query that tells the database who acts in the same message and the same transaction as its own statement, so that
 * row-level policies cost no round trip and nothing stays behind on the connection, not even behind a pooler.
 * PostgreSQL runs what comes before one Sync as one transaction (its protocol, "Pipelining").
 */
class ActingQuery extends PgQuery {
  #told = false

  override prepare(connection: Wire): void {
    // The statement is known to the connection (`carryActing`) and is not described: one row and one completion answer.
    connection.bind({ statement: tellActing.name, values: actingValues() })
    connection.execute({})
    super.prepare(connection)
  }

  override handleDataRow(message: unknown): void {
    if (this.#told) super.handleDataRow(message)
  }

  override handleCommandComplete(message: unknown, connection: Wire): void {
    if (this.#told) super.handleCommandComplete(message, connection)
    this.#told = true
  }
}

// These alone go by the simple protocol, which carries nobody: they read and write no rows.
const transactionControl = /^\s*(begin|commit|rollback|savepoint|release)\b/i

/** Makes every statement of a new connection say who acts. For a pool's `afterCreate`. */
export async function carryActing(client: pg.Client): Promise<void> {
  await client.query({ ...tellActing, values: actingValues() })
  const send = client.query.bind(client) as (...given: unknown[]) => unknown
  const query = (asked: pg.QueryConfig | string, values?: unknown, done?: Callback): unknown => {
    const config = typeof asked === 'string' ? { text: asked } : asked
    if (transactionControl.test(config.text)) return send(config, values, done)
    const callback = typeof values === 'function' ? (values as Callback) : done
    const carried = (finish: Callback) =>
      send(new ActingQuery({ ...config, queryMode: 'extended' } as pg.QueryConfig, listOf(values), finish))
    if (callback) return carried(callback)
    return new Promise((resolve, reject) => carried((error, result) => (error ? reject(error) : resolve(result))))
  }
  client.query = query as typeof client.query
}

const listOf = (values: unknown): unknown[] | undefined => (Array.isArray(values) ? values : undefined)
