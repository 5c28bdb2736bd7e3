// What `npm run migrate` runs: brings the configured (or the embedded) database to this version and says what it did.
import { readConfig } from '../server/config.ts'
import { migrate } from '../server/database/migrate.ts'
import { openDatabase } from '../server/database/open-database.ts'
import { queues } from '../server/jobs/definitions.ts'

const database = await openDatabase(readConfig(), { info: console.log, warn: (_fields, text) => console.warn(text) })
try {
  const ran = await migrate(database.ownerUrl, { queues })
  console.log(ran.length > 0 ? `Migrated: ${ran.join(', ')}.` : 'The database is up to date.')
} finally {
  await database.stop()
}
