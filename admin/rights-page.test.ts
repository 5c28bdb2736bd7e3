import { beforeAll, describe, expect, it } from 'vitest'
import { type AnAgency, type APerson, anAgency, aPerson } from '../server/test/factories.ts'
import { type ACase, aCase } from './test/a-case.ts'
import { openPanel, type PanelClient, type TestPanel } from './test/open-panel.ts'

let panel: TestPanel
let agency: AnAgency
let officer: APerson
let theirs: ACase
let foreign: ACase
let administrator: PanelClient

beforeAll(async () => {
  panel = await openPanel()
  agency = await anAgency(panel.owner, { slug: 'registry-of-the-test' })
  officer = await aPerson(panel.owner, { name: 'Oleg', roles: [{ role: 'case-officer', agencyId: agency.id }] })
  theirs = await aCase(panel.owner, { agency })
  foreign = await aCase(panel.owner)
  const roles = [{ role: 'administrator', agencyId: null }]
  administrator = await panel.as(await aPerson(panel.owner, { locale: 'ru', roles }))
})

const ask = (client: PanelClient, person: APerson, query: Record<string, string> = {}) =>
  client.get(`/resources/accounts/records/${person.id}/explain?${new URLSearchParams(query)}`)
const decides = (record: string) => ({ action: 'decide', subject: 'Case', record })

describe('the rights of a person', () => {
  it('are shown with their roles before anything is asked', async () => {
    const { body } = await ask(administrator, officer).expect(200)
    expect(body.rights).toMatchObject({
      name: 'Oleg',
      roles: [{ role: 'Сотрудник, ведущий дела', agency: 'registry-of-the-test' }],
      asked: null,
      answer: null,
    })
    expect(body.rights.subjects).toContain('Case')
  })

  it('are explained by the rule that decides, by the number or the id of a record', async () => {
    for (const record of [theirs.number, theirs.id]) {
      const { body } = await ask(administrator, officer, decides(record)).expect(200)
      expect(body.rights.answer).toEqual({
        allowed: true,
        because: 'Разрешено, роль «Сотрудник, ведущий дела»: дела ведомства решают его сотрудники.',
        agency: 'Ведомство registry-of-the-test',
        conditions: [{ text: 'запись относится к их ведомству', holds: true }],
      })
    }
  })

  it('leave who asked, about whom and about what in the log of the agency', async () => {
    await ask(administrator, officer, decides(theirs.number)).expect(200)
    const asked = await panel.owner('evidence_records').where({ agency_id: agency.id, type: 'right.explained' })
    expect(JSON.parse(asked.at(-1).body).about).toMatchObject({
      about: officer.id,
      record: theirs.id,
      action: 'decide',
      allowed: true,
    })
  })

  it('end where the rules end', async () => {
    const { body } = await ask(administrator, officer, decides(foreign.number)).expect(200)
    expect(body.rights.answer).toMatchObject({ allowed: false, conditions: [{ holds: false }] })
    const asked = { action: 'read', subject: 'Conversation', record: theirs.conversationId }
    const conversation = await ask(administrator, officer, asked).expect(200)
    expect(conversation.body.rights.answer).toMatchObject({ allowed: false })
    const applicant = await ask(administrator, theirs.applicant, asked).expect(200)
    expect(applicant.body.rights.answer).toMatchObject({ allowed: true })
  })

  it('say that there is no such record, and nothing when the question is none', async () => {
    const none = await ask(administrator, officer, decides('NONE-1')).expect(200)
    expect(none.body.rights.answer).toBe('noSuchRecord')
    const odd = await ask(administrator, officer, { action: 'steal', subject: 'Case', record: 'x' }).expect(200)
    expect(odd.body.rights.answer).toBeNull()
  })

  it('show nothing of the record but its agency', async () => {
    const { text } = await ask(administrator, officer, decides(theirs.number)).expect(200)
    for (const secret of [theirs.applicant.id, theirs.applicant.name, 'Linden Street', theirs.conversationId]) {
      expect(text).not.toContain(secret)
    }
  })

  it('are told to administrators alone', async () => {
    await ask(await panel.as(officer), officer, decides(theirs.number)).expect(404)
    await ask(await panel.as(await aPerson(panel.owner)), officer).expect(403)
  })

  it('are explained for a part of a case, which need not be seen as a whole', async () => {
    const elsewhere = await anAgency(panel.owner)
    const clerk = await aPerson(panel.owner, { roles: [{ role: 'case-officer', agencyId: elsewhere.id }] })
    const found = await aCase(panel.owner, { agency: elsewhere })
    await panel
      .owner('role_permissions')
      .where({ agency_id: elsewhere.id, role: 'case-officer' })
      .whereNot({ permission: 'see-cases' })
      .delete()
    const about = async (part: string) => {
      const { body } = await ask(administrator, clerk, { action: 'read', subject: 'Case', record: found.number, part })
      return body.rights.answer.allowed
    }
    expect([await about('case'), await about('applicant'), await about('decision'), await about('')]).toEqual([
      true,
      false,
      false,
      true,
    ])
  })
})
