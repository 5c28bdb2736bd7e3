import { beforeAll, describe, expect, it } from 'vitest'
import { type AnAgency, anAgency, aPerson, aService } from '../server/test/factories.ts'
import type { ShownFound } from './resources/shown-found.ts'
import { aCase } from './test/a-case.ts'
import { openPanel, type TestPanel } from './test/open-panel.ts'

let panel: TestPanel
let agency: AnAgency

beforeAll(async () => {
  panel = await openPanel()
  agency = await anAgency(panel.owner)
})

async function searchAs(role: string, agencyId: string | null = agency.id, officeId?: string) {
  const client = await panel.as(
    await aPerson(panel.owner, { name: 'Searching', roles: [{ role, agencyId, officeId }] }),
  )
  return async (text: string): Promise<ShownFound[]> =>
    (await client.get(`/dashboard?${new URLSearchParams({ find: text })}`).expect(200)).body.found
}
const applicantNamed = async (name: string) =>
  aCase(panel.owner, { agency, applicant: await aPerson(panel.owner, { name }) })
const looksAt = (accountId: string) =>
  panel.owner('accesses').where({ account_id: accountId }).select('what', 'case_number')

describe('the search of the panel', () => {
  it('finds a case by the name with a typing error, in both scripts, and tells the applicant', async () => {
    const find = await searchAs('case-officer')
    const kravets = await applicantNamed('Bogdana Kravets')
    const shilova = await applicantNamed('Ефросинья Шилова')
    expect(await find('Kravetz')).toEqual([
      {
        kind: 'case',
        title: 'Bogdana Kravets',
        note: `Proof of address, ${kravets.number}`,
        by: 'applicant',
        to: `/admin/resources/cases/records/${kravets.id}/show`,
      },
    ])
    expect(await find('шилва')).toMatchObject([{ title: 'Ефросинья Шилова', by: 'applicant' }])
    expect(await find('Efrosina')).toMatchObject([{ title: 'Ефросинья Шилова' }])
    expect(await looksAt(kravets.applicant.id)).toEqual([
      { what: JSON.stringify({ key: 'access.found-case' }), case_number: kravets.number },
    ])
    expect(await looksAt(shilova.applicant.id)).toHaveLength(2)
  })

  it('finds a case by a part of its number, and takes signs as they are', async () => {
    const find = await searchAs('case-officer')
    const { number } = await applicantNamed('Ulyana Test')
    expect((await find(number.slice(0, -1))).map(({ by }) => by)).toContain('number')
    expect(await find('%%%')).toEqual([])
    expect(await find('x')).toEqual([])
  })

  it('shows nothing of another agency, and leaves no trace there', async () => {
    const foreign = await aCase(panel.owner, { applicant: await aPerson(panel.owner, { name: 'Zinaida Foreign' }) })
    expect(await (await searchAs('case-officer'))('Zinaida')).toEqual([])
    expect(await looksAt(foreign.applicant.id)).toEqual([])
  })

  it('does not look through what the role does not show', async () => {
    const names = { en: 'desk', ru: 'desk' }
    await panel.owner('roles').insert({ agency_id: agency.id, id: agency.offices['front-desk'], key: 'desk', names })
    const held = { agency_id: agency.id, role: 'desk', permission: 'see-cases', reach: 'agency' }
    await panel.owner('role_permissions').insert(held)
    const { number, applicant } = await applicantNamed('Quirina Hidden')
    const find = await searchAs('desk')
    expect(await find('Quirina')).toEqual([])
    const found = (await find(number)).find(({ note }) => note.endsWith(number))
    expect(found).toMatchObject({ title: number, by: 'number' })
    expect(JSON.stringify(found)).not.toContain(applicant.name)
  })

  it('finds services, agencies and people with roles for who may see them', async () => {
    const service = await aService(panel.owner, { agency, slug: 'mooring-permit' })
    expect(await (await searchAs('service-designer'))('mooring')).toMatchObject([
      { kind: 'service', note: service.slug },
    ])
    await aPerson(panel.owner, { name: 'Veronika Colleague', roles: [{ role: 'supervisor', agencyId: agency.id }] })
    const person = { kind: 'person', title: 'Veronika Colleague', note: 'supervisor', by: 'name' }
    expect(await (await searchAs('staff-administrator'))('Veronica')).toMatchObject([person])
    expect(await (await searchAs('service-designer'))('Veronika')).toEqual([])
    const found = await (await searchAs('administrator', null))(`Agency ${agency.slug}`)
    expect(found[0]).toMatchObject({ kind: 'agency', title: `Agency ${agency.slug}`, by: 'name' })
  })
})
