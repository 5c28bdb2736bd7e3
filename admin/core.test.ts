import { v7 as uuidv7 } from 'uuid'
import { beforeAll, describe, expect, it } from 'vitest'
import { aPerson } from '../server/test/factories.ts'
import { openCore } from './core.ts'
import { panelResources } from './resources/panel-resources.ts'
import { type ACase, aCase } from './test/a-case.ts'
import { openPanel, type TestPanel } from './test/open-panel.ts'

let panel: TestPanel
let found: ACase

beforeAll(async () => {
  panel = await openPanel()
  found = await aCase(panel.owner)
  await panel.owner('documents').insert({
    agency_id: found.agency.id,
    id: uuidv7(),
    kind: 'receipt',
    submission_id: panel.owner('cases').where({ id: found.id }).select('submission_id'),
    account_id: found.applicant.id,
    number: 'TEST-2026-1',
    code: 'TESTCODE',
    title: 'Receipt',
    locale: 'en',
    ordered_at: panel.clock.now,
  })
  const { agency, applicant } = found
  await panel.owner('agency_applications').insert({
    agency_id: agency.id,
    id: uuidv7(),
    account_id: applicant.id,
    names: { en: 'Agency' },
    legal_body: 'Body',
    register_number: '1',
    offices: '[]',
    contact: '{}',
    created_at: panel.clock.now,
  })
  await panel.owner('emergency_openings').insert({
    agency_id: agency.id,
    id: uuidv7(),
    case_id: found.id,
    case_number: found.number,
    opened_by: applicant.id,
    opened_by_name: 'Somebody',
    reason: 'Somebody is in danger and waits.',
    opened_at: panel.clock.now,
    ends_at: new Date(panel.clock.now.getTime() + 60_000),
  })
  await panel.owner('invitations').insert({
    id: uuidv7(),
    agency_id: agency.id,
    email: 'clerk@example.org',
    role: 'case-officer',
    invited_by: applicant.id,
    invited_at: panel.clock.now,
    expires_at: panel.clock.now,
  })
  const hashes = { prev_hash: Buffer.alloc(32), hash: Buffer.alloc(32) }
  const record = { agency_id: agency.id, log_index: 1, id: uuidv7(), type: 'role.added', at: panel.clock.now }
  await panel.owner('evidence_records').insert({ ...record, ...hashes, body: '{"about":{}}' })
  await panel.owner('pgboss.job').insert({ name: 'documents.issue', data: '{}' })
})

const tables = [
  'cases',
  'documents',
  'services',
  'offices',
  'agencies',
  'agency_applications',
  'invitations',
  'accounts',
  'roles',
  'role_assignments',
  'evidence_records',
  'jobs',
  'emergency_openings',
]
const reads: Record<string, string[]> = {
  'case-officer': ['cases', 'documents', 'services', 'offices'],
  'service-designer': ['services', 'offices'],
  administrator: [
    ...['agencies', 'agency_applications', 'invitations', 'accounts', 'roles', 'role_assignments'],
    ...['evidence_records', 'jobs', 'emergency_openings'],
  ],
}

async function official(role: string) {
  const roles = [{ role, agencyId: role === 'administrator' ? null : found.agency.id }]
  return panel.as(await aPerson(panel.owner, { name: role, roles }))
}

/** The queue keeps its jobs in a schema of its own. */
const keptIn = (table: string) => (table === 'jobs' ? 'pgboss.job' : table)
const rowOf = async (table: string): Promise<string> => (await panel.owner(keptIn(table)).first('id')).id

/** All there is in the panel's tables, in a few characters. */
async function digest(): Promise<string> {
  const digests = tables.map((table) =>
    panel.owner.raw(`select md5(string_agg(t::text, ' ' order by t::text)) from ${keptIn(table)} t`),
  )
  return (await Promise.all(digests)).map(({ rows }) => rows[0].md5).join(' ')
}

describe('the tables of the panel', () => {
  it('are the ones this matrix speaks of', () => {
    expect(panelResources(panel.deps).map(({ id }) => id)).toEqual(tables)
  })

  it.each(Object.keys(reads))('are read by a %s as far as the rules go', async (role) => {
    const client = await official(role)
    for (const table of tables) {
      const status = reads[role]?.includes(table) ? 200 : 404
      await client.get(`/resources/${table}/actions/list`).expect(status)
      await client.get(`/resources/${table}/actions/search`).expect(status)
      await client.get(`/resources/${table}/records/${await rowOf(table)}/show`).expect(status)
    }
  })

  it.each(Object.keys(reads))('are changed by no %s', async (role) => {
    const client = await official(role)
    const before = await digest()
    for (const table of tables) {
      const row = await rowOf(table)
      await client.post(`/resources/${table}/actions/new`, { slug: 'x' }).expect(404)
      await client.post(`/resources/${table}/records/${row}/edit`, { slug: 'x' }).expect(404)
      await client.post(`/resources/${table}/records/${row}/delete`).expect(404)
      await client.post(`/resources/${table}/bulk/bulkDelete?recordIds=${row}`).expect(404)
    }
    expect(await digest()).toBe(before)
  })
})

describe('the panel', () => {
  it('does not open with an action that nobody decided about', async () => {
    const [cases, ...others] = panelResources(panel.deps)
    if (!cases) throw new Error('the panel has no cases')
    const archive = { archive: { actionType: 'record' as const, handler: async () => ({}) } }
    const resources = [{ ...cases, actions: { ...cases.actions, ...archive } }, ...others]
    await expect(openCore(panel.deps, '/admin', '/auth/sign-in', resources)).rejects.toThrow(
      '"archive" has no access rule',
    )
  })
})
