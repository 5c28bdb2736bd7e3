import type { Knex } from 'knex'
import type { Deps } from '../deps.ts'

const DAY = 24 * 3600 * 1000
/** As many keys as one question to the database is about. */
const BATCH = 200

/** How keys of a kind are made up, and which of them a row speaks of. A key of no kind that is known here is left alone. */
type Kept = {
  prefix: string
  parts: RegExp
  referred(db: Knex, keys: readonly [string, string][]): Promise<Iterable<readonly [string, string]>>
}

const byDigest = /^\w+\/([0-9a-f-]{36})-([^./]+)\.pdf$/
/** What a crash left half written (gateways/local-file-store.ts). */
const unfinished = /\.part$/

const kept: Kept[] = [
  {
    prefix: 'signatures/',
    parts: byDigest,
    referred: async (db, keys) =>
      pairs(await db('signature_requests').whereIn(['id', 'sha256'], keys).select('id', 'sha256')),
  },
  {
    prefix: 'documents/',
    parts: byDigest,
    async referred(db, keys) {
      const newest = await db('documents').whereIn(['id', 'sha256'], keys).select('id', 'sha256')
      const all = await db('document_files')
        .whereIn(['document_id', 'sha256'], keys)
        .select({ id: 'document_id', sha256: 'sha256' })
      return pairs([...newest, ...all])
    },
  },
]

const pairs = (rows: { id: string; sha256: string }[]) => rows.map(({ id, sha256 }) => [id, sha256] as const)

/**
 * Removes files that nothing refers to: bytes are kept before the transaction that says they are there, and a crash in
 * between leaves them alone. A day is longer than any transaction, so what is under way is not touched.
 * @returns how many were removed
 */
export async function sweepFiles(deps: Deps): Promise<number> {
  const before = new Date(deps.now().getTime() - DAY)
  let removed = 0
  for (const one of kept) {
    let batch: string[] = []
    for await (const { key, changedAt } of deps.files.list(one.prefix)) {
      if (changedAt < before) batch.push(key)
      if (batch.length < BATCH) continue
      removed += await sweep(deps, one, batch)
      batch = []
    }
    removed += await sweep(deps, one, batch)
  }
  if (removed > 0) deps.log.info({ removed }, 'files that nothing refers to were removed')
  return removed
}

async function sweep(deps: Deps, { parts, referred }: Kept, keys: string[]): Promise<number> {
  const read = keys.map((key) => ({ key, parts: parts.exec(key)?.slice(1) as [string, string] | undefined }))
  const asked = read.flatMap(({ parts }) => (parts ? [parts] : []))
  const known = new Set<string>()
  if (asked.length > 0) for (const pair of await referred(deps.db, asked)) known.add(pair.join())
  const orphans = read.filter(({ key, parts }) => (parts ? !known.has(parts.join()) : unfinished.test(key)))
  for (const { key } of orphans) await deps.files.remove(key)
  return orphans.length
}
