import { rulesFor } from '../../catalog/abilities.ts'
import type { Rule } from '../../catalog/rule.ts'
import { type ActingReach, actingFor, type RowReach } from '../database/acting.ts'
import type { Actor } from './actor.ts'

type Person = Pick<Actor, 'accountId' | 'assignments'>

/** Runs work for a signed-in person: the database shows their own rows and those that their rights in agencies reach. */
export function actFor<Result>(person: Person, work: () => Result): Result {
  const rules = rulesFor(person)
  const administers = rules.some(({ action, subject }) => action === 'verify' && subject === 'Agency')
  const purpose = administers ? ({ purpose: 'administration' } as const) : {}
  const agencyIds = agenciesOf(rules)
  const reach = agencyIds.length > 0 ? { reach: reachOf(rules) } : {}
  return actingFor({ accountId: person.accountId, agencyIds, ...reach, ...purpose }, work)
}

/** Only where a rule of theirs allows something: a role that is not known, or of no agency, opens none. */
function agenciesOf(rules: Rule[]): string[] {
  return [...new Set(rules.flatMap(({ conditions }) => conditions?.agency_id ?? []))]
}

const reached = ['Case', 'Submission', 'Document', 'Emergency'] as const satisfies (keyof ActingReach)[]

/** What may be changed may be read, so that reading says how far a person reaches. */
function reachOf(rules: Rule[]): ActingReach {
  const reading = rules.filter(({ action }) => action === 'read')
  return Object.fromEntries(
    reached.map((name) => [name, rowReachOf(reading.filter(({ subject }) => subject === name))]),
  )
}

function rowReachOf(rules: Rule[]): RowReach {
  const reach: Record<keyof RowReach, Set<string>> = {
    agency: new Set(),
    office: new Set(),
    assigned: new Set(),
    case: new Set(),
  }
  for (const { conditions = {} } of rules) {
    const { agency_id, office_id, assigned_to, id, case_id } = conditions
    if (agency_id === undefined) continue
    const opened = id ?? case_id
    if (opened !== undefined) reach.case.add(opened)
    else if (assigned_to !== undefined) reach.assigned.add(agency_id)
    else if (office_id !== undefined) reach.office.add(office_id)
    else reach.agency.add(agency_id)
  }
  return Object.fromEntries(Object.entries(reach).flatMap(([how, ids]) => (ids.size > 0 ? [[how, [...ids]]] : [])))
}
