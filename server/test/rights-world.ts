import type { Knex } from 'knex'
import { v7 as newId } from 'uuid'
import { begin, type Conversation, compileForm } from '#forms'
import type { SubjectName } from '../../catalog/abilities.ts'
import type { Actor } from '../accounts/actor.ts'
import { rolesHeld } from '../accounts/roles-held.ts'
import { selectBorrowed } from '../database/condition-column.ts'
import { subjectTable } from '../database/subject-table.ts'
import { theState } from '../evidence/append-evidence.ts'
import { type AnAgency, anAgency, aPerson, aService } from './factories.ts'
import { proofOfAddress } from './proof-of-address.ts'

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

const at = new Date('2026-03-01T09:00:00Z')
/** The moment at which the world is asked about. */
const inTheWorld = new Date('2026-03-02T10:00:00Z')

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

type Offered = Awaited<ReturnType<typeof aService>>

const begun: Conversation = begin(compileForm(proofOfAddress.form as Parameters<typeof compileForm>[0]), {
  locale: 'en',
  now: at,
}).conversation

async function aConversation(owner: Knex, person: Actor, service: Offered, status: string): Promise<string> {
  const id = newId()
  const of = { account_id: person.accountId, agency_id: service.agency.id, service_id: service.id, service_version: 1 }
  const times = { created_at: at, updated_at: at }
  await owner('conversations').insert({
    id,
    ...of,
    ...times,
    locale: 'en',
    status,
    last_seq: 1,
    state: JSON.stringify(begun),
  })
  const said = { author: '{"kind":"parley"}', body: '{"kind":"say","text":"Hello"}', at }
  await owner('messages').insert({
    ...said,
    conversation_id: id,
    seq: 1,
    id: newId(),
    account_id: person.accountId,
    position: newPosition(),
  })
  await owner('turns').insert({ conversation_id: id, id: newId(), first_seq: 1, last_seq: 1, at })
  const file = { name: 'a.pdf', mime: 'application/pdf', size: 9, sha256: 'of the test', uploaded_at: at }
  await owner('files').insert({ ...file, conversation_id: id, id: newId(), account_id: person.accountId })
  return id
}

async function aSubmitted(
  owner: Knex,
  person: Actor,
  service: Offered,
  status: 'open' | 'decided',
  { office = 'front-desk', assignedTo = null as string | null } = {},
): Promise<void> {
  const conversation_id = await aConversation(owner, person, service, status === 'open' ? 'submitted' : 'decided')
  const of = { agency_id: service.agency.id, account_id: person.accountId, service_id: service.id }
  const [submission_id, number] = [newId(), `T-${conversation_id.slice(-12)}`]
  const file = await owner('files').where({ conversation_id }).first('id')
  const data = JSON.stringify({ proof: file })
  const sent = { conversation_id, service_version: 1, locale: 'en', data, sections: '[]', hash: 'h' }
  await owner('submissions').insert({ ...of, ...sent, id: submission_id, number, submitted_at: at })
  const decided = { outcome: 'granted', reason: 'It is so.', decided_at: at, decided_by_rule: true }
  await owner('cases').insert({
    ...of,
    id: newId(),
    submission_id,
    number,
    applicant: person.name,
    office_id: service.agency.offices[office],
    assigned_to: assignedTo,
    title: { en: 'Proof of address' },
    status,
    opened_at: at,
    due_at: at,
    ...(status === 'decided' && decided),
  })
  await aDocument(owner, { ...of, submission_id }, 'receipt')
  if (status === 'decided') await aDocument(owner, { ...of, submission_id }, 'decision')
}

/** A receipt waits to be sealed; a decision's document is issued. */
async function aDocument(
  owner: Knex,
  { service_id: _, ...of }: { agency_id: string; account_id: string; service_id: string; submission_id: string },
  kind: 'receipt' | 'decision',
): Promise<void> {
  const id = newId()
  const issued = { status: 'issued', issued_at: at, sha256: id, size: 9 }
  const named = { number: `D-${id}`, code: `c-${id}`, title: 'A document', locale: 'en', ordered_at: at }
  await owner('documents').insert({ ...of, ...named, id, kind, ...(kind === 'decision' && issued) })
}

async function anAccess(owner: Knex, person: Actor, { id: agency_id }: AnAgency): Promise<void> {
  const id = newId()
  const look = { what: '{"key":"access.read-case"}', purpose: 'access.purpose.decide', role: 'case-officer', at }
  await owner('accesses').insert({ account_id: person.accountId, id, agency_id, case_number: `A-${id}`, ...look })
}

async function anApplication(owner: Knex, { accountId }: Actor): Promise<void> {
  const agency = { id: newId(), slug: `applied-for-by-${accountId}`, names: { en: 'An Agency', ru: 'Ведомство' } }
  await owner('agencies').insert(agency)
  const contact = { name: 'A contact', email: 'contact@agency.test', phone: '' }
  const offices = [{ names: { en: 'Front desk', ru: 'Приёмная' }, address: 'Main Street 1' }]
  await owner('agency_applications').insert({
    agency_id: agency.id,
    id: newId(),
    account_id: accountId,
    names: { en: 'An Agency', ru: 'Ведомство' },
    legal_body: 'Municipal institution',
    register_number: 'R-1',
    offices: JSON.stringify(offices),
    contact: JSON.stringify(contact),
    created_at: at,
  })
}

/** One case of the neighbour is open to the opener; another was, and a third is open to somebody else. */
async function someEmergencies(
  owner: Knex,
  { here, there, neighbour, opener }: { here: AnAgency; there: AnAgency; neighbour: Actor; opener: Actor },
): Promise<void> {
  const hour = 3_600_000
  const open = async (agency: AnAgency, by: Actor, index: number, began: number) => {
    const cases = await owner('cases').where({ agency_id: agency.id, account_id: neighbour.accountId }).orderBy('id')
    const found = cases[index]
    await owner('emergency_openings').insert({
      ...{ agency_id: agency.id, id: newId(), case_id: found.id, case_number: found.number, opened_by: by.accountId },
      ...{ opened_by_name: by.name, reason: 'Somebody is in danger and waits for help.' },
      opened_at: new Date(began),
      ends_at: new Date(began + 2 * hour),
    })
  }
  await open(here, opener, 0, inTheWorld.getTime() - hour)
  await open(here, opener, 1, inTheWorld.getTime() - 3 * hour)
  await open(here, neighbour, 1, inTheWorld.getTime() - hour)
  await open(there, neighbour, 0, inTheWorld.getTime() - hour)
}

async function anInvitation(owner: Knex, agency_id: string | null, invited_by: string): Promise<void> {
  const role = agency_id ? 'case-officer' : 'agency-representative'
  const sent = { email: 'somebody@agency.test', role, invited_by, invited_at: at, expires_at: new Date('2030-01-01') }
  const taken = { accepted_by: invited_by, accepted_at: at }
  await owner('invitations').insert({ id: newId(), agency_id, ...sent, ...taken })
}

/** The first record of a log. */
async function aRecord(owner: Knex, agency_id: string): Promise<void> {
  const record = { agency_id, log_index: 1, id: newId(), type: 'role.added', at, body: '{"about":{"role":"clerk"}}' }
  await owner('evidence_heads').insert({ agency_id, last_index: 1, last_hash: Buffer.alloc(32) })
  await owner('evidence_records').insert({ ...record, prev_hash: Buffer.alloc(32), hash: Buffer.alloc(32) })
}

async function aJob(owner: Knex, agencyId: string): Promise<void> {
  const data = JSON.stringify({ agencyId, id: newId() })
  await owner('pgboss.job').insert({ id: newId(), name: 'documents.issue', data, state: 'active' })
}

let position = 0
const newPosition = () => ++position

export const tableOf = (subject: SubjectName): string => subjectTable[subject]
export const subjects = Object.keys(subjectTable) as SubjectName[]

/** Each row as its table has it, and with the columns that its rules borrow from its case. */
async function allRows(owner: Knex): Promise<Record<SubjectName, Row[]>> {
  const read = subjects.map(async (subject) => {
    return [subject, await owner(tableOf(subject)).select('*', ...selectBorrowed(owner, subject))] as const
  })
  return Object.fromEntries(await Promise.all(read)) as Record<SubjectName, Row[]>
}
