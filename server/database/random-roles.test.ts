import { subject } from '@casl/ability'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Assignment, abilityFor, type SubjectName } from '../../catalog/abilities.ts'
import { type Held, permissionNames, reaches } from '../../catalog/permissions.ts'
import { actFor } from '../accounts/act-for.ts'
import { type TestDatabase, testDatabase } from '../test/database.ts'
import { aRightsWorld, type RightsWorld, type Row, tableOf } from '../test/rights-world.ts'
import { accessible } from './accessible.ts'

let database: TestDatabase
let world: RightsWorld

beforeAll(async () => {
  database = await testDatabase()
  world = await aRightsWorld(database.owner)
})

const guarded: SubjectName[] = ['Case', 'Submission', 'Document', 'Emergency']

const held: fc.Arbitrary<Held[]> = fc.uniqueArray(
  fc.record({ permission: fc.constantFrom(...permissionNames), reach: fc.constantFrom(...reaches) }),
  { selector: ({ permission }) => permission, maxLength: permissionNames.length },
)

/** Any role of either agency or of none, with what the keys of the tables allow: an office and cases of that agency. */
const assignment = (): fc.Arbitrary<Assignment> =>
  fc.constantFrom(world.here, world.there, undefined).chain((agency) => {
    const cases = world.rows.Case.filter(({ agency_id }) => agency_id === agency?.id).map(({ id }) => ({ caseId: id }))
    return fc.record({
      role: fc.constantFrom('clerk', 'administrator'),
      names: fc.constant({ en: 'Clerk', ru: 'Служащий' }),
      agencyId: fc.constant(agency?.id ?? null),
      agency: fc.constant(null),
      officeId: fc.constantFrom(null, ...Object.values(agency?.offices ?? {})),
      permissions: held,
      emergencies: fc.subarray(cases, { maxLength: Math.min(3, cases.length) }),
    })
  })

const person = () => {
  const { actors, neighbour } = world
  const asked = [actors['officer of what is assigned'], actors['officer of the front desk'], neighbour]
  return fc.record({
    accountId: fc.constantFrom(...asked.map(({ accountId }) => accountId)),
    assignments: fc.array(assignment(), { maxLength: 3 }),
  })
}

const sorted = (ids: Iterable<string>) => [...ids].toSorted()

describe('whatever roles somebody has', () => {
  it('the rules, the queries and the policies on the rows reach the same cases and what belongs to them', async () => {
    await fc.assert(
      fc.asyncProperty(person(), async (actor) => {
        const ability = abilityFor(actor)
        for (const name of guarded) {
          const table = tableOf(name)
          const rows: Row[] = world.rows[name]
          const allowed = rows.filter((row) => ability.can('read', subject(name, { ...row })))
          const query = () => accessible(database.db(table), ability, 'read', name).pluck('id')
          const [inSql, byPolicies] = await actFor(actor, async () => [
            await query(),
            await database.db(table).pluck('id'),
          ])
          expect(sorted(inSql)).toEqual(sorted(allowed.map(({ id }) => id)))
          // One's own case and what one has opened oneself are rows of one's own, whatever the roles.
          const own = rows.filter(
            (row) =>
              (name === 'Case' && row.account_id === actor.accountId) ||
              (name === 'Emergency' && row.opened_by === actor.accountId),
          )
          expect(sorted(byPolicies)).toEqual(sorted(new Set([...allowed, ...own].map(({ id }) => id))))
        }
      }),
      { numRuns: 200 },
    )
  }, 120_000)
})
