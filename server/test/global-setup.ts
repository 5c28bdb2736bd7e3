import { chmodSync, existsSync, globSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startEmbeddedDatabase } from '../database/embedded.ts'
import { loadRecord } from '../database/embedded-record.ts'
import { migrate } from '../database/migrate.ts'
import { isRunning } from '../database/process-identity.ts'
import { queues } from '../jobs/definitions.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Addresses of the migrated database that every test database is a copy of. Nobody may stay connected to it. */
    template: { ownerUrl: string; applicationUrl: string }
  }
}

const folders = join(tmpdir(), 'parley-test-')
const log = { info: () => {} }

/** One server for the whole run, in a folder of its own and without the safety that tests do not need. */
export default async function startServer(project: TestProject): Promise<() => Promise<void>> {
  await removeLeftovers()
  const dataFolder = mkdtempSync(folders)
  chmodSync(dataFolder, 0o711)
  const database = await startEmbeddedDatabase({ dataFolder, log, durable: false })
  const stop = async () => {
    await database.stop()
    rmSync(dataFolder, { recursive: true, force: true })
  }
  try {
    await migrate(database.ownerUrl, { queues })
  } catch (error) {
    await stop()
    throw error
  }
  project.provide('template', { ownerUrl: database.ownerUrl, applicationUrl: database.applicationUrl })
  return stop
}

/** A run that was killed left its server running: adopt it, which includes stopping it. */
async function removeLeftovers(): Promise<void> {
  for (const record of globSync(join(`${folders}*`, 'database.json'))) {
    const dataFolder = dirname(record)
    const { startedBy, home } = loadRecord(dataFolder, () => '')
    if (!startedBy || isRunning(startedBy)) continue
    if (existsSync(join(home, 'data', 'postmaster.pid'))) {
      await (await startEmbeddedDatabase({ dataFolder, log, durable: false })).stop()
    }
    rmSync(dataFolder, { recursive: true, force: true })
  }
}
