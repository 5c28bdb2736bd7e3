import Knex, { type Knex as Connection } from 'knex'
import pg from 'pg'
import { carryActing } from './acting-query.ts'

export type ConnectOptions = {
  /** The most connections held at once. All pools together must fit the server: 60 in the embedded one. */
  max: number
  /** Name of this part in the server's list of connections. */
  application: string
  /** For the role that owns the tables: it tends all rows. Without it each statement carries who acts. */
  upkeep?: true
}

/**
 * A knex over a pool of connections. Nothing is opened before the first query.
 * Answers: timestamptz as Date, json parsed, bigint as number, date and numeric as the text PostgreSQL sends.
 */
export function connect(url: string, { max, application, upkeep }: ConnectOptions): Connection {
  return Knex({
    client: 'pg',
    // Told, so that it does not ask on its first connection. Our SQL is that of 15.
    version: '15.0',
    connection: {
      connectionString: url,
      application_name: application,
      connectionTimeoutMillis: 3000,
      keepAlive: true,
      types: { getTypeParser },
      ...(upkeep && { options: '-c app.purpose=upkeep' }),
    },
    pool: { min: 0, max, ...(!upkeep && { afterCreate: tellWhoActs }) },
    // Long enough for a busy moment, short enough that a person is told when the database is away.
    acquireConnectionTimeout: 5000,
    // It would print what is thrown as well.
    log: { warn: () => {}, error: () => {} },
  })
}

function tellWhoActs(client: pg.Client, done: (error: Error | null, client: pg.Client) => void): void {
  carryActing(client).then(
    () => done(null, client),
    (error: Error) => done(error, client),
  )
}

/**
 * Sums, counts and positions are bigint; all of ours fit a number.
 * `date` is kept as text: it names a day, and a Date would make it an instant in the server's time zone.
 */
function getTypeParser(type: number, format?: string): (value: string) => unknown {
  if (type === pg.types.builtins.INT8) return safeNumber
  if (type === pg.types.builtins.DATE) return (value) => value
  return pg.types.getTypeParser(type, format as 'text')
}

function safeNumber(value: string): number {
  const number = Number(value)
  if (!Number.isSafeInteger(number)) throw new RangeError(`The bigint ${value} does not fit a number.`)
  return number
}
