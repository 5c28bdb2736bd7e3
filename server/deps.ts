import type { Knex } from 'knex'
import type { Logger } from 'pino'
import type { Config } from './config.ts'
import type { FileStore } from './files/file-store.ts'
import type { DemoOutbox } from './gateways/demo-outbox.ts'
import type { Printer } from './gateways/printer.ts'
import type { Enqueue, JobControl } from './jobs/queue.ts'

/** What every command needs from outside itself. Clock and ids are here so that tests can hold them still. */
export type Deps = {
  db: Knex
  now: () => Date
  newId: () => string
  enqueue: Enqueue
  jobs: JobControl
  files: FileStore
  /** Where the demo's mail is read, which goes nowhere. */
  demoOutbox?: Pick<DemoOutbox, 'sent'>
  /** The printer of this process; it is started when somebody first prints. */
  printer: () => Promise<Pick<Printer, 'print'>>
  config: Config
  log: Logger
}
