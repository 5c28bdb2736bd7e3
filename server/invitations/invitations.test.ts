import { beforeAll, describe, expect, it } from 'vitest'
import { actFor } from '../accounts/act-for.ts'
import type { Actor } from '../accounts/actor.ts'
import { rolesHeld } from '../accounts/roles-held.ts'
import { NotFound, NotInThisState, NotPermitted } from '../errors.ts'
import type { Mail } from '../gateways/mail.ts'
import { sendInvitationJob } from '../jobs/definitions.ts'
import { type AnAgency, anAgency, aPerson } from '../test/factories.ts'
import { type TestParley, testParley } from '../test/parley.ts'
import { acceptInvitation } from './accept-invitation.ts'
import { resendInvitation, withdrawInvitation } from './change-invitation.ts'
import { inviteOfficial } from './invite-official.ts'
import { sendInvitation } from './send-invitation.ts'

let parley: TestParley
let agency: AnAgency
let chief: Actor
const outbox: Mail[] = []
const mailer = { send: async (mail: Mail) => void outbox.push(mail) }
const day = 24 * 3600_000

beforeAll(async () => {
  parley = await testParley()
  agency = await anAgency(parley.owner)
  chief = await anActor([{ role: 'staff-administrator', agencyId: agency.id }])
})

async function anActor(roles: { role: string; agencyId: string | null }[] = []): Promise<Actor> {
  const { id, name } = await aPerson(parley.owner, { roles })
  return { accountId: id, name, locale: 'en', assignments: await rolesHeld(parley.owner, id) }
}

const invite = (by: Actor, over: object = {}) =>
  actFor(by, () =>
    inviteOfficial(parley.deps, by, { agencyId: agency.id, email: 'new@agency.test', role: 'case-officer', ...over }),
  )
const post = () =>
  parley.workOff(sendInvitationJob.queue, (job: { id: string }) => sendInvitation(parley.deps, mailer, job))
const newestToken = () => /\/invitation#([\w-]+)/.exec(outbox.at(-1)?.text ?? '')?.[1] ?? ''
const accept = (by: Actor, token: string, email = 'new@agency.test') =>
  acceptInvitation(parley.deps, by, { token, email })

async function anInvited(): Promise<{ id: string; token: string }> {
  const { id } = await invite(chief)
  await post()
  return { id, token: newestToken() }
}

describe('an invitation', () => {
  it('comes by mail in both languages, and its link gives the role once', async () => {
    const { id, token } = await anInvited()
    expect(outbox.at(-1)).toMatchObject({
      id,
      to: 'new@agency.test',
      subject: 'Invitation to Parley · Приглашение в Parley',
    })
    expect(outbox.at(-1)?.text).toContain('Case officer')
    const [one, other] = [await anActor(), await anActor()]
    expect(await accept(one, token, ' New@Agency.test ')).toMatchObject({
      accepted: true,
      role: { en: 'Case officer' },
    })
    expect(await rolesHeld(parley.owner, one.accountId)).toMatchObject([{ role: 'case-officer', agencyId: agency.id }])
    await expect(accept(other, token)).rejects.toThrow(NotFound)
    const types = await parley
      .owner('evidence_records')
      .where({ agency_id: agency.id })
      .orderBy('log_index')
      .pluck('type')
    expect(types.slice(-2)).toEqual(['official.invited', 'role.given'])
  })

  it('is kept without its token', async () => {
    const { id, token } = await anInvited()
    const row = await parley.owner('invitations').where({ id }).first()
    expect(JSON.stringify(row)).not.toContain(token)
    expect(row.token_hash).toHaveLength(32)
    const jobs = await parley.owner('pgboss.job').where({ name: sendInvitationJob.queue })
    expect(JSON.stringify(jobs)).not.toContain(token)
  })

  it('is good for whoever knows the address it went to, and after five wrong ones for nobody', async () => {
    const { token } = await anInvited()
    const guest = await anActor()
    for (let attempt = 0; attempt < 5; attempt += 1)
      expect(await accept(guest, token, 'other@agency.test')).toEqual({ accepted: false, because: 'other-address' })
    await expect(accept(guest, token)).rejects.toThrow(NotFound)
  })

  it('runs out after a week, and can be sent again with a new link', async () => {
    const { id, token } = await anInvited()
    const guest = await anActor()
    const now = parley.clock.now
    parley.clock.now = new Date(now.getTime() + 7 * day)
    expect(await accept(guest, token)).toEqual({ accepted: false, because: 'expired' })
    await actFor(chief, () => resendInvitation(parley.deps, chief, { id }))
    await post()
    await expect(accept(guest, token)).rejects.toThrow(NotFound)
    expect(await accept(guest, newestToken())).toMatchObject({ accepted: true })
    parley.clock.now = now
  })

  it('is void when it is withdrawn', async () => {
    const { id, token } = await anInvited()
    await actFor(chief, () => withdrawInvitation(parley.deps, chief, { id }))
    await expect(accept(await anActor(), token)).rejects.toThrow(NotFound)
    await expect(actFor(chief, () => resendInvitation(parley.deps, chief, { id }))).rejects.toThrow(NotInThisState)
  })

  it('gives nobody a role by their own hand', async () => {
    const { token } = await anInvited()
    await expect(accept(chief, token)).rejects.toThrow(NotPermitted)
  })

  it('is written by whoever gives the roles of the agency, and for no role that is not there', async () => {
    const officer = await anActor([{ role: 'case-officer', agencyId: agency.id }])
    const elsewhere = await anActor([{ role: 'staff-administrator', agencyId: (await anAgency(parley.owner)).id }])
    const administrator = await anActor([{ role: 'administrator', agencyId: null }])
    for (const actor of [officer, elsewhere]) await expect(invite(actor)).rejects.toThrow()
    await expect(invite(administrator)).rejects.toThrow(NotPermitted)
    await expect(invite(chief, { role: 'director' })).rejects.toThrow(NotFound)
    await expect(invite(chief, { agencyId: null, role: 'agency-representative' })).rejects.toThrow()
    await expect(invite(administrator, { agencyId: null, role: 'administrator' })).rejects.toThrow(NotFound)
    await invite(administrator, { agencyId: null, role: 'agency-representative' })
    await post()
    const guest = await anActor()
    expect(await accept(guest, newestToken())).toMatchObject({ accepted: true, agency: undefined })
    expect(await rolesHeld(parley.owner, guest.accountId)).toMatchObject([{ role: 'agency-representative' }])
  })

  it('makes the session an official’s, with a token of its own', async () => {
    const { token } = await anInvited()
    const guest = await parley.signedIn()
    const answer = await guest.post('/api/invitations/acceptance', { token, email: 'new@agency.test' }).expect(200)
    expect(answer.body).toMatchObject({ accepted: true, agency: `Agency ${agency.slug}`, role: 'Case officer' })
    const cookie = String(answer.headers['set-cookie']).split(';')[0] ?? ''
    expect((await guest.get('/api/session')).body.signedIn).toBe(false)
    expect((await parley.http.get('/api/session').set('cookie', cookie)).body.roles).toEqual(['case-officer'])
  })
})
