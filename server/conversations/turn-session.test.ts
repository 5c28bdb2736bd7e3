import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { aPerson, aService } from '../test/factories.ts'
import { type SignedIn, type TestParley, testParley } from '../test/parley.ts'

let parley: TestParley
let service: Awaited<ReturnType<typeof aService>>
const start = new Date('2026-03-02T10:00:00Z')

beforeAll(async () => {
  parley = await testParley()
  service = await aService(parley.owner)
})

const begin = async (person: SignedIn): Promise<string> => {
  parley.clock.now = start
  return (await person.post('/api/conversations', { service: service.name }).expect(201)).body.conversation.id
}
const turn = (person: SignedIn, id: string) =>
  person.post(`/api/conversations/${id}/turns`, { id: randomUUID(), reply: { kind: 'text', text: 'Anna Petrova' } })
const lastSeq = async (id: string) => (await parley.owner('conversations').where({ id }).first('last_seq')).last_seq
const sessionsOf = ({ person }: SignedIn) => parley.owner('sessions').where({ account_id: person.id })

describe('a turn, whose session is looked up together with what it reads', () => {
  it('is taken from the person alone whose conversation it is', async () => {
    const [anna, boris] = [await parley.signedIn(), await parley.signedIn()]
    const id = await begin(anna)
    expect((await turn(boris, id)).body.code).toBe('not-found')
    expect(await lastSeq(id)).toBe(2)
    await turn(anna, id).expect(200)
    expect(await lastSeq(id)).toBeGreaterThan(2)
  })

  it('is refused from the moment at which the session is ended, also in the midst of others', async () => {
    const [anna, boris] = [await parley.signedIn(), await parley.signedIn()]
    const [hers, his] = [await begin(anna), await begin(boris)]
    await turn(anna, hers).expect(200)
    const before = await lastSeq(hers)
    await sessionsOf(anna).update({ revoked_at: start })
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, n) => (n % 3 ? turn(anna, hers) : turn(boris, his))),
    )
    answers.forEach(({ status }, n) => {
      expect([n, status]).toEqual([n, n % 3 ? 401 : 200])
    })
    expect(await lastSeq(hers)).toBe(before)
  })

  it('is refused when an official has lost their last role', async () => {
    const person = await aPerson(parley.owner)
    await parley.owner('role_assignments').insert({ id: randomUUID(), account_id: person.id, role: 'administrator' })
    const official = await parley.signedIn(person)
    const id = await begin(official)
    await sessionsOf(official).update({ official: true })
    await turn(official, id).expect(200)
    await parley.owner('role_assignments').where({ account_id: person.id }).delete()
    expect((await turn(official, id)).status).toBe(401)
  })

  it('keeps a session alive, and does not wake one that was left for too long', async () => {
    const anna = await parley.signedIn()
    const id = await begin(anna)
    for (const minutes of [25, 50, 75]) {
      parley.clock.now = new Date(start.getTime() + minutes * 60_000)
      await turn(anna, id).expect(200)
    }
    parley.clock.now = new Date(start.getTime() + 106 * 60_000)
    expect((await turn(anna, id)).status).toBe(401)
  })

  it('needs a session, our own page, and words that can be read', async () => {
    const anna = await parley.signedIn()
    const id = await begin(anna)
    const path = `/api/conversations/${id}/turns`
    const reply = { id: randomUUID(), reply: { kind: 'text', text: 'Anna' } }
    expect((await parley.http.post(path).send(reply)).status).toBe(401)
    expect((await parley.http.post(path).set('cookie', 'parley-dev-session=made-up').send(reply)).status).toBe(401)
    const elsewhere = parley.http.post(path).set('cookie', anna.cookie).set('sec-fetch-site', 'cross-site')
    expect((await elsewhere.send(reply)).status).toBe(403)
    expect((await anna.post(path, { reply: 7 })).status).toBe(422)
    expect(await lastSeq(id)).toBe(2)
  })
})
