import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type BreakableConnection, breakableConnection } from '../test/breakable-connection.ts'
import { aService } from '../test/factories.ts'
import { type TestParley, testParley } from '../test/parley.ts'

let parley: TestParley
let way: BreakableConnection

beforeAll(async () => {
  parley = await testParley({
    databaseUrl: async (url) => {
      way = await breakableConnection(url)
      return way.url
    },
  })
})
afterAll(() => way.close())

describe('while the database is away', () => {
  it('says so and when to try again; nothing said before is lost, and the same turn goes through afterwards', async () => {
    const { name } = await aService(parley.owner)
    const anna = await parley.signedIn()
    const begun = (await anna.post('/api/conversations', { service: name }).expect(201)).body
    const path = `/api/conversations/${begun.conversation.id}`
    const answer = (text: string, id: string) => anna.post(`${path}/turns`, { id, reply: { kind: 'text', text } })
    await answer('Anna Petrova', randomUUID()).expect(200)

    await way.break()
    const turnId = randomUUID()
    const refused = await answer('Linden Street 7', turnId).set('accept-language', 'ru')
    expect(refused.status).toBe(503)
    expect(refused.headers['retry-after']).toBe('5')
    expect(refused.body).toMatchObject({ code: 'unavailable', title: 'Недолгий перерыв' })
    expect(JSON.stringify(refused.body)).not.toMatch(/ECONN|stack|pg|\.ts/)
    await parley.http.get('/healthz').expect(200)
    await parley.http.get('/readyz').expect(503)

    await way.mend()
    await answer('Linden Street 7', turnId).expect(200)
    await parley.http.get('/readyz').expect(200)
    const { formData } = (await anna.get(`${path}/form`).expect(200)).body
    expect(formData).toMatchObject({ name: 'Anna Petrova', street: 'Linden Street 7' })
  })
})
