import { beforeAll, describe, expect, it } from 'vitest'
import { uploadKey } from '../server/files/file-store.ts'
import { type APerson, anAgency, aPerson } from '../server/test/factories.ts'
import { aCase } from './test/a-case.ts'
import { openPanel, type PanelClient, type TestPanel } from './test/open-panel.ts'

let panel: TestPanel
let official: APerson
let oleg: PanelClient
let agency: Awaited<ReturnType<typeof anAgency>>

beforeAll(async () => {
  panel = await openPanel()
  agency = await anAgency(panel.owner)
  official = await aPerson(panel.owner, { name: 'Oleg', roles: [{ role: 'case-officer', agencyId: agency.id }] })
  oleg = await panel.as(official)
})

const record = (id: string, action: string) => `/resources/cases/records/${id}/${action}`
const days = (count: number) => new Date(panel.clock.now.getTime() + count * 24 * 3600_000)

describe('the inbox', () => {
  it('shows what is open by deadline, what is due within three days, and what is decided', async () => {
    const place = await anAgency(panel.owner)
    const clara = await panel.as(
      await aPerson(panel.owner, { locale: 'ru', roles: [{ role: 'case-officer', agencyId: place.id }] }),
    )
    const late = await aCase(panel.owner, { agency: place, dueAt: days(9) })
    const overdue = await aCase(panel.owner, { agency: place, dueAt: days(-1) })
    const decided = await aCase(panel.owner, { agency: place, dueAt: days(2) })
    await clara.post(record(decided.id, 'decide'), { outcome: 'refused', reason: 'Нет документа.' }).expect(200)

    const inbox = async (query: string) => (await clara.get(`/resources/cases/actions/list${query}`).expect(200)).body
    const numbers = ({ rows }: { rows: { number: string }[] }) => rows.map(({ number }) => number)
    const open = await inbox('')
    expect(numbers(open)).toEqual([overdue.number, late.number])
    expect(open).toMatchObject({
      view: 'new',
      counts: { new: 2, mine: 0, 'due-soon': 1, late: 1, decided: 1 },
      page: 1,
      pages: 1,
    })
    expect(open.rows[0]).toMatchObject({ service: 'Справка об адресе', office: 'Отдел front-desk', decision: null })
    expect(numbers(await inbox('?view=due-soon'))).toEqual([overdue.number])
    const done = await inbox('?view=decided')
    expect(numbers(done)).toEqual([decided.number])
    expect(done.rows[0].decision).toMatchObject({ outcome: 'refused' })
    expect(await inbox('?view=nothing&page=77')).toMatchObject({ view: 'new', page: 1 })
  })

  it('shows what an official has, and what is late with a colleague or with nobody', async () => {
    const place = await anAgency(panel.owner)
    const roles = [{ role: 'case-officer', agencyId: place.id }]
    const [clara, colleague] = [await aPerson(panel.owner, { roles }), await aPerson(panel.owner, { roles })]
    const [mine, theirs, nobodys] = [
      await aCase(panel.owner, { agency: place, dueAt: days(5) }),
      await aCase(panel.owner, { agency: place, dueAt: days(-1) }),
      await aCase(panel.owner, { agency: place, dueAt: days(-2) }),
    ]
    await panel.owner('cases').where({ id: mine.id }).update({ assigned_to: clara.id })
    await panel.owner('cases').where({ id: theirs.id }).update({ assigned_to: colleague.id })
    const client = await panel.as(clara)
    const numbers = async (query: string): Promise<string[]> => {
      const { body } = await client.get(`/resources/cases/actions/list?${query}`).expect(200)
      return body.rows.map(({ number }: { number: string }) => number)
    }
    expect(await numbers('view=mine')).toEqual([mine.number])
    expect(await numbers('view=late')).toEqual([nobodys.number, theirs.number])
    expect(await numbers(`view=late&official=${colleague.id}`)).toEqual([theirs.number])
    expect(await numbers('view=late&official=nobody')).toEqual([nobodys.number])
    expect(await numbers('view=late&official=nonsense')).toEqual([])
  })
})

describe('a case', () => {
  it('is opened with the answers as sent, and the applicant can see that it was', async () => {
    const { id, number, applicant } = await aCase(panel.owner, { agency })
    const { body } = await oleg.get(record(id, 'show')).expect(200)
    expect(body.record.opened).toMatchObject({
      number,
      applicant: 'Anna Petrova',
      office: 'Office front-desk',
      decision: null,
      mayDecide: true,
      submission: {
        answers: {
          hash: 'a1b2c3',
          hidden: 0,
          sections: [{ items: [{ text: 'Linden Street 7' }] }],
          files: [{ name: 'договор.pdf' }],
        },
      },
    })
    const accesses = await panel.owner('accesses').where({ account_id: applicant.id })
    expect(accesses).toMatchObject([{ accessed_by: official.id, case_number: number, role: 'case-officer' }])
  })

  it('does not carry what the panel hides', async () => {
    const { id, applicant, conversationId } = await aCase(panel.owner, { agency })
    const { text } = await oleg.get(record(id, 'show')).expect(200)
    expect(text).not.toContain(applicant.id)
    expect(text).not.toContain(conversationId)
  })

  it('gives out its files to be saved, recorded as well', async () => {
    const { id, fileId, applicant, conversationId } = await aCase(panel.owner, { agency })
    await panel.deps.files.put(uploadKey(conversationId, fileId), Buffer.from('%PDF-1.7\n'))
    const { headers } = await oleg.page(`/files/${id}/${fileId}`).expect(200)
    expect(headers['content-disposition']).toMatch(/^attachment; .*filename\*=UTF-8''%D0%B4/)
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['cache-control']).toBe('no-store')
    expect(await panel.owner('accesses').where({ account_id: applicant.id })).toHaveLength(1)
  })

  it('is decided once, with a reason, by the same command as everywhere', async () => {
    const { id, conversationId } = await aCase(panel.owner, { agency })
    const { body } = await oleg
      .post(record(id, 'decide'), { outcome: 'refused', reason: ' Not your address. ' })
      .expect(200)
    expect(body.decision).toEqual({
      outcome: 'refused',
      reason: 'Not your address.',
      decidedAt: panel.clock.now.toISOString(),
      byRule: false,
    })
    expect(await panel.owner('cases').where({ id }).first()).toMatchObject({
      status: 'decided',
      decided_by: official.id,
    })
    const messages = await panel.owner('messages').where({ conversation_id: conversationId })
    expect(JSON.stringify(messages)).toContain('Not your address.')

    const again = await oleg.post(record(id, 'decide'), { outcome: 'granted', reason: 'Changed.' }).expect(409)
    expect(again.body.code).toBe('not-in-this-state')
    const opened = await oleg.get(record(id, 'show')).expect(200)
    expect(opened.body.record.opened).toMatchObject({
      mayDecide: false,
      decision: { outcome: 'refused' },
      documents: [{ status: 'ordered' }],
    })
  })

  it('is not decided by a role that only reads services', async () => {
    const { id } = await aCase(panel.owner, { agency })
    const olga = await panel.as(
      await aPerson(panel.owner, { roles: [{ role: 'service-designer', agencyId: agency.id }] }),
    )
    await olga.get(record(id, 'show')).expect(404)
    await olga.post(record(id, 'decide'), { outcome: 'granted', reason: 'x' }).expect(404)
    expect(await panel.owner('cases').where({ id }).first()).toMatchObject({ status: 'open' })
  })
})
