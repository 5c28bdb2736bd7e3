import { beforeAll, describe, expect, it } from 'vitest'
import { anAssignment } from '../../catalog/test/an-assignment.ts'
import { NotFound, NotPermitted } from '../errors.ts'
import { type AnAgency, type APerson, anAgency, aPerson } from '../test/factories.ts'
import { type TestParley, testParley } from '../test/parley.ts'
import { actFor } from './act-for.ts'
import type { Actor } from './actor.ts'
import { giveRole } from './give-role.ts'
import { takeRoleAway } from './take-role-away.ts'

let parley: TestParley
let agency: AnAgency
let vera: Actor

beforeAll(async () => {
  parley = await testParley()
  agency = await anAgency(parley.owner)
  vera = await aStaffAdministrator(agency)
})

async function aStaffAdministrator({ id }: AnAgency): Promise<Actor> {
  const role = 'staff-administrator'
  const person = await aPerson(parley.owner, { roles: [{ role, agencyId: id }] })
  return { accountId: person.id, name: person.name, locale: 'en', assignments: [anAssignment(role, id)] }
}

const give = (to: APerson, over: Partial<Parameters<typeof giveRole>[2]> = {}, by = vera) =>
  actFor(by, () =>
    giveRole(parley.deps, by, { accountId: to.id, agencyId: agency.id, role: 'case-officer', officeId: null, ...over }),
  )
const session = async (cookie: string) => (await parley.http.get('/api/session').set('cookie', cookie)).body

describe('giving a role', () => {
  it('holds from the person’s next request on, and is in the evidence', async () => {
    const oleg = await aPerson(parley.owner)
    const cookie = await parley.cookieOf(oleg)
    expect((await session(cookie)).roles).toEqual([])
    const { id } = await give(oleg)
    expect((await session(cookie)).roles).toEqual(['case-officer'])
    await actFor(vera, () => takeRoleAway(parley.deps, vera, { id }))
    expect((await session(cookie)).roles).toEqual([])
    const written = await parley.owner('evidence_records').where({ agency_id: agency.id }).orderBy('log_index')
    expect(written.map(({ type }) => type)).toEqual(['role.given', 'role.taken-away'])
  })

  it('twice moves the person to another office instead', async () => {
    const oleg = await aPerson(parley.owner)
    const { id } = await give(oleg)
    const officeId = agency.offices['front-desk'] as string
    expect(await give(oleg, { officeId })).toEqual({ id })
    expect(await parley.owner('role_assignments').where({ account_id: oleg.id })).toMatchObject([
      { office_id: officeId },
    ])
  })

  it('is not for oneself, neither to have nor to be rid of', async () => {
    const self = { id: vera.accountId } as APerson
    await expect(give(self)).rejects.toThrow(NotPermitted)
    const { id } = await parley.owner('role_assignments').where({ account_id: vera.accountId }).first('id')
    await expect(actFor(vera, () => takeRoleAway(parley.deps, vera, { id }))).rejects.toThrow(NotPermitted)
  })

  it('is for the own agency alone, with roles and offices that are there', async () => {
    const oleg = await aPerson(parley.owner)
    const other = await anAgency(parley.owner)
    await expect(give(oleg, { agencyId: other.id })).rejects.toThrow(NotFound)
    await expect(give(oleg, {}, await aStaffAdministrator(other))).rejects.toThrow(NotFound)
    await expect(give(oleg, { role: 'director' })).rejects.toThrow(NotFound)
    await expect(give(oleg, { role: 'administrator' })).rejects.toThrow(NotFound)
    await expect(give(oleg, { officeId: other.offices['front-desk'] as string })).rejects.toThrow(NotFound)
    expect(await parley.owner('role_assignments').where({ account_id: oleg.id })).toEqual([])
  })
})
