import { type AnyMongoAbility, createMongoAbility, type MongoQuery, type RawRuleOf, subject } from '@casl/ability'
import fc from 'fast-check'
import type { Knex } from 'knex'
import { beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../test/database.ts'
import { accessible, reachOf, visibleColumns } from './accessible.ts'

const early = new Date('2026-03-01T08:00:00Z')
const late = new Date('2026-03-02T08:00:00Z')
const agency = '01890000-0000-7000-8000-000000000001'

const columns = {
  agency_id: [agency, '01890000-0000-7000-8000-000000000002', null],
  status: ['open', 'decided', null],
  amount: [-1, 0, 2, null],
  due_at: [early, late, null],
  urgent: [true, false, null],
} as const
type Column = keyof typeof columns

/** Every combination of values, so that whatever a rule tells apart is there to be told apart. */
const rows = Object.entries(columns)
  .reduce<Record<string, unknown>[]>(
    (found, [name, values]) => found.flatMap((row) => values.map((value) => ({ ...row, [name]: value }))),
    [{}],
  )
  .map((row, id): Record<string, unknown> & { id: number } => ({ ...row, id }))

let db: Knex

beforeAll(async () => {
  db = (await testDatabase()).owner
  await db.raw(`create table things (id integer primary key, agency_id uuid, status text, amount integer,
                                     due_at timestamptz, urgent boolean)`)
  await db.batchInsert('things', rows, 500)
})

type Rules = RawRuleOf<AnyMongoAbility>[]
const abilityOf = (...rules: Rules) => createMongoAbility<AnyMongoAbility>(rules)
const can = (conditions?: MongoQuery) => ({ action: 'read', subject: 'Thing', ...(conditions && { conditions }) })

async function found(ability: AnyMongoAbility): Promise<number[]> {
  return accessible(db('things'), ability, 'read', 'Thing').orderBy('id').pluck('id')
}

const comparison = (name: Column): fc.Arbitrary<MongoQuery> => {
  const value = fc.constantFrom<unknown[]>(...columns[name])
  const ordered = name === 'amount' || name === 'due_at'
  const single = fc
    .oneof(
      fc.record({ $eq: value }),
      fc.record({ $ne: value }),
      fc.record({ $in: fc.array(value, { maxLength: 3 }) }),
      fc.record({ $exists: fc.boolean() }),
      ...(ordered
        ? ['$gt', '$gte', '$lt', '$lte'].map((sign) => fc.record({ [sign]: value.filter((v) => v !== null) }))
        : []),
    )
    // CASL takes an object without a prototype for a value.
    .map((compared) => ({ ...compared }))
  const both = fc.tuple(single, single).map(([one, other]) => ({ ...one, ...other }))
  return fc.oneof(value, single, both).map((compared) => ({ [name]: compared }))
}

const names = Object.keys(columns) as Column[]

const conditions = fc
  .uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 3 })
  .chain((names) => fc.tuple(...names.map(comparison)))
  .map((compared): MongoQuery => Object.assign({}, ...compared))

const rule = fc
  .record({
    inverted: fc.boolean(),
    conditions: fc.option(conditions, { nil: undefined, freq: 8 }),
    fields: fc.option(fc.uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 3 }), { nil: undefined }),
  })
  .map(({ inverted, conditions, fields }) => ({ ...can(conditions), inverted, ...(fields && { fields }) }))

/** Sets of rules, each asked about a column or about the row as a whole. */
const asked = fc.record({
  rules: fc.array(rule, { minLength: 1, maxLength: 5 }),
  field: fc.option(fc.constantFrom(...names), { nil: undefined }),
})

describe('the filter of a list', () => {
  it('finds exactly the rows and the columns that the rules allow one by one, in 10,000 sets of rules', async () => {
    const [sets, slices] = [50, 12]
    await fc.assert(
      fc.asyncProperty(
        fc.array(asked, { minLength: sets, maxLength: sets }),
        fc.integer({ min: 0, max: slices - 1 }),
        async (many, slice) => {
          const abilities = many.map(({ rules }) => abilityOf(...rules))
          const answers = many.map(({ field }, index) => {
            const { sql, bindings } = reachOf(abilities[index] as AnyMongoAbility, 'read', 'Thing', { field })
            return db.raw(`coalesce(${sql}, false) as "answer${index}"`, bindings)
          })
          const inSql = await db('things')
            .whereRaw('id % ? = ?', [slices, slice])
            .orderBy('id')
            .select('id', ...answers)
          const differ = inSql.flatMap(({ id, ...inRow }) => {
            const thing = subject('Thing', { ...rows[id] })
            return many.filter(
              ({ field }, index) => abilities[index]?.can('read', thing, field) !== inRow[`answer${index}`],
            )
          })
          expect(differ).toEqual([])
        },
      ),
      { numRuns: 10_000 / sets },
    )
  }, 60_000)

  it('finds nothing where no rule speaks', async () => {
    expect(await found(abilityOf())).toEqual([])
    expect(await found(abilityOf({ ...can(), action: 'decide' }))).toEqual([])
  })

  it('finds everything where a rule has no condition', async () => {
    expect(await found(abilityOf(can()))).toHaveLength(rows.length)
  })

  it('takes rows without a value as different from a value', async () => {
    const different = rows.filter(({ status }) => status !== 'open').map(({ id }) => id)
    expect(await found(abilityOf(can({ status: { $ne: 'open' } })))).toEqual(different)
  })

  it('qualifies its columns in a query that joins', async () => {
    const ability = abilityOf(can({ agency_id: agency }))
    const query = accessible(db('things').join('things as other', 'other.id', 'things.id'), ability, 'read', 'Thing', {
      table: 'things',
    })
    expect(await query.pluck('things.id')).toHaveLength(rows.length / 3)
  })
})

describe('a rule that SQL could read differently', () => {
  it.each<[string, MongoQuery]>([
    ['an operator outside the set', { status: { $regex: '^o' } }],
    ['a list that must not hold', { status: { $nin: ['open'] } }],
    ['one of two conditions', { $or: [{ status: 'open' }, { urgent: true }] } as MongoQuery],
    ['an ordering of texts', { status: { $gt: 'a' } }],
    ['a path into a column', { 'status.code': 'open' }],
    ['a name that is no plain column', { 'status" or true --': 'open' }],
    ['a list in place of a value', { status: ['open'] }],
    ['no number at all', { amount: Number.NaN }],
  ])('is refused: %s', (_, conditions) => {
    expect(() => accessible(db('things'), abilityOf(can(conditions)), 'read', 'Thing')).toThrow()
  })
})

describe('the columns of a list', () => {
  const select = (ability: AnyMongoAbility) =>
    accessible(db('things'), ability, 'read', 'Thing').select(
      'id',
      ...visibleColumns(ability, 'Thing', names).map(({ name, sql, bindings }) =>
        db.raw(`${sql} as "${name}"`, bindings),
      ),
    )

  it('are not selected where no rule shows them', async () => {
    const [row] = await select(abilityOf({ ...can(), fields: ['status', 'urgent'] }))
    expect(Object.keys(row).toSorted()).toEqual(['id', 'status', 'urgent'])
  })

  it('are selected in the rows alone in which a rule shows them', async () => {
    const ability = abilityOf({ ...can(), fields: ['status'] }, { ...can({ urgent: true }), fields: ['amount'] })
    const found = await select(ability)
    expect(found).toHaveLength(rows.length)
    for (const { id, amount } of found) expect(amount).toBe(rows[id]?.urgent === true ? rows[id]?.amount : null)
  })

  it('are told by a filter only where they are shown', async () => {
    const ability = abilityOf({ ...can(), fields: ['status'] }, { ...can({ urgent: true }), fields: ['amount'] })
    const query = db('things').where({ amount: 2 })
    const found = await accessible(query, ability, 'read', 'Thing', { field: 'amount' }).pluck('id')
    expect(found.toSorted()).toEqual(
      rows
        .filter(({ amount, urgent }) => amount === 2 && urgent === true)
        .map(({ id }) => id)
        .toSorted(),
    )
  })
})
