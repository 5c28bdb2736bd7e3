import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { theState } from '../server/evidence/append-evidence.ts'
import { queues } from '../server/jobs/definitions.ts'
import { type AnAgency, anAgency, aPerson } from '../server/test/factories.ts'
import { openPanel, type PanelClient, type TestPanel } from './test/open-panel.ts'
import { panelText } from './texts/panel-texts.ts'

let panel: TestPanel
let agency: AnAgency
let administrator: PanelClient

beforeAll(async () => {
  panel = await openPanel()
  agency = await anAgency(panel.owner)
  administrator = await panel.as(
    await aPerson(panel.owner, { name: 'Ada', roles: [{ role: 'administrator', agencyId: null }] }),
  )
})

const printerAway = {
  ...{ name: 'GatewayFailed', code: 'gateway-failed', params: { system: 'printer' } },
  ...{ message: 'Anna Petrova', stack: 'at somewhere' },
}

async function aJob(state: string, output: object | null = null): Promise<string> {
  const id = randomUUID()
  const data = JSON.stringify({ agencyId: agency.id, id: randomUUID() })
  const row = { id, name: 'documents.issue', state, data, output: output && JSON.stringify(output), retry_count: 3 }
  const later = new Date(Date.now() + 3600_000)
  await panel
    .owner('pgboss.job')
    .insert({ ...row, start_after: later, completed_on: new Date(), started_on: new Date() })
  return id
}

const list = async (state: string) => (await administrator.get(`/resources/jobs/actions/list?state=${state}`)).body
const act = (id: string, name: string) => administrator.post(`/resources/jobs/records/${id}/${name}`)
const jobOf = (id: string) => panel.owner('pgboss.job').where({ id }).first()
const evidenceOf = async (id: string) =>
  (await panel.owner('evidence_records').where({ agency_id: theState })).filter(({ body }) => body.includes(id))

describe('the jobs', () => {
  it('are listed by their state, with the kind of error and not a word of its text', async () => {
    const [failed, again, running] = [await aJob('failed', printerAway), await aJob('retry', {}), await aJob('active')]
    const answered = await list('failed')
    expect(answered.rows).toMatchObject([
      { id: failed, what: 'issue a document', failure: 'An outside system did not do its part: printer.' },
    ])
    expect(JSON.stringify(answered)).not.toMatch(/Anna|stack|somewhere/)
    expect((await list('again')).rows).toMatchObject([{ id: again, failure: expect.stringContaining('Parley itself') }])
    expect((await list('running')).rows).toMatchObject([{ id: running, failure: null }])
    expect((await list('failed')).states).toContainEqual({ name: 'running', count: 1 })
  })

  it('are tried again at once, which stands in the log of the state', async () => {
    for (const state of ['failed', 'retry']) {
      const id = await aJob(state, printerAway)
      await act(id, 'retryJob').expect(200)
      const job = await jobOf(id)
      expect(job.state).toBe('retry')
      expect(job.start_after.getTime()).toBeLessThanOrEqual(Date.now())
      expect((await evidenceOf(id)).map(({ type }) => type)).toEqual(['job.retried'])
    }
  })

  it('are given up, whether they have failed or still wait', async () => {
    const [failed, waiting] = [await aJob('failed', printerAway), await aJob('created')]
    for (const id of [failed, waiting]) {
      await act(id, 'giveUp').expect(200)
      expect((await evidenceOf(id)).map(({ type }) => type)).toEqual(['job.given-up'])
    }
    expect(await jobOf(failed)).toBeUndefined()
    expect(await jobOf(waiting)).toMatchObject({ state: 'cancelled' })
  })

  it('are left alone while they run, and once they are done', async () => {
    for (const state of ['active', 'completed', 'cancelled']) {
      const id = await aJob(state)
      await act(id, 'retryJob').expect(409)
      await act(id, 'giveUp').expect(409)
      expect(await jobOf(id)).toMatchObject({ state })
      expect(await evidenceOf(id)).toEqual([])
    }
  })

  it('are for administrators alone', async () => {
    const roles = [
      { role: 'staff-administrator', agencyId: agency.id },
      { role: 'case-officer', agencyId: agency.id },
    ]
    const official = await panel.as(await aPerson(panel.owner, { roles }))
    const id = await aJob('failed', printerAway)
    await official.get('/resources/jobs/actions/list').expect(404)
    await official.post(`/resources/jobs/records/${id}/retryJob`).expect(404)
    expect(await jobOf(id)).toMatchObject({ state: 'failed' })
  })

  it.each(['en', 'ru'] as const)('have a name in %s, whichever queue they are of', (locale) => {
    for (const { name } of queues) expect(panelText(locale, `labels.queue.${name}`)).not.toBe('')
  })
})
