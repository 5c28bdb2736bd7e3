import type { Knex } from 'knex'
import { v7 as newId } from 'uuid'
import { begin, type Conversation, compileForm } from '#forms'
import type { Actor } from '../accounts/actor.ts'
import type { AnAgency, aService } from './factories.ts'
import { proofOfAddress } from './proof-of-address.ts'

// One record of each kind for the world of rights, written as the house would have written it.

const at = new Date('2026-03-01T09:00:00Z')
/** The moment at which the world is asked about. */
export const inTheWorld = new Date('2026-03-02T10:00:00Z')

export type Offered = Awaited<ReturnType<typeof aService>>

const begun: Conversation = begin(compileForm(proofOfAddress.form as Parameters<typeof compileForm>[0]), {
  locale: 'en',
  now: at,
}).conversation

export async function aConversation(owner: Knex, person: Actor, service: Offered, status: string): Promise<string> {
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

export async function aSubmitted(
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

export async function anAccess(owner: Knex, person: Actor, { id: agency_id }: AnAgency): Promise<void> {
  const id = newId()
  const look = { what: '{"key":"access.read-case"}', purpose: 'access.purpose.decide', role: 'case-officer', at }
  await owner('accesses').insert({ account_id: person.accountId, id, agency_id, case_number: `A-${id}`, ...look })
}

export async function anApplication(owner: Knex, { accountId }: Actor): Promise<void> {
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
export async function someEmergencies(
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

export async function anInvitation(owner: Knex, agency_id: string | null, invited_by: string): Promise<void> {
  const role = agency_id ? 'case-officer' : 'agency-representative'
  const sent = { email: 'somebody@agency.test', role, invited_by, invited_at: at, expires_at: new Date('2030-01-01') }
  const taken = { accepted_by: invited_by, accepted_at: at }
  await owner('invitations').insert({ id: newId(), agency_id, ...sent, ...taken })
}

/** The first record of a log. */
export async function aRecord(owner: Knex, agency_id: string): Promise<void> {
  const record = { agency_id, log_index: 1, id: newId(), type: 'role.added', at, body: '{"about":{"role":"clerk"}}' }
  await owner('evidence_heads').insert({ agency_id, last_index: 1, last_hash: Buffer.alloc(32) })
  await owner('evidence_records').insert({ ...record, prev_hash: Buffer.alloc(32), hash: Buffer.alloc(32) })
}

export async function aJob(owner: Knex, agencyId: string): Promise<void> {
  const data = JSON.stringify({ agencyId, id: newId() })
  await owner('pgboss.job').insert({ id: newId(), name: 'documents.issue', data, state: 'active' })
}

let position = 0
const newPosition = () => ++position
