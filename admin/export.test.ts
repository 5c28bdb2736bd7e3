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
    const [evidence] = await panel.owner('evidence_records').where({ agency_id: agency.id })
    const sha256 = createHash('sha256').update(text).digest('hex')
    const about = { table: 'cases', rows: 1, sha256, by: officer.id }
    expect(JSON.parse(evidence.body)).toMatchObject({ type: 'table.exported', about })
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
