import type { Knex } from 'knex'
import { beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../test/database.ts'
import { aPerson, aService } from '../test/factories.ts'
import { type Acting, actingFor, serving } from './acting.ts'
import { connect } from './connect.ts'
import { statement } from './statement.ts'

let database: TestDatabase
let db: Knex
let agencyId: string
const people: { id: string; conversation: string }[] = []

beforeAll(async () => {
  database = await testDatabase()
  db = database.db
  const service = await aService(database.owner)
  agencyId = service.agency.id
  for (const status of ['open', 'submitted', 'open', 'submitted']) {
    const { id } = await aPerson(database.owner)
    const conversation = crypto.randomUUID()
    const of = { agency_id: agencyId, service_id: service.id, service_version: 1, locale: 'en', status }
    const at = { created_at: new Date(), updated_at: new Date() }
    await database.owner('conversations').insert({ id: conversation, account_id: id, ...of, ...at, state: '{}' })
    people.push({ id, conversation })
  }
})

const seen = async (from: Knex = db) => (await from('conversations').pluck('id')).toSorted()
const seenBy = (who: Acting) => actingFor(who, () => seen())
const everyone = () => people.map(({ conversation }) => conversation).toSorted()

describe('the protected tables', () => {
  it('are empty for whoever does not say who acts, in a transaction too', async () => {
    expect(await seen()).toEqual([])
    expect(await db.transaction(seen)).toEqual([])
    expect(await seenBy({})).toEqual([])
  })

  it('show each person their own, however many ask at once over the same connections', async () => {
    const answers = await Promise.all(
      Array.from({ length: 200 }, async (_, turn) => {
        const person = people[turn % people.length]
        const asked = turn % 5 === 4 ? seen() : seenBy({ accountId: person?.id as string })
        expect(await asked).toEqual(turn % 5 === 4 ? [] : [person?.conversation])
      }),
    )
    expect(answers).toHaveLength(200)
  })

  it('show nobody anything for working in an agency alone, and the house everything', async () => {
    expect(await seenBy({ agencyIds: [agencyId] })).toEqual([])
    expect(await seenBy({ purpose: 'house' })).toEqual(everyone())
    expect(await seen(database.owner)).toEqual(everyone())
  })

  it('are as closed to the role that owns them, when it does not say that it tends them', async () => {
    const owner = connect(database.ownerUrl, { max: 1, application: 'test' })
    expect(await seen(owner)).toEqual([])
    await owner.destroy()
  })
})

describe('who acts', () => {
  it('is said by every statement anew, so that nothing of it stays on the connection', async () => {
    const one = connect(database.applicationUrl, { max: 1, application: 'test' })
    const [anna] = people
    await actingFor({ accountId: anna?.id as string }, () =>
      one.transaction(async (trx) => {
        expect(await seen(trx)).toEqual([anna?.conversation])
        expect(await actingFor({}, () => seen(trx))).toEqual([])
        await expect(trx.raw('select 1 / 0')).rejects.toMatchObject({ code: '22012' })
        await trx.rollback()
      }),
    ).catch(() => {})
    expect(await seen(one)).toEqual([])
    await one.destroy()
  })

  it('can be told by another statement, for one statement only, and again where that one had failed', async () => {
    const one = connect(database.applicationUrl, { max: 1, application: 'test' })
    const [anna] = people
    const heard: unknown[] = []
    const telling = (id = '') => ({
      name: 'tell-one',
      text: `select to_json($1::text), set_config('app.account_id', $1::uuid::text, true)`,
      values: [id],
      hear: (answer: unknown) => heard.push(answer),
    })
    const ask = (id?: string) =>
      statement<{ id: string }>(one, {
        name: 'seen',
        text: 'select id from conversations',
        values: [],
        telling: telling(id),
      })
    await expect(ask('nobody')).rejects.toMatchObject({ code: '22P02' })
    expect((await ask(anna?.id)).rows).toEqual([{ id: anna?.conversation }])
    expect((await ask(anna?.id)).rows).toEqual([{ id: anna?.conversation }])
    expect(heard).toEqual([anna?.id, anna?.id])
    expect(await seen(one)).toEqual([])
    await one.destroy()
  })

  it('goes with a prepared statement, and its failure is the statement’s own', async () => {
    const [anna] = people
    const ask = (text: string) => statement<{ id: string }>(db, { name: text, text, values: [anna?.conversation] })
    const found = await actingFor({ accountId: anna?.id as string }, () =>
      ask('select id from conversations where id = $1'),
    )
    expect(found).toMatchObject({ command: 'SELECT', rowCount: 1, rows: [{ id: anna?.conversation }] })
    await expect(ask('select nothing from conversations where id = $1')).rejects.toMatchObject({ code: '42703' })
    expect((await ask('select id from conversations where id = $1')).rows).toEqual([])
  })

  it('may write for the agency that is served, and for no other', async () => {
    const count = (served: string) =>
      actingFor({ accountId: people[0]?.id as string }, () =>
        serving(served, async () =>
          db('number_series').insert({ agency_id: agencyId, series: served, year: 2026, last: 1 }),
        ),
      )
    await count(agencyId)
    await expect(count(crypto.randomUUID())).rejects.toMatchObject({ code: '42501' })
  })
})
