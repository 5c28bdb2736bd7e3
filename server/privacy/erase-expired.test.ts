import { createHash, randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { canonicalJson } from '#forms'
import { actFor } from '../accounts/act-for.ts'
import { rolesHeld } from '../accounts/roles-held.ts'
import { decideCase } from '../cases/decide.ts'
import { readCase } from '../cases/read-case.ts'
import { actingFor } from '../database/acting.ts'
import { openIssuedPdf } from '../documents/open-issued-pdf.ts'
import { uploadKey } from '../files/file-store.ts'
import { aPerson, aService } from '../test/factories.ts'
import { type SignedIn, type TestParley, testParley } from '../test/parley.ts'
import { proofOfAddress } from '../test/proof-of-address.ts'
import { eraseExpired } from './erase-expired.ts'

const street = 'Linden Street 7'
const { form } = proofOfAddress
const definition = {
  ...proofOfAddress,
  form: {
    ...form,
    uiSchema: {
      street: { 'ui:options': { keptForMonths: 3 } },
      contract: { 'ui:field': 'file', 'ui:options': { accept: '.pdf', maxSize: 1_000_000, keptForMonths: 3 } },
    },
  },
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

let parley: TestParley
let anna: SignedIn
let sent: Awaited<ReturnType<typeof aSubmission>>

beforeAll(async () => {
  parley = await testParley()
  anna = await parley.signedIn()
})

const erase = () => actingFor({ purpose: 'house' }, () => eraseExpired(parley.deps))
const isAt = (moment: string) => {
  parley.clock.now = new Date(moment)
}

/** A submission as people make one, answer by answer, with a file. */
async function aSubmission() {
  const service = await aService(parley.owner, { definition })
  const { body } = await anna.post('/api/conversations', { service: service.name, locale: 'en' }).expect(201)
  const path = `/api/conversations/${body.conversation.id}`
  const turn = async (reply: object) =>
    (await anna.post(`${path}/turns`, { id: randomUUID(), reply }).expect(200)).body.messages
  for (const text of ['Anna Petrova', street, 'bank']) await turn({ kind: 'text', text })
  const uploaded = await parley.http
    .post(`${path}/files`)
    .set('cookie', anna.cookie)
    .attach('file', Buffer.from('%PDF-1.7\n%%EOF'), 'lease-of-anna.pdf')
    .expect(201)
  await turn({ kind: 'value', path: '/contract', value: uploaded.body.file ?? uploaded.body })
  await turn({ kind: 'command', command: 'review' })
  await turn({ kind: 'command', command: 'submit' })
  const submission = await parley.owner('submissions').where({ conversation_id: body.conversation.id }).first()
  const found = await parley.owner('cases').where({ submission_id: submission.id }).first()
  const file = await parley.owner('files').where({ conversation_id: body.conversation.id }).first()
  const person = await aPerson(parley.owner, { roles: [{ role: 'case-officer', agencyId: service.agency.id }] })
  const assignments = await rolesHeld(parley.owner, person.id)
  return { submission, found, file, path, officer: { accountId: person.id, name: 'Oleg', locale: 'en', assignments } }
}

const decide = ({ officer, found }: typeof sent) =>
  actFor(officer, () => decideCase(parley.deps, officer, { id: found.id, outcome: 'granted', reason: 'It is so.' }))

/** Everything that the database still has of it, as one text. */
async function keptOf({ submission }: typeof sent): Promise<string> {
  const where = { conversation_id: submission.conversation_id }
  const rows = [
    await parley.owner('submissions').where({ id: submission.id }).select('data', 'sections', 'erasures'),
    await parley.owner('conversations').where({ id: submission.conversation_id }).select('state'),
    await parley.owner('messages').where(where).select('body', 'author'),
    await parley.owner('files').where(where),
    await parley.owner('evidence_records').select('body'),
  ]
  return JSON.stringify(rows)
}

describe('answers that are kept for a time', () => {
  it('stay while the case is open, however long, and until their time after it is closed', async () => {
    isAt('2026-03-02T10:00:00Z')
    sent = await aSubmission()
    isAt('2027-03-02T10:00:00Z')
    anna = await parley.signedIn(anna.person)
    await erase()
    expect(await keptOf(sent)).toContain(street)
    await decide(sent)
    await erase()
    isAt('2027-06-02T09:59:59Z')
    await erase()
    expect(await keptOf(sent)).toContain(street)
    expect((await parley.owner('submissions').where({ id: sent.submission.id }).first()).erasures).toEqual([])
  })

  it('are gone then from what was sent, from the conversation and from the files; the others stay', async () => {
    isAt('2027-06-02T10:00:00Z')
    await erase()
    const kept = await keptOf(sent)
    for (const gone of [street, 'lease-of-anna', sent.file.id]) expect(kept).not.toContain(gone)
    const { data, sections } = await parley.owner('submissions').where({ id: sent.submission.id }).first()
    expect(data).toEqual({ name: 'Anna Petrova', purpose: 'bank' })
    expect(JSON.stringify(sections)).toContain('Anna Petrova')
    const key = uploadKey(sent.submission.conversation_id, sent.file.id)
    await expect(parley.deps.files.open(key)).rejects.toMatchObject({ code: 'not-found' })
  })

  it('leave a proof: the digest of all that was sent stays, with one of what is left', async () => {
    const row = await parley.owner('submissions').where({ id: sent.submission.id }).first()
    expect(row.hash).toBe(sent.submission.hash)
    expect(sha256(canonicalJson(sent.submission.data))).toBe(row.hash)
    const [record] = await parley.owner('evidence_records').where({ type: 'answers.erased' })
    expect(JSON.parse(record.body).about).toEqual({
      submission: row.id,
      number: row.number,
      answers: 2,
      hash: row.hash,
      left: sha256(canonicalJson(row.data)),
    })
  })

  it('are told to the person with the day and the questions, and the conversation still opens', async () => {
    anna = await parley.signedIn(anna.person)
    const { body } = await anna.get(`/api/submissions/${sent.submission.number}`).expect(200)
    expect(body.erasures).toEqual([{ at: '2027-06-02T10:00:00.000Z', titles: ['Street', 'Rental contract'] }])
    const { body: conversation } = await anna.get(sent.path).expect(200)
    const texts = conversation.messages.map((message: { body: { text?: string } }) => message.body.text)
    expect(texts).toContain('This was erased: the time for which the answer is kept has passed.')
    expect(texts).toContain('Anna Petrova')
    await anna.get(`${sent.path}/form`).expect(200)
  })

  it('are not shown to officials, nor in the receipt, which has them all', async () => {
    const { officer, found, submission } = sent
    const { submission: read } = await actFor(officer, () => readCase(parley.deps, officer, { id: found.id }))
    expect(read.answers).toMatchObject({ erased: 2, files: [], data: { name: 'Anna Petrova', purpose: 'bank' } })
    const receipt = { submission_id: submission.id, kind: 'receipt' } as const
    const open = actFor(officer, () => openIssuedPdf(parley.deps, officer, receipt))
    await expect(open).rejects.toMatchObject({ code: 'not-permitted' })
  })

  it('are erased once: the next time there is nothing to do', async () => {
    await erase()
    expect(await parley.owner('evidence_records').where({ type: 'answers.erased' })).toHaveLength(1)
    expect(await parley.owner('retentions').where({ submission_id: sent.submission.id })).toMatchObject([
      { erase_at: null },
    ])
  })
})

describe('what was sent', () => {
  const call = (over: { data?: object } = {}) =>
    parley.deps.db.raw('select erase_answers(?, ?, ?, ?, ?) as erased', [
      sent.submission.agency_id,
      sent.submission.id,
      JSON.stringify(over.data ?? {}),
      '[]',
      '[]',
    ])

  it('is erased by nobody but the house', async () => {
    await expect(call()).rejects.toMatchObject({ code: '42501' })
    const { officer } = sent
    await expect(actFor(officer, async () => call())).rejects.toMatchObject({ code: '42501' })
  })

  it('is not rewritten under the name of erasing, not even by the house', async () => {
    for (const data of [{ name: 'Boris' }, { name: 'Anna Petrova', street: 'Elsewhere 1' }]) {
      const { rows } = await actingFor({ purpose: 'house' }, async () => call({ data }))
      expect(rows[0].erased).toBe(false)
    }
  })
})
