import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { actFor } from '../../accounts/act-for.ts'
import type { Actor } from '../../accounts/actor.ts'
import { actingFor } from '../../database/acting.ts'
import { documentBatchJob, issueDocumentJob } from '../../jobs/definitions.ts'
import { testDatabase } from '../../test/database.ts'
import { aService } from '../../test/factories.ts'
import { type TestParley, testParley } from '../../test/parley.ts'
import { anOfficialOf, documentsOf, grant, sendAnswers } from '../test/decided-cases.ts'
import { beginBatch } from './begin-batch.ts'
import { findCases } from './find-cases.ts'
import { failedItems, readBatches } from './read-batches.ts'
import { retryFailedItems } from './retry-failed-items.ts'
import { workOnBatch } from './work-on-batch.ts'

let parley: TestParley
let service: Awaited<ReturnType<typeof aService>>
let oleg: Actor

beforeAll(async () => {
  parley = await testParley()
  service = await aService(parley.owner)
  oleg = await anOfficialOf(parley, service.agency.id)
})

type Batch = Parameters<typeof beginBatch>[2]

const begin = (actor: Actor, input: Batch) => actFor(actor, () => beginBatch(parley.deps, actor, input))
const work = () =>
  parley.workOff<{ agencyId: string; id: string }>(documentBatchJob.queue, (job) => workOnBatch(parley.deps, job))
const progressOf = async (actor: Actor, id: string) =>
  (await actFor(actor, () => readBatches(parley.deps.db, actor))).find((batch) => batch.id === id)
const failedOf = (actor: Actor, id: string) => actFor(actor, () => failedItems(parley.deps.db, actor, id))

/** Cases that wait for their office. */
async function cases(count: number, { in: of = service } = {}): Promise<string[]> {
  const anna = await parley.signedIn()
  const numbers: string[] = []
  for (let n = 0; n < count; n += 1) numbers.push((await sendAnswers(anna, of.name)).number)
  return numbers
}

/** What an office does to a printed document, without the printing. */
const markIssued = (numbers: string[]) =>
  parley
    .owner('documents')
    .whereIn('submission_id', parley.owner('submissions').whereIn('number', numbers).select('id'))
    .andWhere({ status: 'ordered', kind: 'decision' })
    .update({ status: 'issued', issued_at: parley.clock.now, size: 9, sha256: parley.owner.raw('id::text') })

async function seriesOf(agencyId: string): Promise<number[]> {
  const documents = await parley.owner('documents').where({ agency_id: agencyId, kind: 'decision' }).select('number')
  return documents.map(({ number }) => Number(number.split('-').at(-1))).toSorted((a, b) => a - b)
}
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1)

describe('a batch of documents', () => {
  it('grants many cases and orders a document for each, with evidence and message as for one', async () => {
    const numbers = await cases(3)
    const { id } = await begin(oleg, { action: 'grant', reason: 'All is there.', numbers: numbers.join('\n') })
    expect(await progressOf(oleg, id)).toMatchObject({ finished_at: null, progress: { all: 3, waiting: 3 } })
    await work()
    expect(await progressOf(oleg, id)).toMatchObject({
      progress: { all: 3, waiting: 0, done: 3, failed: 0, issued: 0 },
    })
    for (const number of numbers) {
      expect(await documentsOf(parley, number)).toMatchObject([{ status: 'ordered', version: 1 }])
      expect(await parley.owner('cases').where({ number }).first()).toMatchObject({
        outcome: 'granted',
        decided_by: oleg.accountId,
      })
    }
    await markIssued(numbers)
    expect((await progressOf(oleg, id))?.progress.issued).toBe(3)
    const types = await parley.owner('evidence_records').where({ agency_id: service.agency.id }).select('type')
    const count = (type: string) => types.filter((one) => one.type === type).length
    expect([count('document-batch.begun'), count('case.decided'), count('document-batch.finished')]).toEqual([1, 3, 1])
    expect(await parley.workOff(issueDocumentJob.queue, async () => undefined)).toBeGreaterThanOrEqual(3)
  })

  it('says of each case why nothing came of it, and tries those again', async () => {
    const [granted = '', waiting = ''] = await cases(2)
    await grant(parley, oleg, granted)
    const numbers = `${granted}; ${waiting}, NO-SUCH-CASE ${granted}`
    const { id } = await begin(oleg, { action: 'reissue', reason: 'The seal was renewed.', numbers })
    await work()
    expect((await failedOf(oleg, id)).map(({ case_number, problem }) => [case_number, problem])).toEqual([
      [granted, 'state-ordered'],
      [waiting, 'state-no-document'],
      ['NO-SUCH-CASE', 'not-found'],
    ])
    await markIssued([granted])
    await actFor(oleg, () => retryFailedItems(parley.deps, oleg, { id }))
    await work()
    expect(await progressOf(oleg, id)).toMatchObject({ progress: { all: 3, done: 1, failed: 2 } })
    expect(await documentsOf(parley, granted)).toMatchObject([
      { version: 1 },
      { version: 2, reissue_reason: 'The seal was renewed.' },
    ])
  })

  it('tries documents again that could not be printed', async () => {
    const [number = ''] = await cases(1)
    await grant(parley, oleg, number)
    const [document] = await documentsOf(parley, number)
    await parley
      .owner('documents')
      .where({ id: document.id })
      .update({ problem: '{"code":"breaks-printer"}', print_failures: 3 })
    const { id } = await begin(oleg, { action: 'retry', reason: '', numbers: number })
    await work()
    expect(await progressOf(oleg, id)).toMatchObject({ progress: { done: 1, failed: 0 } })
    expect(await documentsOf(parley, number)).toMatchObject([{ number: document.number, problem: null }])
  })

  it('finds the cases that an action fits', async () => {
    const own = await aService(parley.owner)
    const official = await anOfficialOf(parley, own.agency.id)
    const numbers = await cases(3, { in: own })
    const found = async (action: 'grant' | 'reissue' | 'retry') =>
      (await actFor(official, () => findCases(parley.deps, official, { action, service: own.id }))).numbers
    expect(await found('grant')).toEqual(numbers)
    for (const number of numbers.slice(1)) await grant(parley, official, number)
    await markIssued(numbers.slice(2))
    const [stopped] = await documentsOf(parley, numbers[1] as string)
    await parley.owner('documents').where({ id: stopped.id }).update({ problem: '{"code":"breaks-printer"}' })
    expect([await found('grant'), await found('retry'), await found('reissue')]).toEqual(
      numbers.map((number) => [number]),
    )
    expect(
      (await actFor(oleg, () => findCases(parley.deps, oleg, { action: 'grant', service: own.id }))).numbers,
    ).toEqual([])
  })

  it('is begun by nobody who may not do it to one case, and is nobody else’s to see', async () => {
    const [number = ''] = await cases(1)
    const wish = { action: 'grant', reason: 'It is so.', numbers: number } as const
    const designer = await anOfficialOf(parley, service.agency.id, 'service-designer')
    await expect(begin(designer, wish)).rejects.toMatchObject({ code: expect.stringMatching(/not-permitted|invalid/) })
    const stranger = await anOfficialOf(parley, (await aService(parley.owner)).agency.id)
    await expect(begin(stranger, wish)).rejects.toMatchObject({ faults: [{ path: 'numbers', reason: 'none-found' }] })
    await expect(begin(oleg, { ...wish, reason: '' })).rejects.toMatchObject({ code: 'invalid' })
    const { id } = await begin(oleg, wish)
    await expect(failedOf(stranger, id)).rejects.toMatchObject({ code: 'not-found' })
    await work()
  })

  it('asks for the right again when the turn of a case comes', async () => {
    const [number = ''] = await cases(1)
    const clerk = await anOfficialOf(parley, service.agency.id)
    const { id } = await begin(clerk, { action: 'grant', reason: 'It is so.', numbers: number })
    await parley.owner('role_assignments').where({ account_id: clerk.accountId }).delete()
    await work()
    expect(await documentsOf(parley, number)).toEqual([])
    expect(await parley.owner('document_batch_items').where({ batch_id: id })).toMatchObject([
      { status: 'failed', problem: 'not-found' },
    ])
  })
})

describe('a batch that is interrupted', () => {
  it('goes on after its process was killed, with no document twice and no number left out', {
    timeout: 60_000,
  }, async () => {
    const own = await aService(parley.owner)
    const official = await anOfficialOf(parley, own.agency.id)
    const numbers = await cases(40, { in: own })
    const { id } = await begin(official, { action: 'grant', reason: 'All is there.', numbers: numbers.join(' ') })
    const done = async () =>
      (await actFor(official, () => readBatches(parley.deps.db, official)))[0]?.progress.done ?? 0

    const { applicationUrl } = await testDatabase()
    const script = join(import.meta.dirname, '..', '..', 'test', 'batch-worker.ts')
    const { dataFolder } = parley.deps.config
    for (const enough of [3, 12]) {
      const worker = spawn(process.execPath, [script, applicationUrl, own.agency.id, id, dataFolder], {
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      await once(worker.stdout, 'data')
      await vi.waitFor(async () => expect(await done()).toBeGreaterThanOrEqual(enough), {
        timeout: 20_000,
        interval: 5,
      })
      worker.kill('SIGKILL')
      await once(worker, 'exit')
    }
    const before = await done()
    expect(before).toBeGreaterThanOrEqual(12)
    expect(before).toBeLessThan(40)

    // Two at once take it up, as after a restart of two nodes.
    const again = () => actingFor({ purpose: 'house' }, () => workOnBatch(parley.deps, { agencyId: own.agency.id, id }))
    await Promise.all([again(), again()])
    await again()
    expect(await progressOf(official, id)).toMatchObject({
      finished_at: expect.any(Date),
      progress: { done: 40, failed: 0 },
    })
    for (const number of numbers) expect(await documentsOf(parley, number)).toHaveLength(1)
    expect(await seriesOf(own.agency.id)).toEqual(upTo(40))
  })
})
