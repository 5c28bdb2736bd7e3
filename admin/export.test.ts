import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { type AnAgency, type APerson, anAgency, aPerson } from '../server/test/factories.ts'
import { aCase } from './test/a-case.ts'
import { openPanel, type TestPanel } from './test/open-panel.ts'

let panel: TestPanel
let agency: AnAgency

beforeAll(async () => {
  panel = await openPanel()
  agency = await anAgency(panel.owner)
})

const officialWith = (role: string) =>
  aPerson(panel.owner, { name: 'Exporting', roles: [{ role, agencyId: agency.id }] })
async function exportAs(person: APerson, path: string, site = 'same-origin') {
  const role = await panel.owner('role_assignments').where({ account_id: person.id }).first()
  const cookie = await panel.cookieOf(person, { official: role !== undefined })
  return panel.panel.post(`/admin/exports/${path}`).set({ cookie, 'sec-fetch-site': site })
}

describe('a list saved as a file', () => {
  it('has the rows and columns of the list, runs nothing, and is told to each person and to the evidence', async () => {
    const officer = await officialWith('case-officer')
    const applicant = await aPerson(panel.owner, { name: '=cmd|x' })
    const { number } = await aCase(panel.owner, { agency, applicant })
    await aCase(panel.owner)
    const { status, text, headers } = await exportAs(officer, 'cases?view=new')
    expect(status).toBe(200)
    expect(headers['content-disposition']).toBe('attachment; filename="cases.csv"')
    expect(text.split('\r\n')).toEqual([
      'Number,Applicant,Title,Office,State,Opened,Deadline,Decision,Decided',
      `${number},"'=cmd|x",Proof of address,Office front-desk,Open,2026-03-01T09:00:00.000Z,2026-03-10T09:00:00.000Z,,`,
      '',
    ])
    expect(await panel.owner('accesses').where({ account_id: applicant.id })).toMatchObject([
      { accessed_by: officer.id, case_number: number, purpose: 'access.purpose.export' },
    ])
    const [begun, sent] = await panel.owner('evidence_records').where({ agency_id: agency.id }).orderBy('log_index')
    const sha256 = createHash('sha256').update(text).digest('hex')
    const about = { table: 'cases', rows: 1, by: officer.id }
    expect(JSON.parse(begun.body)).toMatchObject({ type: 'table.export-begun', about: { ...about, people: 1 } })
    expect(JSON.parse(sent.body)).toMatchObject({ type: 'table.exported', about: { ...about, sha256, complete: true } })
  })

  it('follows the view, and leaves out what the role does not show', async () => {
    const desk = await officialWith('supervisor')
    await panel
      .owner('role_permissions')
      .where({ agency_id: agency.id, role: 'supervisor', permission: 'see-applicants' })
      .delete()
    const { applicant } = await aCase(panel.owner, { agency })
    expect((await exportAs(desk, 'cases?view=decided')).text.split('\r\n')).toHaveLength(2)
    const { text } = await exportAs(desk, 'cases')
    expect(text).toContain('TEST-')
    expect(text).not.toContain(applicant.name)
  })

  it('is told once to each person, however many of their rows are in it', async () => {
    const officer = await officialWith('case-officer')
    const applicant = await aPerson(panel.owner)
    const numbers = [await aCase(panel.owner, { agency, applicant }), await aCase(panel.owner, { agency, applicant })]
    expect((await exportAs(officer, 'cases')).status).toBe(200)
    const told = await panel.owner('accesses').where({ account_id: applicant.id })
    expect(told).toMatchObject([{ case_number: null, purpose: 'access.purpose.export' }])
    expect(JSON.parse(told[0].what)).toMatchObject({ key: 'access.exported-cases', params: { count: '2' } })
    for (const { number } of numbers) expect(told[0].what).toContain(number)
  })

  it('is told before anything leaves: where that fails there is no file', async () => {
    const officer = await officialWith('case-officer')
    await aCase(panel.owner, { agency })
    await panel.owner.raw('revoke insert on accesses from parley_app')
    const refused = await exportAs(officer, 'cases')
    await panel.owner.raw('grant insert on accesses to parley_app')
    expect(refused.status).toBe(500)
    expect(refused.text).not.toContain('TEST-')
  })

  it('holds 2,000 rows and not one more, each row once and in its order', async () => {
    const crowded = await anAgency(panel.owner)
    const roles = [{ role: 'case-officer', agencyId: crowded.id }]
    const officer = await aPerson(panel.owner, { name: 'Of many', roles })
    const { submissionId, applicant } = await aCase(panel.owner, { agency: crowded })
    const fill = (from: number, to: number) =>
      panel.owner.raw(
        `insert into documents (agency_id, id, kind, submission_id, account_id, number, code, title, locale, ordered_at, version)
         select ?, gen_random_uuid(), 'receipt', ?, ?, 'M-' || lpad(n::text, 4, '0'), 'many-' || n, 'A', 'en', now(), n
         from generate_series(?::integer, ?::integer) n`,
        [crowded.id, submissionId, applicant.id, from, to],
      )
    await fill(1, 2000)
    const { status, text } = await exportAs(officer, 'documents?sortBy=number&direction=desc')
    expect(status).toBe(200)
    const numbers = text
      .trim()
      .split('\r\n')
      .slice(1)
      .map((line) => line.split(',')[0])
    expect(numbers).toEqual(Array.from({ length: 2000 }, (_, index) => `M-${String(2000 - index).padStart(4, '0')}`))
    await fill(2001, 2001)
    const before = await panel.owner('accesses').where({ account_id: applicant.id })
    const { status: refused, body } = await exportAs(officer, 'documents')
    expect([refused, body.params.faults]).toEqual([422, [{ path: 'rows', reason: 'too-many' }]])
    expect(await panel.owner('accesses').where({ account_id: applicant.id })).toHaveLength(before.length)
  })

  it.each(['filters.account_id=x', 'sortBy=account_id', 'sortBy=code', 'filters.nothing=x', 'sortBy=nothing'])(
    'is not filtered or ordered by what is hidden: %s',
    async (query) => {
      expect((await exportAs(await officialWith('case-officer'), `documents?${query}`)).status).toBe(404)
    },
  )

  it('is for nobody else, for no other table and for no other site', async () => {
    const designer = await officialWith('service-designer')
    expect((await exportAs(designer, 'cases')).status).toBe(404)
    const officer = await officialWith('case-officer')
    for (const table of ['accounts', 'constructor']) expect((await exportAs(officer, table)).status).toBe(404)
    expect((await exportAs(officer, 'documents?filters.account_id=x')).status).toBe(404)
    expect((await exportAs(officer, 'cases', 'cross-site')).status).toBe(403)
    expect((await exportAs(await aPerson(panel.owner), 'cases')).status).toBe(403)
    expect((await exportAs(officer, 'documents')).status).toBe(200)
  })
})
