import type { Knex } from 'knex'
import { v7 as uuidv7 } from 'uuid'
import type { ServiceDefinition } from '../../catalog/service-definition.ts'
import { type AnAgency, type APerson, aPerson, aService } from '../../server/test/factories.ts'

export type ACase = {
  id: string
  number: string
  applicant: APerson
  agency: AnAgency
  conversationId: string
  fileId: string
  submissionId: string
}
type Overrides = {
  definition?: ServiceDefinition
  agency?: AnAgency
  applicant?: APerson
  dueAt?: Date
  openedAt?: Date
}

let counted = 0

/** A case that waits for its agency, with its conversation, its submission and one file that was sent. */
export async function aCase(db: Knex, overrides: Overrides = {}): Promise<ACase> {
  const service = await aService(db, {
    ...(overrides.agency && { agency: overrides.agency }),
    ...(overrides.definition && { definition: overrides.definition }),
  })
  const { agency } = service
  const applicant = overrides.applicant ?? (await aPerson(db, { name: 'Anna Petrova' }))
  const openedAt = overrides.openedAt ?? new Date('2026-03-01T09:00:00Z')
  const of = {
    agency_id: agency.id,
    service_id: service.id,
    service_version: 1,
    account_id: applicant.id,
    locale: 'en',
  }
  const [conversationId, submissionId, id, fileId] = [uuidv7(), uuidv7(), uuidv7(), uuidv7()]
  const number = `TEST-${++counted}-${agency.slug}`
  await db('conversations').insert({
    ...of,
    id: conversationId,
    status: 'submitted',
    state: '{}',
    created_at: openedAt,
    updated_at: openedAt,
  })
  await db('files').insert({
    conversation_id: conversationId,
    id: fileId,
    account_id: applicant.id,
    name: 'договор.pdf',
    mime: 'application/pdf',
    size: 9,
    sha256: 'of the test',
    uploaded_at: openedAt,
  })
  await db('submissions').insert({
    ...of,
    id: submissionId,
    number,
    conversation_id: conversationId,
    data: JSON.stringify({ name: 'Anna Petrova', street: 'Linden Street 7', contract: { id: fileId } }),
    sections: JSON.stringify([
      { title: 'About you', items: [{ path: '/street', title: 'Street', text: 'Linden Street 7' }] },
    ]),
    hash: 'a1b2c3',
    submitted_at: openedAt,
  })
  await db('cases').insert({
    agency_id: agency.id,
    id,
    submission_id: submissionId,
    number,
    account_id: applicant.id,
    applicant: applicant.name,
    service_id: service.id,
    office_id: agency.offices['front-desk'],
    title: { en: 'Proof of address', ru: 'Справка об адресе' },
    opened_at: openedAt,
    due_at: overrides.dueAt ?? new Date('2026-03-10T09:00:00Z'),
  })
  return { id, number, applicant, agency, conversationId, fileId, submissionId }
}
