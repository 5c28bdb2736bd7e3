import { rulesFor } from '../../catalog/abilities.ts'
import { actingFor } from '../database/acting.ts'
import type { Actor } from './actor.ts'

type Person = Pick<Actor, 'accountId' | 'assignments'>

/** Runs work for a signed-in person: the database shows their own rows and those of the agencies they work for. */
export function actFor<Result>(person: Person, work: () => Result): Result {
  const administers = rulesFor(person).some(({ action, subject }) => action === 'verify' && subject === 'Agency')
  const purpose = administers ? ({ purpose: 'administration' } as const) : {}
  return actingFor({ accountId: person.accountId, agencyIds: agenciesOf(person), ...purpose }, work)
}

/** Only where a rule of theirs allows something: a role that is not known, or of no agency, opens none. */
function agenciesOf(person: Person): string[] {
  return [...new Set(rulesFor(person).flatMap(({ conditions }) => conditions?.agency_id ?? []))]
}
