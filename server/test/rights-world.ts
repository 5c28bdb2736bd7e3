import type { Knex } from 'knex'
import { v7 as newId } from 'uuid'
import type { SubjectName } from '../../catalog/abilities.ts'
import type { Actor } from '../accounts/actor.ts'
import { rolesHeld } from '../accounts/roles-held.ts'
import { selectBorrowed } from '../database/condition-column.ts'
import { subjectTable } from '../database/subject-table.ts'
import { theState } from '../evidence/append-evidence.ts'
import { type AnAgency, anAgency, aPerson, aService } from './factories.ts'
import {
  aConversation,
  aJob,
  anAccess,
  anApplication,
  anInvitation,
  aRecord,
  aSubmitted,
  inTheWorld,
  type Offered,
  someEmergencies,
} from './rights-rows.ts'

/** Who asks in the matrix of rights: one of each kind, the neighbour being everybody else. */
export const kinds = [
  'applicant',
  'case-officer',
  'service-designer',
  'supervisor',
  'staff-administrator',
  'administrator',
  'agency-representative',
  'officer of the front desk',
  'officer of what is assigned',
  'officer in an emergency',
  'officer there, designer here',
  'officer of no agency',
  'officer who is an administrator',
  'officer who is a staff administrator',
  'holder of an empty role',
] as const
export type Kind = (typeof kinds)[number]

export type Row = Record<string, unknown> & { id: string; account_id?: string; agency_id?: string }

export type RightsWorld = {
  here: AnAgency
  there: AnAgency
  actors: Record<Kind, Actor>
  neighbour: Actor
  rows: Record<SubjectName, Row[]>
}

/**
 * Two agencies, people of each kind, and for each person and a neighbour one record of each kind, state and agency:
 * what the matrix of rights asks about.
 */
export async function aRightsWorld(owner: Knex): Promise<RightsWorld> {
  const [here, there] = [await anAgency(owner), await anAgency(owner)]
  await writeRoles(owner, here)
  const actors = Object.fromEntries(
    await Promise.all(
      kinds.map(async (kind) => [kind, await anActor(owner, kind, rolesOf(kind, here, there))] as const),
    ),
  ) as Record<Kind, Actor>
  const neighbour = await anActor(owner, 'neighbour', [])
  const services = [await aService(owner, { agency: here }), await aService(owner, { agency: there })]
  for (const person of [...Object.values(actors), neighbour]) {
    for (const service of services) {
      await aConversation(owner, person, service, 'open')
      await aSubmitted(owner, person, service, 'open')
      await aSubmitted(owner, person, service, 'decided')
      await anAccess(owner, person, service.agency)
    }
  }
  const { applicant, administrator, 'agency-representative': representative } = actors
  for (const person of [applicant, administrator, representative, neighbour]) await anApplication(owner, person)
  const [atHome, abroad] = services as [Offered, Offered]
  await aSubmitted(owner, neighbour, atHome, 'decided', { office: 'school-desk' })
  for (const kind of ['officer of the front desk', 'officer of what is assigned'] as const) {
    const assignedTo = actors[kind].accountId
    for (const office of ['school-desk', 'front-desk'])
      await aSubmitted(owner, neighbour, atHome, 'decided', { office, assignedTo })
    await aSubmitted(owner, neighbour, abroad, 'decided', { assignedTo })
  }
  await someEmergencies(owner, { here, there, neighbour, opener: actors['officer in an emergency'] })
  actors['officer in an emergency'].assignments = await rolesHeld(
    owner,
    actors['officer in an emergency'].accountId,
    inTheWorld,
  )
  const by = neighbour.accountId
  for (const agency_id of [here.id, there.id, null]) await anInvitation(owner, agency_id, by)
  for (const agency_id of [here.id, there.id, theState]) await aRecord(owner, agency_id)
  for (const { id: agencyId } of [here, there]) await aJob(owner, agencyId)
  // A third agency for which nobody works.
  await aService(owner)
  return { here, there, actors, neighbour, rows: await allRows(owner) }
}

/** Roles that an agency has made itself, one for each reach that the starting roles do not have. */
const ownRoles = {
  'front-desk': [
    ['see-cases', 'office'],
    ['see-applicants', 'assigned'],
    ['see-answers', 'assigned'],
    ['assign-cases', 'office'],
    ['see-offices', 'agency'],
  ],
  assigned: [
    ['see-cases', 'assigned'],
    ['see-applicants', 'assigned'],
    ['see-answers', 'assigned'],
    ['see-decisions', 'assigned'],
    ['see-documents', 'assigned'],
    ['decide-cases', 'assigned'],
  ],
  'night-desk': [['open-in-emergency', 'agency']],
  empty: [],
} as const

async function writeRoles(owner: Knex, { id: agency_id }: AnAgency): Promise<void> {
  for (const [key, permissions] of Object.entries(ownRoles)) {
    await owner('roles').insert({ agency_id, id: newId(), key, names: { en: key, ru: key } })
    for (const [permission, reach] of permissions)
      await owner('role_permissions').insert({ agency_id, role: key, permission, reach })
  }
}

type HeldRole = { role: string; agencyId: string | null; officeId?: string | undefined }

function rolesOf(kind: Kind, here: AnAgency, there: AnAgency): HeldRole[] {
  const officer = { role: 'case-officer', agencyId: here.id }
  switch (kind) {
    case 'case-officer':
    case 'service-designer':
    case 'supervisor':
    case 'staff-administrator':
      return [{ role: kind, agencyId: here.id }]
    case 'administrator':
    case 'agency-representative':
      return [{ role: kind, agencyId: null }]
    case 'officer of the front desk':
      return [{ role: 'front-desk', agencyId: here.id, officeId: here.offices['front-desk'] }]
    case 'officer of what is assigned':
      return [{ role: 'assigned', agencyId: here.id }]
    case 'officer in an emergency':
      return [{ role: 'night-desk', agencyId: here.id }]
    case 'officer there, designer here':
      return [
        { role: 'case-officer', agencyId: there.id },
        { role: 'service-designer', agencyId: here.id },
      ]
    case 'officer of no agency':
      return [{ role: 'case-officer', agencyId: null }]
    case 'officer who is an administrator':
      return [officer, { role: 'administrator', agencyId: null }]
    case 'officer who is a staff administrator':
      return [officer, { role: 'staff-administrator', agencyId: here.id }]
    case 'holder of an empty role':
      return [{ role: 'empty', agencyId: here.id }]
    default:
      return []
  }
}

async function anActor(owner: Knex, name: string, roles: HeldRole[]): Promise<Actor> {
  const { id } = await aPerson(owner, { name, roles })
  return { accountId: id, name, locale: 'en', assignments: await rolesHeld(owner, id) }
}

export const tableOf = (subject: SubjectName): string => subjectTable[subject]
export const subjects = Object.keys(subjectTable) as SubjectName[]

/** Each row as its table has it, and with the columns that its rules borrow from its case. */
async function allRows(owner: Knex): Promise<Record<SubjectName, Row[]>> {
  const read = subjects.map(async (subject) => {
    return [subject, await owner(tableOf(subject)).select('*', ...selectBorrowed(owner, subject))] as const
  })
  return Object.fromEntries(await Promise.all(read)) as Record<SubjectName, Row[]>
}
