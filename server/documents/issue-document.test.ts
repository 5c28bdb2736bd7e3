import { createHash, randomUUID } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import type supertest from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actingFor } from '../database/acting.ts'
import { GatewayFailed, PrintBroke } from '../errors.ts'
import { documentKey } from '../files/file-store.ts'
import { openPrinter, type Printer } from '../gateways/printer.ts'
import { issueDocumentJob } from '../jobs/definitions.ts'
import { aPerson, aService } from '../test/factories.ts'
import { type SignedIn, type TestParley, testParley } from '../test/parley.ts'
import { issueDocument } from './issue-document.ts'
import { readPdf } from './pdf/read-pdf.ts'
import { readText } from './pdf/read-text.ts'
import { aSealer } from './test/an-authority.ts'
import { verifyDocument } from './verify-document.ts'

let parley: TestParley
let service: string

beforeAll(async () => {
  parley = await testParley()
  printer = await openPrinter({ dataFolder: parley.deps.config.dataFolder, log: parley.deps.log })
  service = (await aService(parley.owner)).name
})

let printer: Printer
const sealer = aSealer()

const crashing = {
  async print(): Promise<never> {
    throw new GatewayFailed('printer', { retryable: true })
  },
}

const bytesOf: Parameters<supertest.Test['parse']>[0] = (answer, done) => {
  buffer(answer as unknown as NodeJS.ReadableStream).then(
    (bytes) => done(null, bytes),
    (error) => done(error, undefined),
  )
}

async function submitted(anna: SignedIn): Promise<{ number: string; path: string }> {
  const { body } = await anna.post('/api/conversations', { service, locale: 'en' }).expect(201)
  const path = `/api/conversations/${body.conversation.id}`
  const formData = { name: 'Anna <b>Petrova</b>', street: 'Linden Street 7', purpose: 'bank' }
  await anna.put(`${path}/form`, { id: randomUUID(), formData }).expect(200)
  const command = (name: string) =>
    anna.post(`${path}/turns`, { id: randomUUID(), reply: { kind: 'command', command: name } })
  await command('review').expect(200)
  const sent = (await command('submit').expect(200)).body
  return { number: sent.conversation.submission.number, path }
}

const ordered = (number: string) =>
  parley
    .owner('documents as d')
    .join('submissions as s', 's.id', 'd.submission_id')
    .where('s.number', number)
    .first('d.*')
const issue = (
  document: { agency_id: string; id: string },
  gateways: Parameters<typeof issueDocument>[1] = { printer, sealer },
) =>
  actingFor({ purpose: 'house' }, () =>
    issueDocument(parley.deps, gateways, { agencyId: document.agency_id, id: document.id }),
  )

afterAll(() => printer?.close())

describe('issuing a document', () => {
  it('prints what was sent, seals it, and gives it to the person and to nobody else', async () => {
    const anna = await parley.signedIn()
    const { number } = await submitted(anna)
    await issue(await ordered(number))
    const pdf = await anna.get(`/api/submissions/${number}/receipt.pdf`).buffer(true).parse(bytesOf)
    expect(pdf.headers['content-type']).toBe('application/pdf')
    const read = readPdf(pdf.body as Buffer)
    const text = readText(read).pages.join(' ')
    expect(text).toContain(number)
    expect(text).toContain('Anna <b>Petrova</b>')
    const report = verifyDocument(pdf.body as Buffer, { trustAnchors: sealer.trustAnchors(), now: new Date() })
    expect(report.signatures.map(({ unchanged }) => unchanged)).toEqual([true])
    const issued = await ordered(number)
    expect(issued).toMatchObject({ status: 'issued', sha256: createHash('sha256').update(pdf.body).digest('hex') })
    const boris = await parley.signedIn()
    await boris.get(`/api/documents/${issued.id}.pdf`).expect(404)
    expect((await boris.get('/api/documents')).body.documents).toEqual([])
    expect((await anna.get('/api/documents')).body.documents).toMatchObject([{ number: issued.number }])
  })

  it('loses nothing when the printer crashes: the next attempt issues the same number', async () => {
    const anna = await parley.signedIn()
    const { number } = await submitted(anna)
    const before = await ordered(number)
    await expect(issue(before, { printer: crashing, sealer })).rejects.toMatchObject({
      code: 'gateway-failed',
      retryable: true,
    })
    expect(await ordered(number)).toEqual(before)
    await issue(before)
    expect(await ordered(number)).toMatchObject({ status: 'issued', number: before.number })
  })

  it('stops at a character without a glyph, names it with its place, and loses nothing', async () => {
    const anna = await parley.signedIn(await aPerson(parley.owner, { name: 'Anna 𓀀' }))
    const { number } = await submitted(anna)
    const before = await ordered(number)
    await issue(before)
    const found = [{ sign: '𓀀', place: 'Name of the applicant' }]
    expect(await ordered(number)).toEqual({ ...before, problem: { code: 'no-glyph', found } })
    const evidence = await parley.owner('evidence_records').where({ type: 'document.stopped' })
    expect(evidence.filter(({ body }) => body.includes(before.id))).toHaveLength(1)
  })

  it('gives a document up that breaks the browser three times, and no other', async () => {
    const { number } = await submitted(await parley.signedIn())
    const breaking = { print: async () => Promise.reject(new PrintBroke('the page crashed')) }
    const attempt = async () => issue(await ordered(number), { printer: breaking, sealer })
    await expect(attempt()).rejects.toMatchObject({ retryable: true })
    await expect(attempt()).rejects.toMatchObject({ retryable: true })
    await attempt()
    expect(await ordered(number)).toMatchObject({ status: 'ordered', problem: { code: 'breaks-printer' } })
  })

  it('issues once when two workers have the same job, and what it keeps is what it says', async () => {
    const anna = await parley.signedIn()
    const { number } = await submitted(anna)
    const document = await ordered(number)
    await Promise.all([issue(document), issue(document)])
    await issue(document)
    const { id, sha256 } = await ordered(number)
    const kept = await buffer(await parley.deps.files.open(documentKey(id, sha256)))
    expect(createHash('sha256').update(kept).digest('hex')).toBe(sha256)
    const evidence = await parley.owner('evidence_records').where({ type: 'document.issued' })
    expect(evidence.filter(({ body }) => body.includes(id))).toHaveLength(1)
  })

  it('was ordered by the same transaction that saved the submission', async () => {
    await submitted(await parley.signedIn())
    const waiting = await parley.workOff<{ agencyId: string; id: string }>(issueDocumentJob.queue, async ({ id }) => {
      expect(await parley.owner('documents').where({ id }).first()).toBeTruthy()
    })
    expect(waiting).toBeGreaterThan(0)
  })

  it('numbers an agency’s documents without a gap', async () => {
    const numbers = (await parley.owner('documents').where({ kind: 'receipt' }).orderBy('ordered_at')).map(
      ({ number }) => number,
    )
    const counted = numbers.map((number) => Number(number.split('-').at(-1)))
    expect(counted.toSorted((a, b) => a - b)).toEqual(counted.map((_, index) => index + 1))
  })
})

describe('the page behind a code', () => {
  it('says who sealed it and when, in both languages, and nothing about a person', async () => {
    const anna = await parley.signedIn()
    const { number } = await submitted(anna)
    await issue(await ordered(number))
    const { code, number: documentNumber } = await ordered(number)
    for (const [locale, words] of [
      ['en', 'Sealed by'],
      ['ru', 'Печать поставлена'],
    ] as const) {
      const { text } = await parley.http.get(`/v/${code}?locale=${locale}`).expect(200)
      expect(text).toContain(words)
      expect(text).toContain(documentNumber)
      for (const personal of ['Petrova', 'Linden', number, anna.person.name]) expect(text).not.toContain(personal)
    }
    await parley.http.get(`/v/${code}x`).expect(404)
  })

  it('says since when and why a document no longer counts, as the check of its file does', async () => {
    const anna = await parley.signedIn()
    const { number } = await submitted(anna)
    await issue(await ordered(number))
    const { id, code } = await ordered(number)
    const pdf = await anna.get(`/api/documents/${id}.pdf`).buffer(true).parse(bytesOf)
    const revoked_at = new Date('2026-11-20T10:00:00Z')
    const ended = {
      revoked_at,
      revoked_by: anna.person.id,
      revocation_ground: 'facts-changed',
      revocation_reason: 'Moved.',
    }
    await parley.owner('documents').where({ id }).update(ended)
    const { text } = await parley.http.get(`/v/${code}`).expect(200)
    expect(text).toContain('revoked since 20 November 2026 and no longer counts: the facts have changed')
    expect(text).not.toContain('Moved.')
    const check = parley.http.post('/api/verifications').set('content-type', 'application/pdf')
    const { body } = await check.send(pdf.body).expect(200)
    expect(body.document.standing).toMatchObject({ kind: 'revoked', since: revoked_at.toISOString() })
    const mine = (await anna.get('/api/documents')).body.documents
    expect(mine).toMatchObject([{ standing: { kind: 'revoked' } }])
  })

  it('names its agency to whoever checks it, with the standing of that day', async () => {
    const anna = await parley.signedIn()
    const { number } = await submitted(anna)
    await issue(await ordered(number))
    const { id, agency_id } = await ordered(number)
    const pdf = await anna.get(`/api/documents/${id}.pdf`).buffer(true).parse(bytesOf)
    const asked = async () => {
      const check = parley.http.post('/api/verifications').set('content-type', 'application/pdf')
      return (await check.send(pdf.body).expect(200)).body.document
    }
    expect(await asked()).toMatchObject({ agency: { verified: true }, agencyStanding: null })
    const suspended_at = new Date('2026-11-21T10:00:00Z')
    const away = { verified_at: null, suspended_at, suspended_by: anna.person.id }
    await parley.owner('agencies').where({ id: agency_id }).update(away)
    expect(await asked()).toMatchObject({
      agency: { verified: false },
      agencyStanding: 'The agency is suspended since 21 November 2026. Documents it sealed before that day stay valid.',
    })
    await parley
      .owner('agencies')
      .where({ id: agency_id })
      .update({ suspended_by: null, suspended_at: null, verified_at: suspended_at })
  })
})
