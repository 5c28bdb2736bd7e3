import pg from 'pg'
import { type Telling, tellActing } from './acting.ts'

type Callback = (error: Error | null, result?: pg.QueryResult) => void
type Wire = { bind(message: object): void; execute(message: object): void }

/** What pg's queries do on the wire, which its types leave out. */
type WireQuery = {
  name: string | undefined
  queryMode: string | undefined
  prepare(connection: Wire): void
  handleDataRow(message: { fields: (string | null)[] }): void
  handleCommandComplete(message: unknown, connection: Wire): void
}
const PgQuery = pg.Query as unknown as new (
  config: pg.QueryConfig | string,
  values: unknown,
  done: Callback,
) => WireQuery

/** What a query may bring along, when a promise of its result is asked for: another way than `tellActing` to say who acts. */
export type Asked = pg.QueryConfig & { telling?: Telling }

/**
 * A query that tells the database who acts in the same message and the same transaction as its own statement, so that
 * row-level policies cost no round trip and nothing stays behind on the connection, not even behind a pooler.
 * PostgreSQL runs what comes before one Sync as one transaction (its protocol, "Pipelining").
 */
class ActingQuery extends PgQuery {
  readonly #telling: Telling
  #told = false

  constructor(config: pg.QueryConfig, values: unknown, done: Callback, telling: Telling) {
    // pg copies a config with all its property descriptors, which costs more than the query; a text it takes as it is.
    super(isPlain(config) ? config.text : config, values ?? config.values, done)
    this.name = config.name
    this.queryMode = 'extended'
    this.#telling = telling
  }

  override prepare(connection: Wire): void {
    // The statement is known to the connection (`plan`) and is not described: one row and one completion answer.
    connection.bind({ statement: this.#telling.name, values: this.#telling.values })
    connection.execute({})
    super.prepare(connection)
  }

  override handleDataRow(message: { fields: (string | null)[] }): void {
    if (this.#told) super.handleDataRow(message)
    else this.#telling.hear?.(JSON.parse(message.fields[0] ?? 'null'))
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
  const send = client.query.bind(client) as (...given: unknown[]) => unknown
  const planned = new Set<string>()
  // Once a connection by itself, since pg takes it that whatever was planned is what it had asked for.
  const plan = async ({ name, text, values }: Telling) => {
    await send({ name, text, values })
    planned.add(name)
  }
  const query = (asked: Asked | string, values?: unknown, done?: Callback): unknown => {
    const { telling = tellActing(), ...config }: Asked = typeof asked === 'string' ? { text: asked } : asked
    if (transactionControl.test(config.text)) return send(config, values, done)
    if (!planned.has(telling.name)) return plan(telling).then(() => query(asked, values, done))
    const callback = typeof values === 'function' ? (values as Callback) : done
    const carried = (finish: Callback) => send(new ActingQuery(config, listOf(values), finish, telling))
    if (callback) return carried(callback)
    return new Promise((resolve, reject) => carried((error, result) => (error ? reject(error) : resolve(result))))
  }
  await plan(tellActing())
  client.query = query as typeof client.query
}

/** True where a config says nothing but its text, values and name. */
const isPlain = ({ rowMode, types }: pg.QueryConfig & { rowMode?: unknown }): boolean =>
  rowMode === undefined && types === undefined

const listOf = (values: unknown): unknown[] | undefined => (Array.isArray(values) ? values : undefined)
