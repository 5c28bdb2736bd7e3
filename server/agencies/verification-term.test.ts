import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { actFor } from '../accounts/act-for.ts'
import type { Actor } from '../accounts/actor.ts'
import { rolesHeld } from '../accounts/roles-held.ts'
import { actingFor } from '../database/acting.ts'
import type { Mail } from '../gateways/mail.ts'
import { remindToRenewJob } from '../jobs/definitions.ts'
import { aPerson, aService } from '../test/factories.ts'
import { type TestParley, testParley } from '../test/parley.ts'
import { applyAgain } from './apply-again.ts'
import { changeStanding } from './change-standing.ts'
import { checkApplication } from './check-application.ts'
import { addEvidenceFile, openEvidenceFile } from './evidence-files.ts'
import { findBadge } from './find-badge.ts'
import { listEndingVerifications } from './list-ending-verifications.ts'
import { remindToRenew } from './remind-to-renew.ts'
import { saveApplication } from './save-application.ts'
import { sendApplication } from './send-application.ts'
import { tendVerifications } from './tend-verifications.ts'

let parley: TestParley
let nadia: Actor
let administrators: [Actor, Actor]
let application: string
let agencyId: string

beforeAll(async () => {
  parley = await testParley()
  nadia = await anOfficial('agency-representative')
  administrators = [await anOfficial('administrator'), await anOfficial('administrator')]
})

beforeEach(async () => {
  parley.clock.now = new Date('2026-03-02T10:00:00Z')
  application = await applied()
  await verified(application)
  agencyId = (await parley.owner('agency_applications').where({ id: application }).first()).agency_id
})

async function anOfficial(role: string): Promise<Actor> {
  const { id } = await aPerson(parley.owner, { name: role, roles: [{ role, agencyId: null }] })
  return { accountId: id, name: role, locale: 'en', assignments: await rolesHeld(parley.owner, id) }
}

let counted = 0
async function applied(): Promise<string> {
  const word = `${'abcdefghij'[counted++]}`.repeat(8)
  const offices = [{ names: { en: 'Front desk', ru: 'Приёмная' }, address: 'Main Street 1' }]
  const saved = await actFor(nadia, () =>
    saveApplication(parley.deps, nadia, {
      ...{ names: { en: `Bureau of ${word}`, ru: `Бюро ${word}` }, legalBody: 'Institution', registerNumber: word },
      ...{ offices, contact: { name: 'Nadia', email: 'nadia@bureau.test', phone: '' } },
    }),
  )
  if (!saved.saved) throw new Error(JSON.stringify(saved.names))
  return saved.id
}

/** With evidence, sent, and approved by both administrators. */
async function verified(applicationId: string): Promise<void> {
  const { deps } = parley
  const bytes = Buffer.from(`%PDF-1.7\n${applicationId}\n%%EOF`)
  const file = await actFor(nadia, () => addEvidenceFile(deps, nadia, { applicationId, name: 'charter.pdf', bytes }))
  await actFor(nadia, () => sendApplication(deps, nadia, { id: applicationId }))
  const { evidence_hash: sawHash } = await parley.owner('agency_applications').where({ id: applicationId }).first()
  for (const administrator of administrators)
    await actFor(administrator, async () => {
      const opened = await openEvidenceFile(deps, administrator, { applicationId, fileId: file.id })
      opened.stream.destroy()
      const check = { id: applicationId, verdict: 'approved', note: 'Compared with the register.', sawHash } as const
      await checkApplication(deps, administrator, check)
    })
}

const tend = () => actingFor({ purpose: 'house' }, () => tendVerifications(parley.deps))
const on = (iso: string) => {
  parley.clock.now = new Date(`${iso}T10:00:00Z`)
}
const slug = async () => (await parley.owner('agencies').where({ id: agencyId }).first()).slug
const standing = async () => (await findBadge(parley.deps.db, await slug())).standing
const evidence = (): Promise<string[]> =>
  parley
    .owner('evidence_records')
    .where({ agency_id: agencyId })
    .whereLike('type', 'agency.verification%')
    .orderBy('log_index')
    .pluck('type')

async function mailed(): Promise<Mail[]> {
  const sent: Mail[] = []
  const mailer = { send: async (mail: Mail) => void sent.push(mail) }
  await parley.workOff(remindToRenewJob.queue, (job: { agencyId: string; id: string }) =>
    remindToRenew(parley.deps, mailer, job),
  )
  return sent.filter(({ text }) => text.includes('Bureau'))
}

describe('a verification that ends on 2 March 2028', () => {
  it('is left alone until 60 days before, then reminded of twice, each time once', async () => {
    on('2027-12-01')
    await tend()
    expect(await mailed()).toEqual([])
    for (const day of ['2028-01-05', '2028-01-20', '2028-02-20', '2028-02-25']) {
      on(day)
      await tend()
      await tend()
    }
    expect(await evidence()).toEqual(['agency.verification-reminded', 'agency.verification-reminded'])
    const mails = (await mailed()).filter(({ to }) => to === 'nadia@bureau.test')
    expect(mails).toHaveLength(2)
    expect(mails[0]?.text).toContain('ends on 2 March 2028')
    expect(mails[0]?.text).toContain('2 марта 2028')
    expect(await standing()).toBe('verified')
  })

  it('takes the badge with it, and nothing of the agency can be begun any more', async () => {
    const service = await aService(parley.owner, { agency: { id: agencyId, slug: await slug(), offices: {} } })
    const begin = async () => (await parley.signedIn()).post('/api/conversations', { service: service.name })
    expect((await begin()).status).toBe(201)
    on('2028-03-03')
    await tend()
    expect(await standing()).toBe('unverified')
    expect((await begin()).status).toBe(404)
    expect(await evidence()).toEqual(['agency.verification-ended'])
    await tend()
    expect(await evidence()).toHaveLength(1)
  })

  it('does not come back by restoring an agency that was suspended when it ended', async () => {
    const [one, other] = administrators
    const step = (actor: Actor, name: 'suspend' | 'restore') =>
      actFor(actor, () => changeStanding(parley.deps, actor, { agencyId, step: name, reason: 'A complaint.' }))
    await step(one, 'suspend')
    on('2028-03-03')
    await tend()
    await expect(step(other, 'restore')).rejects.toThrow()
    expect(await standing()).toBe('unverified')
  })

  it('is renewed by another application and two administrators, for two years more', async () => {
    on('2028-02-01')
    await tend()
    const { id } = await actFor(nadia, () => applyAgain(parley.deps, nadia, { id: application }))
    await verified(id)
    on('2028-03-03')
    await tend()
    expect(await standing()).toBe('verified')
    const badge = await findBadge(parley.deps.db, await slug())
    expect(badge.verification?.validUntil.toISOString()).toContain('2030-02-01')
  })

  it('is shown in time to administrators and to whoever has applied, and to nobody else', async () => {
    on('2028-01-10')
    const stranger = await anOfficial('agency-representative')
    const shown = async (actor: Actor) =>
      (await actFor(actor, () => listEndingVerifications(parley.deps, actor))).map((one) => one.agencyId)
    expect(await shown(administrators[0])).toContain(agencyId)
    expect(await shown(nadia)).toContain(agencyId)
    expect(await shown(stranger)).toEqual([])
  })
})
