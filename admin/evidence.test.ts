import { beforeAll, describe, expect, it } from 'vitest'
import { giveRole } from '../server/accounts/give-role.ts'
import { rolesHeld } from '../server/accounts/roles-held.ts'
import { actingFor } from '../server/database/acting.ts'
import { appendEvidence, evidenceTypes, theState } from '../server/evidence/append-evidence.ts'
import { type AnAgency, type APerson, anAgency, aPerson } from '../server/test/factories.ts'
import { type ACase, aCase } from './test/a-case.ts'
import { openPanel, type PanelClient, type TestPanel } from './test/open-panel.ts'
import { panelText } from './texts/panel-texts.ts'

let panel: TestPanel
let agency: AnAgency
let other: AnAgency
let theirs: ACase
let oleg: APerson
let vera: APerson
let staff: PanelClient
let administrator: PanelClient

const at = (day: number) => new Date(`2026-02-${String(day).padStart(2, '0')}T10:00:00Z`)

async function record(agencyId: string, type: (typeof evidenceTypes)[number], about: object, when: Date) {
  const event = { agencyId, type, at: when, about: about as Record<string, string> }
  await actingFor({ purpose: 'house' }, () =>
    panel.deps.db.transaction((trx) => appendEvidence(trx, panel.deps, event)),
  )
}

beforeAll(async () => {
  panel = await openPanel()
  agency = await anAgency(panel.owner, { slug: 'registry-with-a-log' })
  other = await anAgency(panel.owner)
  theirs = await aCase(panel.owner, { agency })
  oleg = await aPerson(panel.owner, { name: 'Oleg', roles: [{ role: 'case-officer', agencyId: agency.id }] })
  vera = await aPerson(panel.owner, { name: 'Vera', roles: [{ role: 'staff-administrator', agencyId: agency.id }] })
  staff = await panel.as(vera)
  const state = [{ role: 'administrator', agencyId: null }]
  administrator = await panel.as(await aPerson(panel.owner, { name: 'Ada', locale: 'ru', roles: state }))
  const { id, number } = theirs
  await record(agency.id, 'case.assigned', { case: id, number, from: null, to: oleg.id, by: oleg.id }, at(1))
  await record(agency.id, 'case.decided', { case: id, number, outcome: 'granted', byRule: true, by: null }, at(2))
  const change = { role: 'clerk', before: 'see-cases: office', after: 'see-cases: agency', by: vera.id }
  await record(agency.id, 'role.changed', change, at(3))
  await record(other.id, 'role.added', { role: 'elsewhere', by: oleg.id }, at(4))
  await record(theState, 'job.retried', { job: 'x', queue: 'documents.issue', by: oleg.id }, at(5))
})

async function read(client: PanelClient, query: Record<string, string> = {}) {
  const { body } = await client
    .get(`/resources/evidence_records/actions/list?${new URLSearchParams(query)}`)
    .expect(200)
  return body as { rows: { id: string; what: string; before: string; after: string; who: string }[]; next: string }
}
const whats = async (client: PanelClient, query: Record<string, string> = {}) =>
  (await read(client, query)).rows.map(({ what }) => what)

describe('the log of an agency', () => {
  it('says to its staff administrator who did what, and what it was before, in plain words', async () => {
    const { rows } = await read(staff)
    expect(rows).toMatchObject([
      {
        what: 'Role clerk changed',
        who: 'Vera',
        before: 'See cases: number, service, office, state, deadline (own office)',
        after: 'See cases: number, service, office, state, deadline (whole agency)',
      },
      { what: `Case ${theirs.number} decided: Granted`, who: null },
      { what: `Case ${theirs.number} given to somebody, or given back`, before: 'nobody', after: 'Oleg', who: 'Oleg' },
    ])
  })

  it('is narrowed by person, record, action and dates', async () => {
    const of = (query: Record<string, string>) => read(staff, query).then(({ rows }) => rows.length)
    expect(await of({ person: 'ver' })).toBe(1)
    expect(await of({ person: 'nobody at all' })).toBe(0)
    for (const known of [theirs.id, theirs.number]) expect(await of({ record: known })).toBe(2)
    expect(await of({ record: 'clerk' })).toBe(1)
    expect(await of({ type: 'case.decided' })).toBe(1)
    expect(await of({ from: '2026-02-02', to: '2026-02-02' })).toBe(1)
    expect(await of({ person: '', record: '', type: '', from: '', to: '' })).toBe(3)
  })

  it('shows nothing of another agency or of the state, whatever is asked for', async () => {
    const foreign = (await read(administrator, { agency: other.slug })).rows
    expect(foreign).toHaveLength(1)
    for (const query of [{ agency: other.slug }, { agency: 'state' }, { record: 'elsewhere' }])
      expect(await whats(staff, query)).toEqual([])
    await staff.get(`/resources/evidence_records/records/${foreign[0]?.id}/show`).expect(404)
  })

  it('is told to the applicant whose case it tells of, once for each reading', async () => {
    const told = () => panel.owner('accesses').where({ account_id: theirs.applicant.id, accessed_by: vera.id })
    const before = (await told()).length
    await read(staff, { type: 'role.changed' })
    expect(await told()).toHaveLength(before)
    await read(staff)
    const looks = await told()
    expect(looks).toHaveLength(before + 1)
    expect(looks.at(-1)).toMatchObject({ case_number: theirs.number, purpose: 'access.purpose.audit' })
  })

  it('is not for those whose role does not say so', async () => {
    const officer = await panel.as(oleg)
    await officer.get('/resources/evidence_records/actions/list').expect(404)
    const { status } = await panel.panel
      .post('/admin/exports/evidence_records')
      .set({ cookie: await panel.cookieOf(oleg, { official: true }), 'sec-fetch-site': 'same-origin' })
    expect(status).toBe(404)
  })

  it('refuses what is no filter', async () => {
    for (const query of ['type=nothing', 'from=yesterday', 'after=1'])
      await staff.get(`/resources/evidence_records/actions/list?${query}`).expect(422)
  })
})

describe('all logs', () => {
  it('are read by administrators, with that of the state, in their language', async () => {
    expect(await whats(administrator, { agency: 'state' })).toContain('Задание повторено: выдача документа')
    expect(await whats(administrator, { record: 'elsewhere' })).toEqual(['Добавлена роль elsewhere'])
  })

  it('come a page after the other by key, each line once, also where many stand at one moment', async () => {
    const many = await anAgency(panel.owner)
    for (let count = 0; count < 120; count++)
      await record(many.id, 'role.added', { role: `r-${count}`, by: null }, at(10 + Math.floor(count / 60)))
    const seen: string[] = []
    let after: string | undefined
    do {
      const page = await read(administrator, { agency: many.slug, ...(after && { after }) })
      seen.push(...page.rows.map(({ what }) => what))
      after = page.next ?? undefined
    } while (after)
    expect(seen).toHaveLength(120)
    expect(new Set(seen).size).toBe(120)
    expect(seen[0]).toContain('r-119')
  })

  it('leave as a file that the log itself tells of', async () => {
    const cookie = await panel.cookieOf(vera, { official: true })
    const saved = await panel.panel
      .post(`/admin/exports/evidence_records?type=role.changed`)
      .set({ cookie, 'sec-fetch-site': 'same-origin' })
      .expect(200)
    const [head, line, end] = saved.text.split('\r\n')
    expect(head).toBe('When,Who,Agency,What,Before,After,Reason,Number in the log,SHA-256')
    expect(line).toMatch(/^2026-02-03T10:00:00.000Z,Vera,.*,Role clerk changed,"See cases.*,3,[0-9a-f]{64}$/)
    expect(end).toBe('')
    expect(await whats(staff, { type: 'table.exported' })).toEqual(['List saved as a file: Who did what, rows: 1'])
  })
})

describe('a record', () => {
  it('is shown as it is kept, so that its digest can be computed again', async () => {
    const [row] = (await read(staff, { type: 'role.changed' })).rows
    const { body } = await staff.get(`/resources/evidence_records/records/${row?.id}/show`).expect(200)
    expect(JSON.parse(body.record.opened.body)).toMatchObject({ type: 'role.changed', about: { role: 'clerk' } })
    expect(body.record.opened.hash).toMatch(/^[0-9a-f]{64}$/)
  })

  it('is found where it was just made by a command', async () => {
    const actor = { accountId: vera.id, name: 'Vera', locale: 'en', assignments: await rolesHeld(panel.owner, vera.id) }
    const given = { accountId: oleg.id, agencyId: agency.id, role: 'supervisor', officeId: null }
    await actingFor({ accountId: vera.id, agencyIds: [agency.id] }, () => giveRole(panel.deps, actor, given))
    const [row] = (await read(staff, { person: 'oleg', type: 'role.given' })).rows
    expect(row).toMatchObject({ what: 'Role given to Oleg', who: 'Vera', after: 'supervisor' })
  })
})

describe('every kind of record', () => {
  it.each(['en', 'ru'] as const)('has its words in %s', (locale) => {
    for (const type of evidenceTypes) {
      expect(panelText(locale, `trail.did.${type}`)).not.toBe('')
      expect(panelText(locale, `trail.kind.${type}`)).not.toBe('')
    }
  })
})
