import { randomUUID } from 'node:crypto'
import { chownSync, mkdirSync, realpathSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type EmbeddedRecord, loadRecord, saveRecord } from './embedded-record.ts'
import { embeddedUrls, prepareRoles } from './embedded-roles.ts'
import { findPostgres } from './find-postgres.ts'
import { initialise, madeBy } from './initialise.ts'
import { waitForLock } from './lock.ts'
import { runningPort, type Start, startPostmaster, stopPostmaster } from './postmaster.ts'
import { identityOf, isRunning } from './process-identity.ts'
import { canReach, type ServerAccount, serverAccount } from './server-account.ts'

export type EmbeddedDatabase = {
  ownerUrl: string
  applicationUrl: string
  /** `new`: made just now; `warm`: its data was there; `adopted`: it ran already. */
  started: 'new' | 'warm' | 'adopted'
  /** Stops the server, unless another process that still runs started it. */
  stop(): Promise<void>
}

export type EmbeddedOptions = { dataFolder: string; log: { info(text: string): void }; durable?: boolean }

/** The place for data and programs when the server's account cannot reach PARLEY_DATA; only root ever needs it. */
const openFolder = '/var/lib/parley'

/**
 * Starts a PostgreSQL of our own on the data in `dataFolder`, or joins the one that already runs there.
 * @param options.durable false gives up safety against crashes for speed; for tests
 * @throws Error saying what is missing or wrong, in words for whoever installs Parley
 */
export async function startEmbeddedDatabase({
  dataFolder,
  log,
  durable = true,
}: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const account = serverAccount()
  mkdirSync(dataFolder, { recursive: true, mode: account.uid === undefined ? 0o700 : 0o711 })
  const folder = realpathSync(dataFolder)
  // Guards what postmaster.pid does not: making the data directory, copying programs, adopting.
  const lock = await waitForLock(join(folder, 'database.lock'), 120)
  try {
    const open = placeFor(folder, account, log)
    const record = loadRecord(folder, () => (open === folder ? join(folder, 'postgres') : join(open, randomUUID())))
    prepareHome(folder, record, account)
    const postgres = await findPostgres({ account, copies: open, madeBy: madeBy(record.home) })
    return await startOrAdopt(folder, { postgres, record, account, durable })
  } finally {
    lock.release()
  }
}

async function startOrAdopt(folder: string, start: Start): Promise<EmbeddedDatabase> {
  const { postgres, record, account } = start
  const data = join(record.home, 'data')
  const isNew = await initialise(postgres, record, account)
  const found = await runningPort(data)
  const port = found ?? (await startPostmaster(start))
  // A server whose starter was killed has nobody left to stop it: whoever adopts it inherits that.
  const isOurs = !found || !record.startedBy || !isRunning(record.startedBy)
  const startedBy = isOurs ? identityOf(process.pid) : record.startedBy
  saveRecord(folder, { ...record, port, startedBy })
  let stopping: Promise<void> | undefined
  const stop = async () => {
    if (isOurs) stopping ??= stopPostmaster(postgres, data, account)
    await stopping
  }
  try {
    await prepareRoles(record, port, data)
  } catch (error) {
    await stop()
    throw error
  }
  return { ...embeddedUrls(record, port), started: found ? 'adopted' : isNew ? 'new' : 'warm', stop }
}

function placeFor(folder: string, account: ServerAccount, log: EmbeddedOptions['log']): string {
  if (canReach(folder, account)) return folder
  mkdirSync(openFolder, { recursive: true, mode: 0o755 })
  log.info(`The database's account cannot reach ${folder}, so the database is kept in ${openFolder}.`)
  return openFolder
}

function prepareHome(folder: string, record: EmbeddedRecord, account: ServerAccount): void {
  if (!canReach(dirname(record.home), account)) {
    throw new Error(
      `The database in ${record.home} cannot be reached by its account any more: let everybody pass through the folders above it.`,
    )
  }
  saveRecord(folder, record)
  mkdirSync(record.home, { recursive: true, mode: 0o700 })
  if (account.uid !== undefined) chownSync(record.home, account.uid, account.gid)
}
