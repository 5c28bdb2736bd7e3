import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { documentNumber } from '../../catalog/document-number.ts'
import { actingFor } from '../database/acting.ts'
import { aPerson, aService } from '../test/factories.ts'
import { type TestParley, testParley } from '../test/parley.ts'
import { orderDocument } from './order-document.ts'

let parley: TestParley
const services: Awaited<ReturnType<typeof aService>>[] = []
let account_id: string

beforeAll(async () => {
  parley = await testParley()
  services.push(await aService(parley.owner), await aService(parley.owner))
  account_id = (await aPerson(parley.owner)).id
})

type Service = (typeof services)[number]
type Order = { agency: 0 | 1; kind: 'receipt' | 'decision'; year: 2026 | 2027; end: 'kept' | 'failed' | 'taken-back' }

const at = { 2026: new Date('2026-12-31T23:59:59.999Z'), 2027: new Date('2027-01-01T00:00:00.000Z') }

const anOrder: fc.Arbitrary<Order> = fc.record({
  agency: fc.constantFrom(0, 1),
  kind: fc.constantFrom('receipt', 'decision'),
  year: fc.constantFrom(2026, 2027),
  end: fc.constantFrom('kept', 'kept', 'failed', 'taken-back'),
})

/** A submission that nothing was issued on. */
async function aSubmission({ agency, id: service_id }: Service) {
  const of = { agency_id: agency.id, service_id, service_version: 1, account_id, locale: 'en' }
  const [conversation_id, id] = [randomUUID(), randomUUID()]
  const times = { created_at: at[2026], updated_at: at[2026] }
  await parley.owner('conversations').insert({ ...of, id: conversation_id, status: 'submitted', state: '{}', ...times })
  const sent = { number: id, data: '{}', sections: '[]', hash: 'h', submitted_at: at[2026] }
  await parley.owner('submissions').insert({ ...of, id, conversation_id, ...sent })
  return { ...of, id }
}

/** One order in a transaction of its own, which ends as it says. */
async function order({ agency, kind, year, end }: Order): Promise<void> {
  const submission = await aSubmission(services[agency] as Service)
  const deps = { ...parley.deps, now: () => at[year] }
  const ordering = actingFor({ purpose: 'house' }, () =>
    parley.deps.db.transaction(async (trx) => {
      await orderDocument(trx, deps, { submission, kind, title: 'A title' })
      if (end === 'failed') await trx.raw('select 1 / 0')
      if (end === 'taken-back') throw new Error('taken back')
    }),
  )
  await (end === 'kept' ? ordering : expect(ordering).rejects.toThrow())
}

async function numbersOf({ agency }: Service, kind: string, year: number): Promise<string[]> {
  const documents = parley.owner('documents').where({ agency_id: agency.id, kind, ordered_at: at[year as 2026 | 2027] })
  return (await documents.select('number')).map(({ number }) => number)
}

describe('numbers of documents', () => {
  it('have no gap and no double, for each agency, kind and year, whatever fails and whoever comes together', {
    timeout: 120_000,
  }, async () => {
    const kept = new Map<string, number>()
    const tried = async (orders: Order[]) => {
      await Promise.all(orders.map(order))
      for (const { agency, kind, year, end } of orders) {
        const series = `${agency} ${kind} ${year}`
        kept.set(series, (kept.get(series) ?? 0) + (end === 'kept' ? 1 : 0))
      }
      for (const [series, count] of kept) {
        const [agency, kind, year] = series.split(' ') as [string, string, string]
        const service = services[Number(agency)] as Service
        const prefix = kind === 'receipt' ? `${service.agency.slug}-R` : service.agency.slug
        const expected = Array.from({ length: count }, (_, n) => documentNumber(prefix, Number(year), n + 1))
        expect((await numbersOf(service, kind, Number(year))).toSorted()).toEqual(expected.toSorted())
      }
    }
    const someOrders = fc.array(anOrder, { minLength: 15, maxLength: 25 })
    await fc.assert(fc.asyncProperty(someOrders, tried), { numRuns: 10, endOnFailure: true })
    expect([...kept.values()].reduce((all, one) => all + one, 0)).toBeGreaterThan(50)
  })
})
