import { randomUUID } from 'node:crypto'
import { anAssignment } from '../../../catalog/test/an-assignment.ts'
import { actFor } from '../../accounts/act-for.ts'
import type { Actor } from '../../accounts/actor.ts'
import { decideCase } from '../../cases/decide.ts'
import { actingFor } from '../../database/acting.ts'
import { aPerson } from '../../test/factories.ts'
import type { SignedIn, TestParley } from '../../test/parley.ts'
import { issueDocument } from '../issue-document.ts'

type Answers = { name: string; street: string; purpose: 'bank' | 'school' }

/** Sends the answers of the test service through its conversation. */
export async function sendAnswers(
  applicant: SignedIn,
  service: string,
  { locale = 'en', ...answers }: Partial<Answers> & { locale?: string } = {},
): Promise<{ number: string; path: string }> {
  const { body } = await applicant.post('/api/conversations', { service, locale }).expect(201)
  const path = `/api/conversations/${body.conversation.id}`
  const formData = { name: 'Anna Petrova', street: 'Linden Street 7', purpose: 'bank', ...answers }
  await applicant.put(`${path}/form`, { id: randomUUID(), formData }).expect(200)
  const command = (name: string) =>
    applicant.post(`${path}/turns`, { id: randomUUID(), reply: { kind: 'command', command: name } })
  await command('review').expect(200)
  const sent = (await command('submit').expect(200)).body
  return { number: sent.conversation.submission.number, path }
}

/** Somebody of the agency, as the commands know them. */
export async function anOfficialOf(parley: TestParley, agencyId: string, role = 'case-officer'): Promise<Actor> {
  const person = await aPerson(parley.owner, { name: 'Oleg Test', roles: [{ role, agencyId }] })
  return { accountId: person.id, name: person.name, locale: 'en', assignments: [anAssignment(role, agencyId)] }
}

/** Grants the case; its document is ordered with it. */
export async function grant(parley: TestParley, official: Actor, number: string): Promise<void> {
  const { id } = await parley.owner('cases').where({ number }).first('id')
  const decision = { id, outcome: 'granted', reason: 'It is so.' } as const
  await actFor(official, () => decideCase(parley.deps, official, decision))
}

/** The documents of a submission, the oldest first. */
export const documentsOf = (parley: TestParley, number: string, kind: 'receipt' | 'decision' = 'decision') =>
  parley
    .owner('documents as d')
    .join('submissions as s', 's.id', 'd.submission_id')
    .where({ 's.number': number, 'd.kind': kind })
    .orderBy('d.version')
    .select('d.*')

/** One attempt at a document, as the job makes it. */
export const attempt = (
  parley: TestParley,
  gateways: Parameters<typeof issueDocument>[1],
  document: { agency_id: string; id: string },
): Promise<void> =>
  actingFor({ purpose: 'house' }, () =>
    issueDocument(parley.deps, gateways, { agencyId: document.agency_id, id: document.id }),
  )
