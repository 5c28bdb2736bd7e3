// Works on one batch as a process of its own, so that a test can kill it: `node batch-worker.ts <database> <agency> <id>`.
import { PgBoss } from 'pg-boss'
import { pino } from 'pino'
import { v7 as uuidv7 } from 'uuid'
import { readConfig } from '../config.ts'
import { actingFor } from '../database/acting.ts'
import { connect } from '../database/connect.ts'
import type { Deps } from '../deps.ts'
import { workOnBatch } from '../documents/batches/work-on-batch.ts'
import { openLocalFileStore } from '../gateways/local-file-store.ts'
import { enqueueWith, jobControl } from '../jobs/queue.ts'
import { playedPrinter } from './played-printer.ts'

const [url = '', agencyId = '', id = '', folder = ''] = process.argv.slice(2)
const boss = new PgBoss({ connectionString: url, max: 1, migrate: false, supervise: false, schedule: false })
await boss.start()
const deps: Deps = {
  db: connect(url, { max: 2, application: 'test-batch' }),
  now: () => new Date(),
  newId: uuidv7,
  enqueue: enqueueWith(boss),
  jobs: jobControl(boss),
  files: openLocalFileStore(folder),
  printer: async () => playedPrinter,
  config: readConfig({ PARLEY_DATA: folder, PUBLIC_URL: 'http://localhost:3000', LOG_LEVEL: 'silent' }),
  log: pino({ level: 'silent' }),
}
console.log('working')
await actingFor({ purpose: 'house' }, () => workOnBatch(deps, { agencyId, id }))
await deps.db.destroy()
await boss.stop({ graceful: false })
