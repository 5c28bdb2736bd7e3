import { beforeAll, describe, expect, it } from 'vitest'
import { actFor } from '../accounts/act-for.ts'
import type { Actor } from '../accounts/actor.ts'
import { rolesHeld } from '../accounts/roles-held.ts'
import { actingFor } from '../database/acting.ts'
import { ChangedMeanwhile, Invalid, NotFound, NotInThisState, NotPermitted } from '../errors.ts'
import { aPerson, aService } from '../test/factories.ts'
import { type TestParley, testParley } from '../test/parley.ts'
import { applyAgain } from './apply-again.ts'
import { changeStanding } from './change-standing.ts'
import { checkApplication } from './check-application.ts'
import { addEvidenceFile, openEvidenceFile, removeEvidenceFile } from './evidence-files.ts'
import { findBadge } from './find-badge.ts'
import { readApplication } from './read-application.ts'
import { saveApplication } from './save-application.ts'
import { sendApplication, withdrawApplication } from './send-application.ts'

let parley: TestParley
let nadia: Actor
let admin: Actor
let admin2: Actor

beforeAll(async () => {
  parley = await testParley()
  nadia = await anOfficial('Nadia', 'agency-representative')
  admin = await anOfficial('Aigul', 'administrator')
  admin2 = await anOfficial('Viktor', 'administrator')
})

async function anOfficial(name: string, role: string): Promise<Actor> {
  const { id } = await aPerson(parley.owner, { name, roles: [{ role, agencyId: null }] })
  return { accountId: id, name, locale: 'en', assignments: await rolesHeld(parley.owner, id) }
}

let counted = 0
const letters = (number: number) => [...String(number)].map((digit) => 'abcdefghkq'[Number(digit)]).join('')
const applied = (over: object = {}) => {
  const word = letters(1000 + ++counted)
  return {
    names: { en: `Bureau of ${word.repeat(3)}`, ru: `Бюро ${word.repeat(3)}` },
    legalBody: 'Municipal institution',
    registerNumber: `R-${counted}`,
    offices: [{ names: { en: 'Front desk', ru: 'Приёмная' }, address: 'Main Street 1' }],
    contact: { name: 'Nadia', email: 'nadia@bureau.test', phone: '' },
    ...over,
  }
}

const as = <R>(actor: Actor, work: () => Promise<R>) => actFor(actor, work)
const save = (actor: Actor, input: object) =>
  as(actor, () => saveApplication(parley.deps, actor, input as Parameters<typeof saveApplication>[2]))
const addFile = (id: string, text = 'charter') =>
  as(nadia, () =>
    addEvidenceFile(parley.deps, nadia, {
      applicationId: id,
      name: `${text}.pdf`,
      bytes: Buffer.from(`%PDF-1.7\n${text}\n%%EOF`),
    }),
  )

/** An application that waits for its checks. */
async function aWaiting(over: object = {}): Promise<{ id: string; agencyId: string; file: string }> {
  const saved = await save(nadia, applied(over))
  if (!saved.saved) throw new Error(JSON.stringify(saved.names))
  const { id: file } = await addFile(saved.id)
  await as(nadia, () => sendApplication(parley.deps, nadia, { id: saved.id }))
  const row = await parley.owner('agency_applications').where({ id: saved.id }).first()
  return { id: saved.id, agencyId: row.agency_id, file }
}

const hashOf = async (id: string) => (await parley.owner('agency_applications').where({ id }).first()).evidence_hash
const open = (actor: Actor, { id, file }: { id: string; file: string }) =>
  as(actor, async () =>
    (await openEvidenceFile(parley.deps, actor, { applicationId: id, fileId: file })).stream.destroy(),
  )

async function check(
  actor: Actor,
  { id, file }: { id: string; file: string },
  verdict: 'approved' | 'returned' | 'refused' = 'approved',
  sawHash?: string,
) {
  if (actor.accountId !== nadia.accountId) await open(actor, { id, file })
  const input = { id, verdict, note: 'Compared with the state register.', sawHash: sawHash ?? (await hashOf(id)) }
  return as(actor, () => checkApplication(parley.deps, actor, input))
}

const agencyOf = (agencyId: string) => parley.owner('agencies').where({ id: agencyId }).first()
const evidenceOf = (agencyId: string): Promise<string[]> =>
  parley.owner('evidence_records').where({ agency_id: agencyId }).orderBy('log_index').pluck('type')

describe('an agency', () => {
  it('is verified when two different administrators have approved, and by one not at all', async () => {
    const waiting = await aWaiting()
    expect(await check(admin, waiting)).toEqual({ status: 'waiting' })
    expect((await agencyOf(waiting.agencyId)).verified_at).toBeNull()
    expect(await check(admin2, waiting)).toEqual({ status: 'approved' })
    expect((await agencyOf(waiting.agencyId)).verified_at).toEqual(parley.clock.now)
    const record = await parley.owner('agency_verifications').where({ agency_id: waiting.agencyId }).first()
    expect(record).toMatchObject({
      ...{ first_check_by: admin.accountId, second_check_by: admin2.accountId, applied_by: nadia.accountId },
      ...{ legal_body: 'Municipal institution', evidence_hash: await hashOf(waiting.id), ended_at: null },
    })
    expect(record.valid_until.getUTCFullYear() - record.valid_from.getUTCFullYear()).toBe(2)
    expect(await evidenceOf(waiting.agencyId)).toEqual([
      ...['agency.applied', 'agency.application-sent', 'agency.checked', 'agency.checked', 'role.given'],
      'agency.verified',
    ])
    expect(await parley.owner('offices').where({ agency_id: waiting.agencyId }).pluck('address')).toEqual([
      'Main Street 1',
    ])
  })

  it('is not verified by one person in two sessions, one after the other or at once', async () => {
    const waiting = await aWaiting()
    await check(admin, waiting)
    await expect(check(admin, waiting)).rejects.toThrow(NotInThisState)
    const another = await aWaiting()
    const both = await Promise.allSettled([check({ ...admin }, another), check({ ...admin }, another)])
    expect(both.filter(({ status }) => status === 'rejected')).toHaveLength(1)
    for (const { agencyId } of [waiting, another]) expect((await agencyOf(agencyId)).verified_at).toBeNull()
  })

  it('is not verified by its applicant, though an administrator as well', async () => {
    const waiting = await aWaiting()
    const both = { ...nadia, assignments: [...nadia.assignments, ...admin.assignments] }
    await parley
      .owner('role_assignments')
      .insert({ id: crypto.randomUUID(), account_id: nadia.accountId, agency_id: null, role: 'administrator' })
    await expect(check(both, waiting)).rejects.toThrow(NotPermitted)
    await parley.owner('role_assignments').where({ account_id: nadia.accountId, role: 'administrator' }).delete()
    const row = {
      agency_id: waiting.agencyId,
      application_id: waiting.id,
      evidence_hash: 'h',
      note: 'n',
      checked_at: new Date(),
    }
    const written = () =>
      parley.deps.db('application_checks').insert({ ...row, checked_by: nadia.accountId, verdict: 'approved' })
    await expect(
      actingFor({ accountId: nadia.accountId, purpose: 'administration' }, async () => written()),
    ).rejects.toMatchObject({ code: '42501' })
  })

  it('is approved only as it was seen, with every file opened', async () => {
    const waiting = await aWaiting()
    const input = { id: waiting.id, verdict: 'approved' as const, note: 'Seen.', sawHash: await hashOf(waiting.id) }
    await expect(as(admin, () => checkApplication(parley.deps, admin, input))).rejects.toThrow(Invalid)
    await expect(check(admin, waiting, 'approved', 'another state')).rejects.toThrow(ChangedMeanwhile)
  })

  it('that was returned starts again with its checks', async () => {
    const waiting = await aWaiting()
    await check(admin, waiting)
    expect(await check(admin2, waiting, 'returned')).toEqual({ status: 'returned' })
    await addFile(waiting.id, 'extract')
    await as(nadia, () => sendApplication(parley.deps, nadia, { id: waiting.id }))
    const read = await as(admin, () => readApplication(parley.deps, admin, { id: waiting.id }))
    expect(read.checks.map(({ verdict, ofThisState }) => [verdict, ofThisState])).toEqual([
      ['approved', false],
      ['returned', false],
    ])
    const file = read.files.find(({ openedByReader }) => !openedByReader)?.id ?? ''
    expect(await check(admin, { id: waiting.id, file })).toEqual({ status: 'waiting' })
  })

  it('cannot be sent without evidence, nor changed while it waits', async () => {
    const saved = await save(nadia, applied())
    const id = saved.saved ? saved.id : ''
    await expect(as(nadia, () => sendApplication(parley.deps, nadia, { id }))).rejects.toThrow(Invalid)
    const { id: fileId } = await addFile(id)
    await as(nadia, () => removeEvidenceFile(parley.deps, nadia, { applicationId: id, fileId }))
    await expect(as(nadia, () => sendApplication(parley.deps, nadia, { id }))).rejects.toThrow(Invalid)
    const waiting = await aWaiting()
    await expect(save(nadia, { ...applied(), id: waiting.id })).rejects.toThrow(NotInThisState)
    await expect(addFile(waiting.id, 'late')).rejects.toThrow(NotInThisState)
    await as(nadia, () => withdrawApplication(parley.deps, nadia, { id: waiting.id }))
    await expect(check(admin, waiting)).rejects.toThrow(NotInThisState)
    const { id: next } = await as(nadia, () => applyAgain(parley.deps, nadia, { id: waiting.id }))
    expect(next).not.toBe(waiting.id)
  })

  it('of another representative is not there', async () => {
    const waiting = await aWaiting()
    const other = await anOfficial('Someone', 'agency-representative')
    await expect(as(other, () => readApplication(parley.deps, other, { id: waiting.id }))).rejects.toThrow(NotFound)
    await expect(save(admin, applied())).rejects.toThrow(NotPermitted)
  })

  it('tells its applicant who has looked', async () => {
    const waiting = await aWaiting()
    await as(admin, () => readApplication(parley.deps, admin, { id: waiting.id }))
    await open(admin, waiting)
    const looks = await parley.owner('accesses').where({ agency_id: waiting.agencyId }).pluck('what')
    expect(looks.map((what) => JSON.parse(what).key)).toEqual(['access.read-agency-application', 'access.read-file'])
  })
})

describe('the name of an agency', () => {
  it('is refused beside a verified one that it looks like, however it is written', async () => {
    const waiting = await aWaiting({ names: { en: 'Cadastre Bureau', ru: 'Бюро кадастра' } })
    await check(admin, waiting)
    await check(admin2, waiting)
    const like = await save(nadia, applied({ names: { en: 'Cаdastre Bureau', ru: 'Бюро кадастрa' } }))
    expect(like.saved).toBe(false)
    expect(like.names.en?.problems.map(({ code }) => code)).toEqual(['mixed-scripts', 'looks-like'])
    const near = await save(nadia, applied({ names: { en: 'Cadastre Bureaus', ru: 'Бюро кадастров края' } }))
    expect([near.saved, near.names.en?.verdict]).toEqual([true, 'review'])
  })

  it('goes to the first of two that are approved at the same time', async () => {
    const names = { en: 'Twin Harbour Office', ru: 'Портовая контора' }
    const [one, other] = [await aWaiting({ names }), await aWaiting({ names })]
    for (const waiting of [one, other]) await check(admin, waiting)
    await Promise.all([open(admin2, one), open(admin2, other)])
    const both = await Promise.allSettled([check(admin2, one), check(admin2, other)])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  })
})

describe('a badge', () => {
  async function aVerified() {
    const waiting = await aWaiting()
    await check(admin, waiting)
    await check(admin2, waiting)
    const { slug } = await agencyOf(waiting.agencyId)
    return { ...waiting, slug }
  }
  const step = (
    actor: Actor,
    agencyId: string,
    name: 'suspend' | 'restore' | 'revoke',
    reason = 'The register says otherwise.',
  ) => as(actor, () => changeStanding(parley.deps, actor, { agencyId, step: name, reason }))
  const badge = (slug: string) => findBadge(parley.deps.db, slug)

  it('is gone when suspended and comes back by another administrator only', async () => {
    const { agencyId, slug } = await aVerified()
    const service = await aService(parley.owner, { agency: { id: agencyId, slug, offices: {} } })
    const inCatalogue = async () => (await parley.http.get(`/api/services/${service.name}`)).status
    expect(await inCatalogue()).toBe(200)
    expect(await badge(slug)).toMatchObject({
      standing: 'verified',
      verification: { registerNumber: expect.any(String) },
    })
    await step(admin, agencyId, 'suspend')
    expect(await badge(slug)).toMatchObject({ standing: 'suspended', since: parley.clock.now, verification: null })
    expect(await inCatalogue()).toBe(404)
    await expect(step(admin, agencyId, 'restore')).rejects.toThrow(NotPermitted)
    await step(admin2, agencyId, 'restore')
    expect((await badge(slug)).standing).toBe('verified')
    expect((await evidenceOf(agencyId)).slice(-2)).toEqual(['agency.suspended', 'agency.restored'])
  })

  it('that is revoked comes back by a new application only, and keeps its name from others', async () => {
    const { id, agencyId, slug } = await aVerified()
    await step(admin, agencyId, 'revoke')
    await expect(step(admin2, agencyId, 'restore')).rejects.toThrow(NotInThisState)
    const { names } = await parley.owner('agency_applications').where({ id }).first()
    expect((await save(nadia, applied({ names }))).saved).toBe(false)
    const again = await as(nadia, () => applyAgain(parley.deps, nadia, { id }))
    const { id: file } = await addFile(again.id, 'renewed')
    await as(nadia, () => sendApplication(parley.deps, nadia, again))
    await check(admin2, { ...again, file })
    await check(admin, { ...again, file })
    expect((await badge(slug)).standing).toBe('verified')
  })

  it('needs a reason to be taken, and an administrator', async () => {
    const { agencyId } = await aVerified()
    await expect(step(admin, agencyId, 'suspend', ' ')).rejects.toThrow(Invalid)
    await expect(step(nadia, agencyId, 'suspend')).rejects.toThrow(NotFound)
  })
})
