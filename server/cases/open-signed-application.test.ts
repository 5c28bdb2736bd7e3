import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actFor } from '../accounts/act-for.ts'
import type { Actor } from '../accounts/actor.ts'
import { anOfficialOf } from '../documents/test/decided-cases.ts'
import { aSigningPlace, type SigningPlace, sha256, signedBy } from '../test/a-signing-place.ts'
import { openSignedApplication } from './open-signed-application.ts'
import { readCase } from './read-case.ts'

let place: SigningPlace

beforeAll(async () => {
  place = await aSigningPlace()
})
afterAll(() => place?.close())

/** A case whose application the applicant has signed. */
async function aSignedCase() {
  const anna = await place.parley.signedIn()
  const { request, send } = await place.asked(anna, signedBy(['applicant']))
  await place.sign(anna, await place.aDevice(anna), request)
  await place.workOff()
  const signed = await place.pdfOf(anna, request)
  const { number } = (await send()).conversation.submission
  const found = await place.parley.owner('cases').where({ number }).first()
  const oleg = await anOfficialOf(place.parley, found.agency_id)
  return { anna, oleg, found, signed }
}

const open = (actor: Actor, caseId: string) =>
  actFor(actor, () => openSignedApplication(place.parley.deps, actor, { caseId }))

describe('the signed application of a case', () => {
  it('is opened by its officials byte for byte, and the applicant sees that look', async () => {
    const { anna, oleg, found, signed } = await aSignedCase()
    const read = await actFor(oleg, () => readCase(place.parley.deps, oleg, { id: found.id }))
    expect(read.signed).toBe(true)
    const opened = await open(oleg, found.id)
    expect(sha256(await buffer(opened.stream))).toBe(sha256(signed))
    const { accesses } = (await anna.get('/api/accesses').expect(200)).body
    expect(JSON.stringify(accesses)).toContain(`signed application ${opened.number}`)
  })

  it('is opened by nobody who may not read the answers, and by no other agency', async () => {
    const { found } = await aSignedCase()
    for (const [agencyId, role] of [
      [found.agency_id, 'service-designer'],
      [(await aSignedCase()).found.agency_id, 'case-officer'],
    ]) {
      const other = await anOfficialOf(place.parley, agencyId, role)
      await expect(open(other, found.id)).rejects.toMatchObject({
        code: expect.stringMatching(/not-found|not-permitted/),
      })
    }
  })
})
