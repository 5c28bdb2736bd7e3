import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actFor } from '../accounts/act-for.ts'
import type { Actor } from '../accounts/actor.ts'
import { documentKey } from '../files/file-store.ts'
import { openPrinter, type Printer } from '../gateways/printer.ts'
import { aService } from '../test/factories.ts'
import { type SignedIn, type TestParley, testParley } from '../test/parley.ts'
import { reissueDocument } from './reissue-document.ts'
import { revokeDocument } from './revoke-document.ts'
import { aSealer } from './test/an-authority.ts'
import { anOfficialOf, attempt, documentsOf, grant, sendAnswers } from './test/decided-cases.ts'

let parley: TestParley
let printer: Printer
let service: Awaited<ReturnType<typeof aService>>
let oleg: Actor
const sealer = aSealer()

beforeAll(async () => {
  parley = await testParley({ trustAnchors: () => sealer.trustAnchors() })
  // The certificates of this test are of today.
  parley.clock.now = new Date()
  printer = await openPrinter({ dataFolder: parley.deps.config.dataFolder, log: parley.deps.log })
  service = await aService(parley.owner)
  oleg = await anOfficialOf(parley, service.agency.id)
})

afterAll(() => printer?.close())

const issue = (document: { agency_id: string; id: string }) => attempt(parley, { printer, sealer }, document)

async function issued(anna: SignedIn) {
  const { number, path } = await sendAnswers(anna, service.name)
  await grant(parley, oleg, number)
  const document = async (version: number) => (await documentsOf(parley, number))[version - 1]
  await issue(await document(1))
  return { path, document }
}

const fileOf = async ({ id, sha256 }: { id: string; sha256: string }) =>
  buffer(await parley.deps.files.open(documentKey(id, sha256)))

async function checked(document: { id: string; sha256: string; code: string }, locale = 'en') {
  const upload = parley.http.post(`/api/verifications?locale=${locale}`).set('content-type', 'application/pdf')
  const { body } = await upload.send(await fileOf(document)).expect(200)
  const { text: page } = await parley.http.get(`/v/${document.code}?locale=${locale}`).expect(200)
  return { verdict: body.verdict, title: body.title, standing: body.document.standing, page }
}

const reissue = (id: string) =>
  actFor(oleg, () => reissueDocument(parley.deps, oleg, { id, reason: 'The house number was another one.' }))

describe('a document that was issued again', () => {
  it('stays genuine and unchanged, and says by which number it is replaced, by its file as by its code', async () => {
    const { document } = await issued(await parley.signedIn())
    await reissue((await document(1)).id)
    const [before, ordered] = [await document(1), await document(2)]
    expect(await checked(before)).toMatchObject({ verdict: 'valid', standing: null })

    await issue(ordered)
    const after = await document(2)
    const old = await checked(before)
    expect(old).toMatchObject({ verdict: 'valid', title: 'Sealed and unchanged, but replaced by another document.' })
    expect(old.standing).toMatchObject({ kind: 'superseded', text: expect.stringContaining(after.number) })
    expect(old.page).toContain(`Number ${after.number} replaces it`)
    expect((await checked(before, 'ru')).page).toContain(after.number)
    expect(await checked(after)).toMatchObject({ verdict: 'valid', standing: null })
    expect((await checked(after)).page).toContain('was issued and sealed')
  })

  it('is told in the conversation and in the list as it is on the page of its code', async () => {
    const anna = await parley.signedIn()
    const { document, path } = await issued(anna)
    await reissue((await document(1)).id)
    parley.clock.now = new Date(parley.clock.now.getTime() + 1000)
    await issue(await document(2))
    const [before, after] = [await document(1), await document(2)]
    const revocation = { id: after.id, ground: 'facts-changed', reason: 'You moved.' } as const
    await actFor(oleg, () => revokeDocument(parley.deps, oleg, revocation))

    const { messages } = (await anna.get(path).expect(200)).body
    const bodies = messages.map(({ body }: { body: { kind: string } }) => body)
    expect(bodies).toContainEqual(expect.objectContaining({ kind: 'document', id: after.id, replaces: before.id }))
    expect(bodies.at(-1)).toMatchObject({ kind: 'revocation', document: after.id })
    expect(bodies.at(-1).text).toContain('You moved.')
    const listed = (await anna.get('/api/documents').expect(200)).body.documents
    expect(listed).toMatchObject([
      { number: after.number, standing: { kind: 'revoked' } },
      { number: before.number, standing: { kind: 'superseded' } },
    ])
    const { title, page } = await checked(after)
    expect(title).toBe('Sealed and unchanged, but revoked.')
    expect(page).toContain('no longer counts: the facts have changed')
    expect(page).not.toContain('You moved.')
  })
})
