import { beforeAll, describe, expect, it } from 'vitest'
import { anAgency, aPerson } from '../server/test/factories.ts'
import { aCase } from './test/a-case.ts'
import { openPanel, type PanelClient, type TestPanel } from './test/open-panel.ts'

let panel: TestPanel
let oleg: PanelClient
let agency: Awaited<ReturnType<typeof anAgency>>

beforeAll(async () => {
  panel = await openPanel()
  agency = await anAgency(panel.owner)
  oleg = await panel.as(
    await aPerson(panel.owner, { name: 'Oleg', roles: [{ role: 'case-officer', agencyId: agency.id }] }),
  )
})

const action = (id: string, name: string) => `/resources/documents/records/${id}/${name}`
const reasoned = { ground: 'issued-in-error', reason: 'The house number was another one.' }

/** A decided case with its document as the job leaves it. */
async function anIssued() {
  const { id } = await aCase(panel.owner, { agency })
  await oleg.post(`/resources/cases/records/${id}/decide`, { outcome: 'granted', reason: 'It is so.' }).expect(200)
  const { submission_id } = await panel.owner('cases').where({ id }).first()
  const documents = () => panel.owner('documents').where({ submission_id, kind: 'decision' }).orderBy('version')
  const issue = async (document: { id: string }) =>
    panel.owner('documents').where({ id: document.id }).update({
      status: 'issued',
      issued_at: panel.clock.now,
      sha256: document.id,
      size: 9,
    })
  const [document] = await documents()
  await issue(document)
  const shown = async () => {
    const { body } = await oleg.get(`/resources/cases/records/${id}/show`).expect(200)
    return body.record.opened.documents
  }
  return { document, documents, issue, shown, submission_id }
}

const evidenceOf = async (type: string, id: string) =>
  (await panel.owner('evidence_records').where({ type })).filter(({ body }) => body.includes(id))

describe('a document that is issued again', () => {
  it('has a new number, and replaces the one before once it is issued', async () => {
    const { document, documents, issue, shown } = await anIssued()
    await oleg.post(action(document.id, 'reissue'), { reason: 'The paper was lost.' }).expect(200)
    const [, again] = await documents()
    expect(again).toMatchObject({ status: 'ordered', version: 2, supersedes: document.id })
    expect(again.number).not.toBe(document.number)
    expect(await shown()).toMatchObject([{ standing: null, may: ['revoke'] }, { may: [] }])
    await issue(again)
    const [before, after] = await shown()
    expect(before.standing).toContain(`Number ${again.number} replaces it`)
    expect(after).toMatchObject({ standing: null, may: ['reissue', 'revoke'] })
    expect(await evidenceOf('document.reissue-ordered', document.id)).toHaveLength(1)
  })

  it('is ordered once, however often it is asked for', async () => {
    const { document, documents } = await anIssued()
    const asked = [1, 2, 3].map(() => oleg.post(action(document.id, 'reissue'), { reason: 'Lost.' }))
    const statuses = (await Promise.all(asked)).map(({ status }) => status)
    expect(statuses.toSorted()).toEqual([200, 409, 409])
    expect(await documents()).toHaveLength(2)
  })
})

describe('a revoked document', () => {
  it('is told to the person with its reason, and stays revoked', async () => {
    const { document, shown, submission_id } = await anIssued()
    await oleg.post(action(document.id, 'revoke'), reasoned).expect(200)
    await oleg.post(action(document.id, 'revoke'), reasoned).expect(409)
    await oleg.post(action(document.id, 'reissue'), reasoned).expect(409)
    const [revoked] = await shown()
    expect(revoked.standing).toMatch(/revoked since .* no longer counts: issued in error/)
    expect(revoked.may).toEqual([])
    const { conversation_id } = await panel.owner('submissions').where({ id: submission_id }).first()
    const messages = await panel.owner('messages').where({ conversation_id }).orderBy('seq')
    expect(messages.at(-1).body.text).toContain(reasoned.reason)
    expect(await evidenceOf('document.revoked', document.id)).toHaveLength(1)
  })

  it('needs a ground and a reason, and somebody of its agency', async () => {
    const { document, shown } = await anIssued()
    await oleg.post(action(document.id, 'revoke'), { ground: 'because', reason: 'x' }).expect(422)
    await oleg.post(action(document.id, 'revoke'), { ...reasoned, reason: ' ' }).expect(422)
    const place = await anAgency(panel.owner)
    const clara = await panel.as(await aPerson(panel.owner, { roles: [{ role: 'case-officer', agencyId: place.id }] }))
    const { status } = await clara.post(action(document.id, 'revoke'), reasoned)
    expect([403, 404]).toContain(status)
    expect((await shown())[0]).toMatchObject({ standing: null, may: ['reissue', 'revoke'] })
  })
})

describe('a document that cannot be printed', () => {
  it('says why on its case, and is tried again when somebody asks', async () => {
    const { document, shown } = await anIssued()
    const found = [{ sign: '𓀀', place: 'Name' }]
    await panel
      .owner('documents')
      .where({ id: document.id })
      .update({
        status: 'ordered',
        issued_at: null,
        sha256: null,
        size: null,
        problem: JSON.stringify({ code: 'no-glyph', found }),
      })
    expect(await shown()).toMatchObject([
      { problems: ['“Name” contains 𓀀 (U+13000), which cannot be printed.'], may: ['retry'] },
    ])
    await oleg.post(action(document.id, 'retry'), {}).expect(200)
    await oleg.post(action(document.id, 'retry'), {}).expect(409)
    expect(await shown()).toMatchObject([{ problems: [], may: [] }])
  })
})
