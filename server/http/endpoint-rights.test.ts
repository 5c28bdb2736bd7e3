import { randomUUID } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import { Registry } from 'prom-client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Action, SubjectName } from '../../catalog/abilities.ts'
import type { Actor } from '../accounts/actor.ts'
import { allEndpoints } from '../app.ts'
import { documentKey, evidenceKey } from '../files/file-store.ts'
import { signedPdfKey } from '../signatures/request.ts'
import { type TestParley, testParley } from '../test/parley.ts'
import { aRightsWorld, kinds, type RightsWorld, type Row } from '../test/rights-world.ts'
import { signerAddresses, signingAddresses } from '../test/signer-addresses.ts'
import { type ARequest, someSignatures } from '../test/some-signatures.ts'
import { type Capacity, mayByWriting } from '../test/written-rights.ts'

const fails = () => Promise.reject(new Error('nobody signs in here'))
const noAuthority = { certificate: new Uint8Array(0), ownCertificates: fails, issueCrl: fails, answer: fails }
const nobodySigns = {
  by: 'browser' as const,
  authority: noAuthority,
  certify: fails,
  stamp: fails,
  chain: fails,
  trustAnchors: () => [],
}

let parley: TestParley
let world: RightsWorld
let server: Server
let requests: ARequest[]
let origin: string

type Asked = (send: Send, row: Row) => Promise<Response>
type Send = (method: string, path: string, body?: object | FormData) => Promise<Response>

/** An address about one record: the right that opens it, as whom it takes the person, and what it answers then. */
type OfRecord = { subject: SubjectName; action: Action; as: Capacity; ask: Asked; answers(row: Row): number }
/** An address that lists: the answer names exactly the rows that may be read, by this column. */
type OfList = { subject: SubjectName; as: Capacity; column: string; path: string; lists?(row: Row): boolean }

const ofConversation = (action: Action, ask: Asked, whenOpen = 200): OfRecord => ({
  subject: 'Conversation',
  action,
  as: 'applicant',
  ask,
  answers: (row) => (action === 'read' || row.status === 'open' ? whenOpen : 409),
})
const turn = (send: Send, row: Row, command: string) =>
  send('POST', `/api/conversations/${row.id}/turns`, { id: randomUUID(), reply: { kind: 'command', command } })

const records: Record<string, OfRecord> = {
  'get /api/conversations/:id': ofConversation('read', (send, { id }) => send('GET', `/api/conversations/${id}`)),
  'get /api/conversations/:id/form': ofConversation('read', (send, { id }) =>
    send('GET', `/api/conversations/${id}/form`),
  ),
  'post /api/conversations/:id/turns': ofConversation('answer', (send, row) => turn(send, row, 'help')),
  'put /api/conversations/:id/form': ofConversation('answer', (send, { id }) =>
    send('PUT', `/api/conversations/${id}/form`, { id: randomUUID(), formData: {} }),
  ),
  'put /api/conversations/:id/locale': ofConversation('answer', (send, { id }) =>
    send('PUT', `/api/conversations/${id}/locale`, { id: randomUUID(), locale: 'en' }),
  ),
  'post /api/conversations/:id/files': ofConversation(
    'answer',
    (send, { id }) => {
      const form = new FormData()
      form.set('file', new Blob(['%PDF-1.7\n%%EOF']), 'a.pdf')
      return send('POST', `/api/conversations/${id}/files`, form)
    },
    201,
  ),
  'get /api/submissions/:number': {
    subject: 'Submission',
    action: 'read',
    as: 'applicant',
    ask: (send, { number }) => send('GET', `/api/submissions/${number}`),
    answers: () => 200,
  },
  'get /api/submissions/:number/receipt.pdf': {
    subject: 'Submission',
    action: 'read',
    as: 'applicant',
    ask: (send, { number }) => send('GET', `/api/submissions/${number}/receipt.pdf`),
    // Receipts of the matrix are still being sealed.
    answers: () => 503,
  },
  'post /api/agency-applications/:id/files': {
    subject: 'AgencyApplication',
    action: 'apply',
    as: 'official',
    ask: (send, { id }) => {
      const form = new FormData()
      form.set('file', new Blob([`%PDF-1.7\n${randomUUID()}\n%%EOF`]), 'charter.pdf')
      return send('POST', `/api/agency-applications/${id}/files`, form)
    },
    answers: () => 201,
  },
  'get /api/agency-applications/:id/files/:file': {
    subject: 'AgencyApplication',
    action: 'read',
    as: 'official',
    ask: (send, { id }) => send('GET', `/api/agency-applications/${id}/files/${evidenceOf(id)}`),
    answers: () => 200,
  },
  'get /api/documents/:file': {
    subject: 'Document',
    action: 'read',
    as: 'everything',
    ask: (send, { id }) => send('GET', `/api/documents/${id}.pdf`),
    answers: ({ status }) => (status === 'issued' ? 200 : 503),
  },
}

const lists: Record<string, OfList> = {
  'get /api/conversations': { subject: 'Conversation', as: 'applicant', column: 'id', path: '/api/conversations' },
  'get /api/documents': {
    subject: 'Document',
    as: 'applicant',
    column: 'id',
    path: '/api/documents',
    lists: ({ status }) => status === 'issued',
  },
  'get /api/accesses': { subject: 'Access', as: 'applicant', column: 'case_number', path: '/api/accesses' },
}

/** Addresses for whoever is signed in, whatever their roles. */
const forSignedIn: Record<string, { ask: (send: Send) => Promise<Response>; answers: number }> = {
  'post /api/conversations': {
    ask: async (send) => send('POST', '/api/conversations', { service: await aServiceName() }),
    answers: 201,
  },
  ...signingAddresses,
  'get /api/session/identity': { ask: (send) => send('GET', '/api/session/identity'), answers: 200 },
  'post /api/invitations/acceptance': {
    ask: (send) => send('POST', '/api/invitations/acceptance', { token: 'none'.repeat(10), email: 'a@agency.test' }),
    answers: 404,
  },
  'get /api/stream': { ask: (send) => send('GET', '/api/stream'), answers: 200 },
}

/** Addresses for everybody: they answer a stranger as they answer an official. */
const forEveryone: Record<string, { ask: (send: Send) => Promise<Response>; answers: number }> = {
  'get /auth/sign-in': { ask: (send) => send('GET', '/auth/sign-in'), answers: 500 },
  'get /auth/callback': { ask: (send) => send('GET', '/auth/callback'), answers: 302 },
  'get /api/signing-provider/callback': {
    ask: (send) => send('GET', '/api/signing-provider/callback?state=none'),
    answers: 302,
  },
  'get /api/session': { ask: (send) => send('GET', '/api/session'), answers: 200 },
  'get /api/agencies/:agency': {
    ask: (send) => send('GET', `/api/agencies/${world.here.slug}`),
    answers: 200,
  },
  'get /api/services': { ask: (send) => send('GET', '/api/services'), answers: 200 },
  'get /api/services/:agency/:service': {
    ask: async (send) => send('GET', `/api/services/${await aServiceName()}`),
    answers: 200,
  },
  'get /api/trials/:token': { ask: (send) => send('GET', `/api/trials/${'a'.repeat(43)}`), answers: 404 },
  'post /api/trials/:token/sample': {
    ask: (send) => send('POST', `/api/trials/${'a'.repeat(43)}/sample`, { answers: {}, locale: 'en' }),
    answers: 404,
  },
  'post /api/verifications': {
    ask: (send) => {
      const form = new FormData()
      form.set('file', new Blob(['no pdf']), 'a.pdf')
      return send('POST', '/api/verifications', form)
    },
    answers: 200,
  },
  'get /v/:code': { ask: (send) => send('GET', `/v/${world.rows.Document[0]?.code}`), answers: 200 },
  'get /pki/roots.pem': { ask: (send) => send('GET', '/pki/roots.pem'), answers: 200 },
  // This Parley of the test has no authority of its own, nor a key for a list.
  'get /pki/authority.cer': { ask: (send) => send('GET', '/pki/authority.cer'), answers: 404 },
  'get /pki/authority.crl': { ask: (send) => send('GET', '/pki/authority.crl'), answers: 404 },
  'post /pki/ocsp': { ask: (send) => send('POST', '/pki/ocsp', {}), answers: 415 },
  'get /pki/ocsp/*request': { ask: (send) => send('GET', '/pki/ocsp/AAAA'), answers: 404 },
  'get /pki/seals.jws': { ask: (send) => send('GET', '/pki/seals.jws'), answers: 404 },
  'get /pki/seals.json': { ask: (send) => send('GET', '/pki/seals.json'), answers: 404 },
  'get /pki/people.pem': { ask: (send) => send('GET', '/pki/people.pem'), answers: 200 },
  'get /pki/people.cer': { ask: (send) => send('GET', '/pki/people.cer'), answers: 404 },
  'get /pki/people.crl': { ask: (send) => send('GET', '/pki/people.crl'), answers: 404 },
  'post /pki/people/ocsp': { ask: (send) => send('POST', '/pki/people/ocsp', {}), answers: 415 },
  'get /pki/people/ocsp/*request': { ask: (send) => send('GET', '/pki/people/ocsp/AAAA'), answers: 404 },
  'get /pki/verifier.html': { ask: (send) => send('GET', '/pki/verifier.html'), answers: 404 },
  'get /pki/verifier.html.sha256': { ask: (send) => send('GET', '/pki/verifier.html.sha256'), answers: 404 },
  'get /healthz': { ask: (send) => send('GET', '/healthz'), answers: 200 },
  'get /readyz': { ask: (send) => send('GET', '/readyz'), answers: 200 },
  'get /metrics': { ask: (send) => send('GET', '/metrics'), answers: 200 },
  'get /api/openapi.json': { ask: (send) => send('GET', '/api/openapi.json'), answers: 200 },
}

/** Asked last and apart: it ends the session. */
const signsOut = 'post /auth/sign-out'

async function aServiceName(): Promise<string> {
  const [service] = world.rows.Service
  const agency = await parley.owner('agencies').where({ id: service?.agency_id }).first('slug')
  return `${agency.slug}/${service?.slug}`
}

async function sendAs(actor: Actor | undefined): Promise<Send> {
  const person = actor && { id: actor.accountId, iss: '', sub: '', name: actor.name }
  const cookie = person ? await parley.cookieOf(person) : ''
  return async (method, path, body) => {
    const json = body !== undefined && !(body instanceof FormData)
    const leave = new AbortController()
    const response = await fetch(origin + path, {
      method,
      redirect: 'manual',
      signal: leave.signal,
      headers: { cookie, ...(json && { 'content-type': 'application/json' }) },
      ...(body && { body: body instanceof FormData ? body : JSON.stringify(body) }),
    })
    const endless = response.headers.get('content-type')?.startsWith('text/event-stream')
    const text = endless ? '' : await response.text()
    leave.abort()
    return new Response(response.status === 204 ? null : text, { status: Math.max(200, response.status) })
  }
}

beforeAll(async () => {
  parley = await testParley({ personalSigning: nobodySigns })
  world = await aRightsWorld(parley.owner)
  const people = [...Object.values(world.actors), world.neighbour].map(({ accountId }) => accountId)
  requests = await someSignatures(parley.owner, { accountIds: people, other: world.actors.applicant.accountId })
  for (const { id, sha256 } of requests) {
    await parley.deps.files.put(signedPdfKey(id, sha256), Buffer.from('%PDF-1.7\n'))
  }
  for (const { id, sha256 } of world.rows.Document) {
    if (sha256) await parley.deps.files.put(documentKey(id, String(sha256)), Buffer.from('%PDF-1.7\n'))
  }
  for (const { id, agency_id, account_id } of world.rows.AgencyApplication) {
    const file = { id: randomUUID(), name: 'a.pdf', mime: 'application/pdf', size: 9, sha256: id }
    const of = { agency_id, application_id: id, account_id, uploaded_at: new Date() }
    await parley.owner('application_files').insert({ ...file, ...of })
    await parley.deps.files.put(evidenceKey(id, file.id), Buffer.from('%PDF-1.7\n'))
    evidence.set(id, file.id)
  }
  server = createServer(parley.app.callback())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as { port: number }).port}`
})
afterAll(() => server.closeAllConnections())

const evidence = new Map<string, string>()
const evidenceOf = (applicationId: string) => evidence.get(applicationId) ?? randomUUID()

const askedAbout = (actor: Actor, name: SubjectName) =>
  world.rows[name].filter(({ account_id }) => [actor.accountId, world.neighbour.accountId].includes(String(account_id)))

describe('the addresses of the API', () => {
  it('are the ones this matrix speaks of', () => {
    const registered = allEndpoints({
      ...{ deps: parley.deps, streams: parley.streams, seals: { trustAnchors: () => [] }, registry: new Registry() },
      ...{ readiness: [], chatFolder: '', mounted: [], identity: { begin: fails, finish: fails } },
    }).map(({ method, path, access }) => `${method} ${path} ${access}`)
    const spokenOf = [
      ...Object.keys({ ...records, ...lists, ...signerAddresses, ...forSignedIn }).map((one) => `${one} signed-in`),
      ...Object.keys({ ...forEveryone, [signsOut]: 0 }).map((one) => `${one} anyone`),
    ]
    expect(registered.toSorted()).toEqual(spokenOf.toSorted())
  })

  it.each(kinds)('open records to the %s as the rules do, and look empty otherwise', async (kind) => {
    const actor = world.actors[kind]
    const send = await sendAs(actor)
    const differ: string[] = []
    for (const [address, { subject, action, as, ask, answers }] of Object.entries(records)) {
      for (const row of askedAbout(actor, subject)) {
        // What may be read but not changed is there, and refused.
        const refused = mayByWriting(actor, 'read', subject, row, { capacity: as }) ? 403 : 404
        const expected = mayByWriting(actor, action, subject, row, { capacity: as }) ? answers(row) : refused
        const { status } = await ask(send, row)
        if (status !== expected) differ.push(`${address} ${row.id} ${row.status}: ${status} for ${expected}`)
      }
    }
    expect(differ).toEqual([])
  })

  it.each(kinds)('list to the %s what they may read and nothing else', async (kind) => {
    const actor = world.actors[kind]
    const send = await sendAs(actor)
    for (const { subject, as, column, path, lists: isListed = () => true } of Object.values(lists)) {
      const text = await (await send('GET', path)).text()
      const named = askedAbout(actor, subject).filter((row) => text.includes(String(row[column])))
      const expected = askedAbout(actor, subject).filter(
        (row) => isListed(row) && mayByWriting(actor, 'read', subject, row, { capacity: as }),
      )
      expect(named.map(({ id }) => id)).toEqual(expected.map(({ id }) => id))
      expect(expected.length).toBeGreaterThan(0)
    }
  })

  it.each(kinds)('let the %s sign what they are asked to, with their own key, and nothing else', async (kind) => {
    const actor = world.actors[kind]
    const send = await sendAs(actor)
    const lastOf = ({ accountId }: Actor) => requests.findLast(({ account_id }) => account_id === accountId)
    const [own, others] = [lastOf(actor), lastOf(world.neighbour)]
    for (const [address, { ask, answers }] of Object.entries(signerAddresses)) {
      expect(`${address} ${(await ask(send, own as ARequest)).status}`).toBe(`${address} ${answers}`)
      expect(`${address} ${(await ask(send, others as ARequest)).status}`).toBe(`${address} 404`)
    }
    type Listed = { requests: { signers: { isYou: boolean }[] }[] }
    const listed = (await (await send('GET', '/api/signatures')).json()) as Listed
    expect(listed.requests.every(({ signers }) => signers.some(({ isYou }) => isYou))).toBe(true)
  })

  it.each(kinds)('that are for everyone are for the %s as well', async (kind) => {
    const send = await sendAs(world.actors[kind])
    for (const [address, { ask, answers }] of Object.entries({ ...forSignedIn, ...forEveryone })) {
      expect(`${address} ${(await ask(send)).status}`).toBe(`${address} ${answers}`)
    }
    expect((await send('POST', '/auth/sign-out')).status).toBe(204)
    expect((await send('GET', '/api/conversations')).status).toBe(401)
  })

  it('open nothing of a person to whoever is not signed in', async () => {
    const send = await sendAs(undefined)
    for (const [address, { ask, subject }] of Object.entries(records)) {
      const [row] = world.rows[subject]
      expect(`${address} ${(await ask(send, row as Row)).status}`).toBe(`${address} 401`)
    }
    for (const { ask } of Object.values(signerAddresses)) {
      expect((await ask(send, requests[0] as ARequest)).status).toBe(401)
    }
    for (const { path } of Object.values(lists)) expect((await send('GET', path)).status).toBe(401)
    for (const { ask } of Object.values(forSignedIn)) expect((await ask(send)).status).toBe(401)
    for (const [address, { ask, answers }] of Object.entries(forEveryone)) {
      expect(`${address} ${(await ask(send)).status}`).toBe(`${address} ${answers}`)
    }
  })

  it('say nothing about a person behind the code of a document', async () => {
    const send = await sendAs(undefined)
    for (const { code } of world.rows.Document.slice(0, 6)) {
      const page = await (await send('GET', `/v/${code}`)).text()
      expect(page).toContain(String(world.rows.Document.find((one) => one.code === code)?.number))
      for (const { id, name } of world.rows.Account) {
        expect(page).not.toContain(id)
        expect(page).not.toContain(`>${name}<`)
      }
    }
  })
})
