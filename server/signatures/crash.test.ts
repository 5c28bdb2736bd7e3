import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actingFor } from '../database/acting.ts'
import type { Deps } from '../deps.ts'
import { sweepFiles } from '../files/sweep-files.ts'
import type { BrowserSigning } from '../gateways/personal-signing.ts'
import { aSigningPlace, type SigningPlace, sha256, signedBy } from '../test/a-signing-place.ts'
import type { SignedIn } from '../test/parley.ts'
import { finishSigning } from './finish-signing.ts'

let place: SigningPlace

beforeAll(async () => {
  place = await aSigningPlace()
})
afterAll(() => place?.close())

class Crash extends Error {}
const crash = (): never => {
  throw new Crash()
}

type Broken = { deps?: (deps: Deps) => Deps; signing?: (signing: BrowserSigning) => BrowserSigning }

/** A Parley that ends at one line of the work: nothing after it is done, and the transaction under way is gone. */
const lines: Record<string, Broken> = {
  'before the chain of certificates is read': { signing: (signing) => ({ ...signing, chain: async () => crash() }) },
  'before the time-stamp is there': { signing: (signing) => ({ ...signing, stamp: async () => crash() }) },
  'before the bytes are kept': { deps: (deps) => ({ ...deps, files: { ...deps.files, put: async () => crash() } }) },
  'when the bytes are kept and nothing says so': {
    deps: (deps) => ({
      ...deps,
      files: {
        ...deps.files,
        async put(key, bytes) {
          await deps.files.put(key, bytes)
          crash()
        },
      },
    }),
  },
  'before the first job is written': { deps: (deps) => ({ ...deps, enqueue: async () => crash() }) },
  'when all is written and nothing committed': {
    deps: (deps) => ({
      ...deps,
      async enqueue(trx, job, payload) {
        await deps.enqueue(trx, job, payload)
        if (job.queue === 'signatures.tell') crash()
      },
    }),
  },
}

/** Somebody whose browser has made the signature and sends it. */
async function ready() {
  const anna = await place.parley.signedIn()
  const { request, path } = await place.asked(anna, signedBy(['applicant']))
  const device = await place.aDevice(anna)
  const { nonce, toBeSigned } = await place.release(anna, device, request)
  const requestId = request.split('/').at(-1) ?? ''
  return { anna, request, requestId, path, sent: { requestId, nonce, signature: device.browser.sign(toBeSigned) } }
}

const actorOf = ({ person: { id, name } }: SignedIn) => ({ accountId: id, name, locale: 'en', assignments: [] })

/** What is written about a request: signers, records, jobs and files. */
async function written(requestId: string) {
  const { owner, deps } = place.parley
  const records = await owner('evidence_records').where({ type: 'signature.made' }).select('body')
  const files: string[] = []
  for await (const { key } of deps.files.list(`signatures/${requestId}`)) files.push(key)
  return {
    signed: (await owner('signers').where({ request_id: requestId, status: 'signed' })).length,
    records: records.filter(({ body }) => JSON.stringify(body).includes(requestId)).length,
    files,
  }
}

describe('a crash while a signature is put into the document', () => {
  it.each(Object.entries(lines))(
    '%s leaves nothing, and the same signature is taken afterwards, once',
    async (_, broken) => {
      const { anna, request, requestId, path, sent } = await ready()
      const before = await place.pdfOf(anna, request)
      const actor = actorOf(anna)
      const deps = broken.deps?.(place.parley.deps) ?? place.parley.deps
      const signing = broken.signing?.(place.signing) ?? place.signing
      const acting = { accountId: actor.accountId }
      await expect(actingFor(acting, () => finishSigning(deps, signing, actor, sent))).rejects.toBeInstanceOf(Crash)
      expect(await written(requestId)).toMatchObject({ signed: 0, records: 0 })
      expect(await place.pdfOf(anna, request)).toEqual(before)

      const { nonce, signature } = sent
      for (const _again of [1, 2]) await anna.post(`${request}/signatures`, { nonce, signature }).expect(200)
      const after = await place.pdfOf(anna, request)
      expect(after.subarray(0, before.length)).toEqual(before)
      await place.workOff()
      expect(await written(requestId)).toMatchObject({ signed: 1, records: 1 })
      const { messages } = (await anna.get(path).expect(200)).body
      const events = messages.flatMap(({ body }: { body: { event?: string } }) => body.event ?? [])
      expect(events.filter((event: string) => event === 'signed')).toHaveLength(1)
    },
  )

  it('leaves files that are swept away, and keeps the one that counts', async () => {
    const { anna, request, requestId, sent } = await ready()
    const { clock } = place.parley
    const deps = lines['when the bytes are kept and nothing says so']?.deps?.(place.parley.deps) as Deps
    const actor = actorOf(anna)
    await expect(
      actingFor({ accountId: actor.accountId }, () => finishSigning(deps, place.signing, actor, sent)),
    ).rejects.toBeInstanceOf(Crash)
    expect((await written(requestId)).files).toHaveLength(2)
    const { now } = clock
    clock.now = new Date(Date.now() + 25 * 3600_000)
    await actingFor({ purpose: 'house' }, () => sweepFiles(place.parley.deps))
    clock.now = now
    const { files } = await written(requestId)
    expect(files).toEqual([`signatures/${requestId}-${sha256(await place.pdfOf(anna, request))}.pdf`])
  })
})
