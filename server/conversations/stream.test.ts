import { randomUUID } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { announceStanding } from '../agencies/announce-standing.ts'
import { aPerson, aService } from '../test/factories.ts'
import { type SignedIn, type TestParley, testParley } from '../test/parley.ts'

let parley: TestParley
let server: Server
let address: string
let service: string

beforeAll(async () => {
  parley = await testParley()
  service = (await aService(parley.owner)).name
  server = createServer(parley.app.callback())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  address = `http://127.0.0.1:${(server.address() as { port: number }).port}`
})
afterAll(() => server.closeAllConnections())

type Event = { id: string; event: string; data: string }

/** Reads events of a stream as they come. */
async function openStream(anna: SignedIn, lastEventId?: string) {
  const leave = new AbortController()
  const headers = { cookie: anna.cookie, ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }) }
  const response = await fetch(`${address}/api/stream`, { headers, signal: leave.signal })
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let unread = ''
  const next = async (): Promise<Event> => {
    for (;;) {
      const end = unread.indexOf('\n\n')
      if (end >= 0) {
        const lines = unread.slice(0, end).split('\n')
        unread = unread.slice(end + 2)
        const field = (name: string) => lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2) ?? ''
        if (field('data') !== '') return { id: field('id'), event: field('event'), data: field('data') }
        continue
      }
      const chunk = await reader?.read()
      if (!chunk || chunk.done) return { id: '', event: 'ended', data: '' }
      unread += chunk.value
    }
  }
  return { status: response.status, next, leave: () => leave.abort() }
}

const begin = async (anna: SignedIn) =>
  (await anna.post('/api/conversations', { service }).expect(201)).body.conversation.id
const say = (anna: SignedIn, id: string, text: string) =>
  anna.post(`/api/conversations/${id}/turns`, { id: randomUUID(), reply: { kind: 'text', text } }).expect(200)
const message = (event: Event) =>
  JSON.parse(event.data) as { conversation: string; message: { seq: number; body: { kind: string; text: string } } }

describe('the stream of a person', () => {
  it('brings what is said in any of their conversations, on every device', async () => {
    const anna = await parley.signedIn()
    const [phone, laptop] = [await openStream(anna), await openStream(anna)]
    expect((await phone.next()).event).toBe('ready')
    expect((await laptop.next()).event).toBe('ready')
    const id = await begin(anna)
    for (const device of [phone, laptop]) {
      const first = message(await device.next())
      expect(first).toMatchObject({ conversation: id, message: { seq: 1 } })
      device.leave()
    }
  })

  it('goes on after the last event that was received, without a gap and without a repetition', async () => {
    const anna = await parley.signedIn()
    const stream = await openStream(anna)
    await stream.next()
    const one = await begin(anna)
    const other = await begin(anna)
    const first = await stream.next()
    stream.leave()
    await say(anna, one, 'Anna Petrova')
    await say(anna, other, 'Anna Petrova')
    const resumed = await openStream(anna, first.id)
    expect((await resumed.next()).event).toBe('ready')
    const seen: number[] = []
    const last = Number((await parley.deps.db('mailboxes').where({ account_id: anna.person.id }).first()).last_position)
    while (seen.at(-1) !== last) seen.push(Number((await resumed.next()).id))
    expect(seen).toEqual(Array.from({ length: last - Number(first.id) }, (_, n) => Number(first.id) + 1 + n))
    resumed.leave()
  })

  it('never carries anybody else’s words', async () => {
    const [anna, boris] = [await parley.signedIn(), await parley.signedIn()]
    const stream = await openStream(boris)
    await stream.next()
    await begin(anna)
    const own = await begin(boris)
    expect(message(await stream.next()).conversation).toBe(own)
    stream.leave()
  })

  it('needs a sign-in', async () => {
    const nobody = await fetch(`${address}/api/stream`)
    expect(nobody.status).toBe(401)
  })

  it('tells at once that an agency’s badge was taken, and lets nothing more be sent to it', async () => {
    const anna = await parley.signedIn()
    const stream = await openStream(anna)
    await stream.next()
    const id = await begin(anna)
    const agency = await parley
      .owner('agencies')
      .where({ slug: service.split('/')[0] })
      .first()
    const { id: by } = await aPerson(parley.owner, { roles: [{ role: 'administrator', agencyId: null }] })
    const taken = { verified_at: null, suspended_at: new Date(), suspended_by: by }
    await parley.owner.transaction(async (trx) => {
      await trx('agencies').where({ id: agency.id }).update(taken)
      await announceStanding(trx, agency.id)
    })
    let event = await stream.next()
    while (event.event !== 'standing') event = await stream.next()
    expect(JSON.parse(event.data)).toEqual({ agency: agency.slug })
    const { body } = await anna.get(`/api/conversations/${id}`).expect(200)
    expect(body.conversation.agency.verified).toBe(false)
    const reply = { id: randomUUID(), reply: { kind: 'text', text: 'Anna Petrova' } }
    await anna.post(`/api/conversations/${id}/turns`, reply).expect(409)
    const given = { verified_at: new Date(), suspended_at: null, suspended_by: null }
    await parley.owner('agencies').where({ id: agency.id }).update(given)
    stream.leave()
  })
})
