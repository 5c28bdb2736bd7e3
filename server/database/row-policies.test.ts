import { beforeAll, describe, expect, it } from 'vitest'
import { theState } from '../evidence/append-evidence.ts'
import { type TestDatabase, testDatabase } from '../test/database.ts'
import { aRightsWorld, type RightsWorld } from '../test/rights-world.ts'
import { type KeptRow, keptRows, type Operation, operations, reachOf } from '../test/row-reach.ts'
import { someSeals } from '../test/some-seals.ts'
import { someSignatures } from '../test/some-signatures.ts'
import { type Acting, type ActingReach, actingFor, type RowReach } from './acting.ts'

let database: TestDatabase
let world: RightsWorld
const rows = new Map<string, KeptRow[]>()
/** A message, a turn or a file is where its conversation is; a check where its application; a document's file where that is. */
const wholes = new Map<unknown, Record<string, unknown>>()
const wholeOf = ({ conversation_id, application_id, document_id }: Record<string, unknown>) =>
  wholes.get(conversation_id) ?? wholes.get(application_id) ?? wholes.get(document_id)

/** Tables without policies, and why: the catalogue is public, and what will be; who acts is found in the next three; a counter says nothing. */
const open = [
  'evidence_mentions',
  'agencies',
  'offices',
  'services',
  'service_versions',
  'service_drafts',
  'trial_links',
]
const identity = ['accounts', 'role_assignments', 'sessions']
const counters = ['mailboxes']

type Facts = {
  own: boolean
  administration: boolean
  agencys: boolean
  served: boolean
  house: boolean
  verifier: boolean
  invited: boolean
  agencyIds: readonly unknown[]
  me: unknown
  /** Whether their rights over a subject reach a case; and whether it is not only opened in an emergency. */
  reaches(subject: keyof ActingReach, found: Record<string, unknown> | undefined): boolean
  tends(subject: keyof ActingReach, found: Record<string, unknown> | undefined): boolean
}
type Reach = (row: Record<string, unknown>, facts: Facts) => boolean

const never: Reach = () => false
const always: Reach = () => true
const own: Reach = (_, { own, house }) => own || house
/** The case that a row is of: a submission, a document, a conversation and what is in it. */
const cases = new Map<unknown, Record<string, unknown>>()
const caseOf = (row: Record<string, unknown>) =>
  cases.get(row.conversation_id) ?? cases.get(row.submission_id) ?? cases.get(row.id)
const sent: Reach = (row, { reaches }) => reaches('Submission', caseOf(row))
const answered: Reach = (row, { tends }) => tends('Submission', caseOf(row))
const documents: Reach = (row, { reaches }) => reaches('Document', caseOf(row))
const grows: Reach = (_, { agencys, served, house }) => agencys || served || house
const house: Reach = (_, facts) => facts.house
const administration: Reach = (_, facts) => facts.administration
const either =
  (...reaches: Reach[]): Reach =>
  (row, facts) =>
    reaches.some((reach) => reach(row, facts))
/** Administrators write what they do for no agency into the log of the state. */
const ofLog: Reach = (row, facts) => grows(row, facts) || (facts.administration && row.agency_id === theState)
const agencys: Reach = (_, facts) => facts.agencys
const agencysOrHouse: Reach = either(agencys, (_, { house }) => house)
const sending: Reach = (_, { own, served }) => own && served

const publishedByHouse = { select: () => true, insert: house, update: house, delete: house }

/** Of a request for signatures: whoever asked for it, signs it, holds the link to it, or works where it was sent. */
const requestOf = (row: Record<string, unknown>) => wholes.get(row.request_id ?? row.id) ?? {}
const asker: Reach = (row, { me, house }) => house || (me !== undefined && requestOf(row).account_id === me)
const signer: Reach = (row, { me }) => (requestOf(row).signer_ids as unknown[]).includes(me)
const sees: Reach = either(asker, signer, (row, { invited, agencyIds, reaches }) => {
  const { agency_id, conversation_id } = requestOf(row)
  return invited || (agencyIds.includes(agency_id) && reaches('Submission', cases.get(conversation_id)))
})
const keptByOwner = { select: own, insert: own, update: own, delete: never }

/** Who reaches which rows, written a second time: a policy and this table do not change together by accident. */
const written: Record<string, Record<Operation, Reach>> = {
  conversations: { select: either(own, sent), insert: own, update: either(own, answered), delete: own },
  messages: { select: own, insert: either(own, answered), update: own, delete: own },
  turns: { select: own, insert: own, update: never, delete: never },
  files: { select: either(own, sent), insert: own, update: own, delete: own },
  submissions: { select: either(own, sent), insert: either(house, sending), update: never, delete: never },
  cases: {
    select: either(own, (row, { verifier, reaches }) => verifier || reaches('Case', row)),
    insert: either(house, (row, facts) => sending(row, facts) && row.status === 'open'),
    update: either(house, (row, { tends }) => tends('Case', row)),
    delete: house,
  },
  documents: {
    select: either(own, documents, (_, { verifier }) => verifier),
    insert: either(house, answered, (row, facts) => sending(row, facts) && row.kind === 'receipt'),
    update: either(house, (row, { tends }) => tends('Document', caseOf(row))),
    delete: house,
  },
  document_batches: { select: agencysOrHouse, insert: agencysOrHouse, update: agencysOrHouse, delete: never },
  document_batch_items: { select: agencysOrHouse, insert: agencysOrHouse, update: agencysOrHouse, delete: never },
  seal_keys: publishedByHouse,
  seal_key_changes: { select: house, insert: house, update: house, delete: house },
  issued_certificates: publishedByHouse,
  revocation_lists: publishedByHouse,
  trust_lists: publishedByHouse,
  document_files: {
    select: either(own, documents, (_, { verifier }) => verifier),
    insert: house,
    update: house,
    delete: house,
  },
  signing_keys: keptByOwner,
  signing_certificates: { select: own, insert: own, update: never, delete: never },
  signing_nonces: keptByOwner,
  signature_requests: { select: sees, insert: asker, update: either(asker, signer), delete: never },
  signers: { select: sees, insert: asker, update: either(asker, own), delete: never },
  retentions: { select: house, insert: house, update: house, delete: never },
  roles: { select: always, insert: agencysOrHouse, update: agencysOrHouse, delete: agencysOrHouse },
  role_permissions: { select: always, insert: agencysOrHouse, update: agencysOrHouse, delete: agencysOrHouse },
  number_series: { select: grows, insert: grows, update: grows, delete: grows },
  evidence_heads: { select: ofLog, insert: ofLog, update: ofLog, delete: ofLog },
  evidence_records: { select: either(grows, administration), insert: ofLog, update: never, delete: never },
  accesses: {
    select: own,
    insert: either(house, (row, facts) => (facts.agencys || facts.administration) && row.accessed_by === facts.me),
    update: never,
    delete: never,
  },
  emergency_openings: {
    select: either(
      house,
      administration,
      (row, facts) => row.opened_by === facts.me || facts.reaches('Emergency', { agency_id: row.agency_id }),
    ),
    insert: either(house, (row, facts) => facts.agencys && row.opened_by === facts.me),
    update: never,
    delete: never,
  },
  agency_applications: {
    select: either(own, administration),
    insert: own,
    update: either(own, administration),
    delete: never,
  },
  application_files: { select: either(own, administration), insert: own, update: never, delete: own },
  application_openings: {
    select: either(house, administration),
    insert: either(house, (row, facts) => facts.administration && row.opened_by === facts.me),
    update: never,
    delete: never,
  },
  application_checks: {
    select: either(own, administration),
    insert: either(house, (row, facts) => facts.administration && !facts.own && row.checked_by === facts.me),
    update: never,
    delete: never,
  },
  invitations: {
    select: either(house, agencys, administration),
    insert: either(house, agencys, administration),
    update: either(house, agencys, administration),
    delete: never,
  },
  agency_verifications: {
    select: always,
    insert: either(house, administration),
    update: either(house, administration),
    delete: never,
  },
  verified_names: { select: always, insert: either(house, administration), update: never, delete: house },
}

/** Who acts, in every way the application says it. */
function everyone(): Acting[] {
  const { actors, here, there, neighbour } = world
  const officer = actors['case-officer'].accountId
  const desk = actors['officer of the front desk'].accountId
  const opener = actors['officer in an emergency'].accountId
  return [
    {},
    { purpose: 'house' },
    { purpose: 'verification' },
    { purpose: 'administration', accountId: actors.administrator.accountId },
    { purpose: 'administration', accountId: actors.applicant.accountId },
    { accountId: actors.applicant.accountId },
    { accountId: actors.applicant.accountId, servedAgencyId: here.id },
    { accountId: neighbour.accountId, servedAgencyId: there.id },
    { accountId: neighbour.accountId, purpose: 'invitation' },
    { accountId: officer, agencyIds: [here.id] },
    { accountId: officer, agencyIds: [here.id], reach: everything({ agency: [here.id] }) },
    { accountId: officer, agencyIds: [there.id], reach: everything({ agency: [there.id] }) },
    { accountId: officer, agencyIds: [here.id], reach: { Case: { agency: [here.id] } } },
    { accountId: desk, agencyIds: [here.id], reach: everything({ office: [here.offices['front-desk'] ?? ''] }) },
    { accountId: desk, agencyIds: [here.id], reach: everything({ assigned: [here.id] }) },
    { accountId: opener, agencyIds: [here.id], reach: everything({ case: openedCases(opener) }) },
    { accountId: officer, agencyIds: [] },
  ]
}

const everything = (reach: RowReach): ActingReach => ({
  Case: reach,
  Submission: reach,
  Document: reach,
  Emergency: reach,
})

const openedCases = (opener: string): string[] =>
  world.rows.Emergency.filter(({ opened_by }) => opened_by === opener).map(({ case_id }) => String(case_id))

function factsOf(row: Record<string, unknown>, who: Acting): Facts {
  return {
    own: who.accountId !== undefined && row.account_id === who.accountId,
    agencys: who.agencyIds?.some((id) => id === row.agency_id) ?? false,
    served: who.servedAgencyId !== undefined && row.agency_id === who.servedAgencyId,
    house: who.purpose === 'house',
    verifier: who.purpose === 'verification',
    administration: who.purpose === 'administration',
    invited: who.purpose === 'invitation',
    agencyIds: who.agencyIds ?? [],
    me: who.accountId,
    reaches: (subject, found) => tends(who, subject, found) || isAmong(who.reach?.[subject]?.case, found?.id),
    tends: (subject, found) => tends(who, subject, found),
  }
}

const isAmong = (ids: readonly string[] | undefined, id: unknown) => ids?.some((one) => one === id) ?? false

function tends({ reach, accountId }: Acting, subject: keyof ActingReach, found: Record<string, unknown> | undefined) {
  const { agency, office, assigned } = reach?.[subject] ?? {}
  if (isAmong(agency, found?.agency_id) || isAmong(office, found?.office_id)) return true
  return isAmong(assigned, found?.agency_id) && found?.assigned_to === accountId
}

/** Each attempt on each row of a table, and those that went otherwise than written. */
async function tryAll(table: string, { untilOtherwise = false } = {}): Promise<{ cells: number; otherwise: string[] }> {
  const found = { cells: 0, otherwise: [] as string[] }
  const kept = rows.get(table) ?? []
  for (const who of everyone()) {
    if (untilOtherwise && found.otherwise.length > 0) break
    const reached = await actingFor(who, () => database.db.transaction((trx) => reachOf(trx, table, kept)))
    for (const [index, { values }] of kept.entries()) {
      const row = { ...wholeOf(values), ...values }
      for (const operation of operations) {
        found.cells++
        const expected = written[table]?.[operation](row, factsOf(row, who)) ?? false
        if (reached[index]?.[operation] === expected) continue
        found.otherwise.push(`${operation} ${table}: ${expected ? 'refused' : 'allowed'} to ${JSON.stringify(who)}`)
      }
    }
  }
  return found
}

beforeAll(async () => {
  database = await testDatabase()
  world = await aRightsWorld(database.owner)
  const { owner } = database
  await owner('accesses').update({ accessed_by: world.actors['case-officer'].accountId })
  const [theirs] = await owner('accesses').where({ account_id: world.actors.applicant.accountId }).limit(1)
  const by = { accessed_by: world.actors.administrator.accountId }
  await owner('accesses').insert({ ...theirs, id: crypto.randomUUID(), ...by })
  for (const { id: agency_id } of [world.here, world.there]) {
    await owner('number_series').insert({ agency_id, series: 'receipt', year: 2026, last: 1 })
  }
  const sent = owner('submissions').select('agency_id', 'id', owner.raw('now()')).limit(4)
  await owner(owner.raw('retentions (agency_id, submission_id, erase_at)')).insert(sent)
  await someBatches()
  await someSeals(owner, [world.here.id, world.there.id], world.actors.administrator.accountId)
  await anApplicationsRows()
  await someSignatures(owner, {
    accountIds: [world.actors.applicant.accountId, world.neighbour.accountId],
    other: world.neighbour.accountId,
    agencyId: world.here.id,
  })
  for (const table of ['conversations', 'documents', 'agency_applications', 'signature_requests']) {
    for (const { values } of await keptRows(owner, table)) wholes.set(values.id, values)
  }
  for (const { values } of await keptRows(owner, 'submissions')) {
    const found = await owner('cases').where({ submission_id: values.id }).first()
    for (const key of [values.id, values.conversation_id]) cases.set(key, found)
  }
  const asked = [world.actors.applicant, world.actors['case-officer'], world.neighbour].map((one) => one.accountId)
  for (const table of Object.keys(written)) {
    const all = await keptRows(owner, table)
    const of = ({ values }: KeptRow) => values.account_id ?? wholeOf(values)?.account_id
    rows.set(
      table,
      all.filter((row) => of(row) === undefined || asked.includes(String(of(row)))),
    )
  }
})

/** For each agency a batch of documents with a case in it. */
async function someBatches(): Promise<void> {
  const begun_by = world.actors['case-officer'].accountId
  for (const { id: agency_id } of [world.here, world.there]) {
    const id = crypto.randomUUID()
    const batch = { action: 'retry', reason: '', begun_by, begun_at: new Date() }
    await database.owner('document_batches').insert({ agency_id, id, ...batch })
    const item = { agency_id, batch_id: id, position: 1, case_number: 'A-1' }
    await database.owner('document_batch_items').insert(item)
  }
}

/** For each application a file that two people have opened and checked, and a verification. */
async function anApplicationsRows(): Promise<void> {
  const { owner } = database
  const { administrator, applicant } = world.actors
  const at = new Date()
  for (const { agency_id, id: application_id, account_id } of world.rows.AgencyApplication) {
    const file_id = crypto.randomUUID()
    const file = { id: file_id, name: 'a.pdf', mime: 'application/pdf', size: 9, sha256: file_id, uploaded_at: at }
    await owner('application_files').insert({ agency_id, application_id, account_id, ...file })
    for (const by of [administrator.accountId, applicant.accountId]) {
      const of = { agency_id, application_id }
      await owner('application_openings').insert({ ...of, file_id, opened_by: by, opened_at: at })
      const said = { verdict: 'approved', note: 'Compared.', checked_at: at }
      await owner('application_checks').insert({ ...of, checked_by: by, evidence_hash: 'h', ...said })
    }
  }
  const [{ agency_id, id: application_id } = { agency_id: '', id: '' }] = world.rows.AgencyApplication
  await owner('agency_verifications').insert({
    ...{ agency_id, application_id, id: crypto.randomUUID(), legal_body: 'A body', register_number: 'R-1' },
    ...{ applied_by: world.neighbour.accountId, first_check_by: administrator.accountId, first_check_at: at },
    ...{
      second_check_by: applicant.accountId,
      second_check_at: at,
      evidence_hash: 'h',
      valid_from: at,
      valid_until: at,
    },
  })
  await owner('verified_names').insert({ skeleton: 'anagency', name: 'An Agency', agency_id })
}

describe('the policies on the rows', () => {
  it('cover every table that is not left open for a reason', async () => {
    const tables = await database
      .owner('pg_class')
      .where({ relkind: 'r' })
      .whereRaw(`relnamespace = 'public'::regnamespace`)
    const guarded = tables.filter((table) => table.relrowsecurity && table.relforcerowsecurity)
    expect(guarded.map(({ relname }) => relname).toSorted()).toEqual(Object.keys(written).toSorted())
    const unguarded = tables.filter((table) => !table.relrowsecurity).map(({ relname }) => relname)
    expect(unguarded.toSorted()).toEqual([...open, ...identity, ...counters].toSorted())
  })

  it('let everybody reach what is written and nothing else, in more than 4,000 attempts', async () => {
    let cells = 0
    for (const table of Object.keys(written)) {
      const tried = await tryAll(table)
      expect(tried.otherwise).toEqual([])
      cells += tried.cells
    }
    expect(cells).toBeGreaterThan(4000)
  }, 60_000)

  it('are each needed: without any single one an attempt goes otherwise', async () => {
    const policies = await database.owner('pg_policies').where({ schemaname: 'public' })
    expect(policies.length).toBeGreaterThan(30)
    const idle: string[] = []
    for (const { tablename, policyname, cmd, qual, with_check } of policies) {
      await database.owner.raw(`drop policy ${policyname} on ${tablename}`)
      if ((await tryAll(tablename, { untilOtherwise: true })).otherwise.length === 0) idle.push(policyname)
      const clauses = `${qual ? ` using (${qual})` : ''}${with_check ? ` with check (${with_check})` : ''}`
      await database.owner.raw(`create policy ${policyname} on ${tablename} for ${cmd}${clauses}`)
    }
    expect(idle).toEqual([])
  }, 120_000)
})
