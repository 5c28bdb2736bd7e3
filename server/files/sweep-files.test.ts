import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { actingFor } from '../database/acting.ts'
import { signedPdfKey } from '../signatures/request.ts'
import { type TestParley, testParley } from '../test/parley.ts'
import { aRightsWorld, type RightsWorld } from '../test/rights-world.ts'
import { someSignatures } from '../test/some-signatures.ts'
import { documentKey } from './file-store.ts'
import { sweepFiles } from './sweep-files.ts'

let parley: TestParley
let world: RightsWorld

beforeAll(async () => {
  parley = await testParley()
  world = await aRightsWorld(parley.owner)
  // Files carry the time of the machine, and this Parley's clock stands.
  parley.clock.now = new Date()
})

const bytes = Buffer.from('%PDF-1.7\n')
const sweep = () => actingFor({ purpose: 'house' }, () => sweepFiles(parley.deps))
const isThere = (key: string) =>
  parley.deps.files.open(key).then(
    (stream) => Boolean(stream.destroy()),
    () => false,
  )
const aDayLater = () => {
  parley.clock.now = new Date(parley.clock.now.getTime() + 25 * 3600_000)
}

describe('files that nothing refers to', () => {
  it('are removed after a day, and what is referred to stays', async () => {
    const { applicant, neighbour } = {
      applicant: world.actors.applicant.accountId,
      neighbour: world.neighbour.accountId,
    }
    const requests = await someSignatures(parley.owner, { accountIds: [applicant], other: neighbour })
    const documents = world.rows.Document.filter(({ sha256 }) => sha256)
    const referred = [
      ...requests.map(({ id, sha256 }) => signedPdfKey(id, sha256)),
      ...documents.map(({ id, sha256 }) => documentKey(id, String(sha256))),
    ]
    const orphans = [
      signedPdfKey(String(requests[0]?.id), 'a'.repeat(64)),
      signedPdfKey(randomUUID(), 'b'.repeat(64)),
      documentKey(randomUUID(), 'c'.repeat(64)),
      `${signedPdfKey(randomUUID(), 'd'.repeat(64))}.${randomUUID()}.part`,
    ]
    expect(referred.length).toBeGreaterThan(2)
    for (const key of [...referred, ...orphans]) await parley.deps.files.put(key, bytes)
    expect(await sweep()).toBe(0)
    aDayLater()
    expect(await sweep()).toBe(orphans.length)
    for (const key of referred) expect(await isThere(key), key).toBe(true)
    for (const key of orphans) expect(await isThere(key), key).toBe(false)
  })

  it('keeps every file of a document, not only the newest', async () => {
    const [document] = world.rows.Document.filter(({ sha256 }) => sha256)
    const older = 'e'.repeat(64)
    const of = { agency_id: document?.agency_id, document_id: document?.id }
    const file = { ...of, sha256: older, size: 9, level: 'B-T', stored_at: new Date() }
    await parley.owner('document_files').insert(file)
    await parley.deps.files.put(documentKey(String(document?.id), older), bytes)
    parley.clock.now = new Date()
    aDayLater()
    await sweep()
    expect(await isThere(documentKey(String(document?.id), older))).toBe(true)
  })
})
