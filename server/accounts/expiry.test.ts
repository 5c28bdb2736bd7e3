import { text } from 'node:stream/consumers'
import { beforeAll, describe, expect, it } from 'vitest'
import { heartbeatMs, openStreamHub } from '../conversations/stream-hub.ts'
import { sessionCookieName } from '../http/session-cookie.ts'
import { type APerson, anAgency, aPerson } from '../test/factories.ts'
import { type TestParley, testParley } from '../test/parley.ts'
import { announceRoles } from './announce-roles.ts'
import { actorOf, endSessionsWithoutRole } from './sessions.ts'

let parley: TestParley

beforeAll(async () => {
  parley = await testParley()
})

async function anOfficial(roles = ['case-officer']): Promise<{ person: APerson; cookie: string }> {
  const agency = await anAgency(parley.owner)
  const person = await aPerson(parley.owner, { roles: roles.map((role) => ({ role, agencyId: agency.id })) })
  return { person, cookie: await parley.cookieOf(person, { official: true }) }
}

const session = async (cookie: string) => (await parley.http.get('/api/session').set('cookie', cookie)).body
const takeAway = (person: APerson, role: string) =>
  parley.owner('role_assignments').where({ account_id: person.id, role }).delete()

describe('the session of an official', () => {
  it('loses a role with the very next request', async () => {
    const { person, cookie } = await anOfficial(['case-officer', 'service-designer'])
    expect((await session(cookie)).roles.toSorted()).toEqual(['case-officer', 'service-designer'])
    await takeAway(person, 'case-officer')
    expect((await session(cookie)).roles).toEqual(['service-designer'])
  })

  it('ends with the last role, and does not go on as an applicant’s', async () => {
    const { person, cookie } = await anOfficial()
    await takeAway(person, 'case-officer')
    expect((await session(cookie)).signedIn).toBe(false)
    expect((await parley.http.get('/api/conversations').set('cookie', cookie)).status).toBe(401)
  })

  it('leaves the person’s sessions as an applicant alone', async () => {
    const { person } = await anOfficial()
    const asApplicant = await parley.cookieOf(person)
    await takeAway(person, 'case-officer')
    expect((await session(asApplicant)).signedIn).toBe(true)
  })

  it('ends its open stream at once when the last role is taken away', async () => {
    const { person, cookie } = await anOfficial()
    const token = cookie.replace(`${sessionCookieName(parley.deps.config.publicUrl)}=`, '')
    const isOver = async () => (await actorOf(parley.deps.db, token, parley.clock.now)) === undefined
    const stream = await parley.streams.open({ accountId: person.id, position: 0, isOver })
    await parley.owner.transaction(async (trx) => {
      await trx('role_assignments').where({ account_id: person.id }).delete()
      await endSessionsWithoutRole(trx, person.id, parley.clock.now)
      await announceRoles(trx, person.id)
    })
    expect(await text(stream)).toMatch(/event: signed-out\ndata: \{\}\n\n$/)
    const sessions = await parley.owner('sessions').where({ account_id: person.id })
    expect(sessions.map(({ revoked_at }) => revoked_at)).toEqual([parley.clock.now])
  })

  it('ends its open stream at the next heartbeat, which is less than a minute away', async () => {
    expect(heartbeatMs).toBeLessThan(60_000)
    const { person, cookie } = await anOfficial()
    const token = cookie.replace(`${sessionCookieName(parley.deps.config.publicUrl)}=`, '')
    const isOver = async () => (await actorOf(parley.deps.db, token, parley.clock.now)) === undefined
    const hub = openStreamHub(parley.deps.db, { beatEveryMs: 20 })
    const stream = await hub.open({ accountId: person.id, position: 0, isOver })
    await takeAway(person, 'case-officer')
    expect(await text(stream)).toMatch(/event: signed-out\ndata: \{\}\n\n$/)
    hub.close()
  })
})
