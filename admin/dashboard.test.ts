import { beforeAll, describe, expect, it } from 'vitest'
import { type AnAgency, anAgency, aPerson, aService } from '../server/test/factories.ts'
import { proofOfAddress } from '../server/test/proof-of-address.ts'
import type { Waiting } from './resources/dashboard.ts'
import { aCase } from './test/a-case.ts'
import { openPanel, type TestPanel } from './test/open-panel.ts'

let panel: TestPanel
let agency: AnAgency

beforeAll(async () => {
  panel = await openPanel()
  agency = await anAgency(panel.owner)
})

const days = (count: number) => new Date(panel.clock.now.getTime() + count * 24 * 3600_000)
const waitingFor = async (role: string, agencyId: string | null = agency.id, locale = 'en') => {
  const person = await aPerson(panel.owner, { locale, roles: [{ role, agencyId }] })
  const client = await panel.as(person)
  const read = async (): Promise<Waiting[]> => (await client.get('/dashboard').expect(200)).body.waiting
  return { person, client, read }
}
const countsOf = (waiting: Waiting[]) => Object.fromEntries(waiting.map(({ name, count }) => [name, count]))

describe('the first page of the panel', () => {
  it('counts for a case officer what is due, theirs and open, and each number leads to as many rows', async () => {
    const { person, client, read } = await waitingFor('case-officer')
    const mine = await aCase(panel.owner, { agency, dueAt: days(9) })
    await aCase(panel.owner, { agency, dueAt: days(1) })
    await aCase(panel.owner, { dueAt: days(-1) })
    await panel.owner('cases').where({ id: mine.id }).update({ assigned_to: person.id })
    const waiting = await read()
    expect(countsOf(waiting)).toEqual({ 'due-soon': 1, mine: 1, new: 2 })
    for (const { to, count } of waiting) {
      const { search } = new URL(to ?? '', 'http://panel.test')
      expect((await client.get(`/resources/cases/actions/list${search}`)).body.rows).toHaveLength(count)
    }
  })

  it('shows a supervisor whose cases are late, and nothing of another agency', async () => {
    const { person: officer } = await waitingFor('case-officer')
    const late = [days(-1), days(-2), days(-3)]
    for (const dueAt of late) {
      const { id } = await aCase(panel.owner, { agency, dueAt })
      if (dueAt !== late[0]) await panel.owner('cases').where({ id }).update({ assigned_to: officer.id })
    }
    const { read, client } = await waitingFor('supervisor')
    const [waiting, ...others] = await read()
    expect(others).toEqual([])
    expect(waiting).toMatchObject({ name: 'late', count: 3, to: '/admin/resources/cases?view=late' })
    expect(waiting?.rows.map(({ name, count }) => [name, count])).toEqual([
      [officer.name, 2],
      ['', 1],
    ])
    for (const { to, count } of waiting?.rows ?? []) {
      const { search } = new URL(to, 'http://panel.test')
      expect((await client.get(`/resources/cases/actions/list${search}`)).body.rows).toHaveLength(count ?? 0)
    }
  })

  it('tells a designer what to review, what came back, and what has defects', async () => {
    const { person, read } = await waitingFor('service-designer', agency.id, 'ru')
    const { person: colleague } = await waitingFor('service-designer')
    const draft = async (by: string, more: object = {}, definition: object = proofOfAddress) => {
      const { id } = await aService(panel.owner, { agency })
      const written = { definition: JSON.stringify(definition), edited_by: by, edited_at: panel.clock.now }
      await panel.owner('service_drafts').insert({ agency_id: agency.id, service_id: id, ...written, ...more })
      return id
    }
    const sent = (by: string) => ({ status: 'in-review', submitted_by: by, submitted_at: panel.clock.now })
    const toReview = await draft(colleague.id, sent(colleague.id))
    await draft(person.id, sent(person.id))
    await draft(person.id, { returned_because: 'The fee is missing.' })
    await draft(person.id, {}, { ...proofOfAddress, routing: [{ office: 'no-such-office' }] })
    const waiting = await read()
    expect(countsOf(waiting)).toEqual({ 'for-review': 1, returned: 1, 'to-finish': 1, 'for-colleague': 1 })
    const rowsOf = (name: string) => waiting.find((one) => one.name === name)?.rows
    const [review] = rowsOf('for-review') ?? []
    expect(review).toMatchObject({
      name: proofOfAddress.titles.ru,
      to: `/admin/resources/services/records/${toReview}/design`,
    })
    expect(rowsOf('to-finish')).toMatchObject([{ defects: (review?.defects ?? 0) + 1 }])
  })

  it('tells an administrator whose seal key ends soon', async () => {
    const { read } = await waitingFor('administrator', null)
    const before = countsOf(await read())
    expect(before).toEqual({ applications: 0, 'ending-verifications': 0, 'ending-keys': 0 })
    const key = { algorithm: 'ec', certificate: Buffer.from('c'), activated_at: days(-300), valid_from: days(-300) }
    const keyOf = async (until: Date) => {
      const { id, slug } = await anAgency(panel.owner)
      await panel.owner('seal_keys').insert({ ...key, agency_id: id, id, name: slug, sha256: slug, valid_until: until })
      return id
    }
    const ending = await keyOf(days(30))
    await keyOf(days(300))
    const keys = (await read()).at(-1)
    expect(keys).toMatchObject({ count: 1, rows: [{ to: `/admin/resources/agencies/records/${ending}/show` }] })
  })

  it('is empty for who has nothing to do here', async () => {
    expect(await (await waitingFor('staff-administrator')).read()).toEqual([])
  })
})
