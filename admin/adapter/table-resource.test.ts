import { type AnyMongoAbility, createMongoAbility, type RawRuleOf } from '@casl/ability'
import { type ActionContext, type BaseRecord, Filter, ForbiddenError, flat, ValidationError } from 'adminjs'
import type { Knex } from 'knex'
import { v7 as uuidv7 } from 'uuid'
import { beforeAll, describe, expect, it } from 'vitest'
import { Agency } from '../../server/agencies/agency.model.ts'
import { column, optional, ParleyModel } from '../../server/database/model.ts'
import { testDatabase } from '../../server/test/database.ts'
import { type AnAgency, anAgency } from '../../server/test/factories.ts'
import { admit } from '../access/official.ts'
import type { TableDefinition } from './definition.ts'
import { TableResource } from './table-resource.ts'

/** A table with one column of each kind, as a later part of the panel may have one. */
class Note extends ParleyModel {
  static override tableName = 'notes'
  static override jsonAttributes = ['body']
  static override jsonSchema = {
    type: 'object',
    properties: {
      id: column.id,
      agency_id: column.id,
      title: column.text,
      kind: { type: 'string', enum: ['internal', 'public'] },
      rank: optional(column.integer),
      pinned: optional(column.flag),
      tags: { type: 'array', items: { type: 'string' } },
      body: column.json,
      remark: optional(column.text),
      secret: optional(column.text),
      created_at: column.time,
    },
  }
  static override relationMappings = {
    agency: {
      relation: ParleyModel.BelongsToOneRelation,
      modelClass: Agency,
      join: { from: 'notes.agency_id', to: 'agencies.id' },
    },
  }
}

const notesTable: TableDefinition = {
  id: 'notes',
  model: Note,
  subject: 'Note',
  hidden: ['secret'],
  writable: ['agency_id', 'title', 'kind', 'rank', 'pinned', 'tags', 'body', 'remark'],
}
const agenciesTable: TableDefinition = { id: 'agencies', model: Agency, subject: 'Agency' }

let db: Knex
let notes: TableResource
let agencies: TableResource
let own: AnAgency
let other: AnAgency

beforeAll(async () => {
  db = (await testDatabase()).owner
  await db.raw(`create table notes (id uuid primary key, agency_id uuid not null references agencies, title text not null unique,
    kind text not null default 'internal', rank integer check (rank > 0), pinned boolean, tags text[], body jsonb, remark text,
    secret text, created_at timestamptz not null default now())`)
  own = await anAgency(db)
  other = await anAgency(db)
  const open = { db, newId: uuidv7, tables: [notesTable, agenciesTable] }
  notes = new TableResource(notesTable, open)
  agencies = new TableResource(agenciesTable, open)
})

const rule = (action: string, agency_id: string | undefined): RawRuleOf<AnyMongoAbility> => ({
  action,
  subject: 'Note',
  conditions: { agency_id: agency_id ?? null },
})

/** As an official of `own` who may do these things there. */
function as(...actions: string[]): ActionContext {
  const ability = createMongoAbility<AnyMongoAbility>(actions.map((action) => rule(action, own.id)))
  const actor = { accountId: uuidv7(), name: 'Oleg', locale: 'en', assignments: [] }
  return { currentAdmin: admit(actor, ability) } as unknown as ActionContext
}

let counted = 0
async function aNote(overrides: Record<string, unknown> = {}): Promise<{ id: string; title: string }> {
  const note = { id: uuidv7(), agency_id: own.id, title: `Note ${++counted}`, body: '{}', ...overrides }
  await db('notes').insert(note)
  return note as unknown as { id: string; title: string }
}

const filter = (filters: object = {}) => new Filter(filters, notes)
const find = async (filters: object, page = {}) =>
  titles(await notes.find(filter(filters), { limit: 500, ...page }, as('read')))
const titles = (records: BaseRecord[]) => records.map(({ params }) => params.title)

describe('what an official reaches', () => {
  it('ends at the rows their rules allow, in every way of reading', async () => {
    const mine = await aNote()
    const foreign = await aNote({ agency_id: other.id })
    const context = as('read')
    expect(await find({ title: foreign.title })).toEqual([])
    expect(await notes.count(filter({ title: foreign.title }), context)).toBe(0)
    expect(await notes.findOne(foreign.id, context)).toBeNull()
    expect(titles(await notes.findMany([mine.id, foreign.id], context))).toEqual([mine.title])
    expect((await notes.findOne(mine.id, context))?.params.title).toBe(mine.title)
  })

  it('is nothing without a rule, and an error without an official', async () => {
    const { id } = await aNote()
    expect(await notes.findOne(id, as('decide'))).toBeNull()
    await expect(notes.findOne(id)).rejects.toThrow(/without an official/)
    await expect(notes.find(filter(), {}, {} as ActionContext)).rejects.toThrow(/without an official/)
    await expect(notes.count(filter(), { currentAdmin: { email: 'made up' } } as ActionContext)).rejects.toThrow(
      /official/,
    )
  })

  it('asks the rules of the other table for what a column points to', async () => {
    expect(notes.property('agency_id')?.reference()).toBe('agencies')
    expect(await agencies.findMany([own.id], as('read'))).toEqual([])
  })

  it('finds nothing, and asks nothing, for an id that is none', async () => {
    expect(await notes.findOne(`' or true --`, as('read'))).toBeNull()
    expect(await notes.findMany(['1', `' or true --`], as('read'))).toEqual([])
  })
})

describe('a hidden column', () => {
  it('is not sent, filtered by, sorted by or written', async () => {
    const { id } = await aNote({ secret: 'known to few' })
    const record = await notes.findOne(id, as('read'))
    expect(Object.keys(record?.params ?? {})).not.toContain('secret')
    expect(notes.property('secret')).toBeNull()
    await expect(find({ secret: 'known to few' })).rejects.toBeInstanceOf(ForbiddenError)
    await expect(find({}, { sort: { sortBy: 'secret' } })).rejects.toBeInstanceOf(ForbiddenError)
    await notes.update(id, { secret: 'changed', remark: 'seen' }, as('read', 'update'))
    expect(await db('notes').where({ id }).first()).toMatchObject({ secret: 'known to few', remark: 'seen' })
  })
})

describe('a filter', () => {
  beforeAll(async () => {
    await aNote({
      title: '100% sure_thing',
      kind: 'public',
      rank: 7,
      pinned: true,
      tags: ['red', 'green'],
      created_at: '2026-01-10T12:00:00Z',
    })
    await aNote({ title: '100 surely', created_at: '2026-01-20T12:00:00Z', tags: ['red'] })
  })

  it.each<[string, object, string[]]>([
    ['a part of a text', { title: '100' }, ['100% sure_thing', '100 surely']],
    ['signs that SQL would read as wildcards', { title: '0% sure_t' }, ['100% sure_thing']],
    ['one of the options', { kind: 'public' }, ['100% sure_thing']],
    ['a number', { rank: '7' }, ['100% sure_thing']],
    ['yes', { pinned: 'true' }, ['100% sure_thing']],
    ['an item of a list', { tags: 'green' }, ['100% sure_thing']],
    ['a time from', { title: '100', 'created_at~~from': '2026-01-15' }, ['100 surely']],
    ['a time to', { title: '100', 'created_at~~to': '2026-01-15T00:00:00Z' }, ['100% sure_thing']],
    ['both ends', { title: '100', 'created_at~~from': '2026-01-12', 'created_at~~to': '2026-01-15' }, []],
  ])('finds by %s', async (_, filters, expected) => {
    expect((await find(filters)).sort()).toEqual(expected.sort())
  })

  it.each<[string, object]>([
    ['an option that is none', { kind: 'secret' }],
    ['a number that is none', { rank: 'seven' }],
    ['a number too big for the column', { rank: '99999999999' }],
    ['an id that is none', { agency_id: 'registry' }],
    ['a flag that is none', { pinned: 'maybe' }],
    ['a time that is none', { 'created_at~~from': 'yesterday' }],
    ['an object where a text belongs', { 'title~~from': 'a' }],
  ])('finds nothing by %s', async (_, filters) => {
    expect(await find(filters)).toEqual([])
  })

  it.each(['body', 'nothing', 'body.key', 'constructor'])('is refused on %s', async (name) => {
    await expect(find(flat.unflatten({ [name.replace('.', '~~')]: 'x' }))).rejects.toBeInstanceOf(ForbiddenError)
  })
})

describe('a page of a list', () => {
  it('is never longer than 500, nor begins before the first row', async () => {
    await db('notes').insert(
      Array.from({ length: 510 }, (_, n) => ({ id: uuidv7(), agency_id: own.id, title: `Many ${n}`, body: '{}' })),
    )
    const page = (page: object) => notes.find(filter({ title: 'Many' }), page, as('read'))
    expect(await page({ limit: 10_000, offset: -5 })).toHaveLength(500)
    expect(await page({ limit: -1 })).toHaveLength(1)
    expect(await page({ limit: Number.NaN, offset: Number.NaN })).toHaveLength(1)
  })

  it('is sorted by a visible column, and always the same way', async () => {
    await aNote({ title: 'Sorted b', rank: 1 })
    await aNote({ title: 'Sorted a', rank: 1 })
    const sorted = (sortBy: string, direction: 'asc' | 'desc') =>
      find({ title: 'Sorted' }, { sort: { sortBy, direction } })
    expect(await sorted('title', 'asc')).toEqual(['Sorted a', 'Sorted b'])
    expect(await sorted('rank', 'asc')).toEqual(['Sorted b', 'Sorted a'])
    expect(await sorted('rank', 'desc')).toEqual(['Sorted a', 'Sorted b'])
    expect(await sorted('body', 'asc')).toEqual(['Sorted b', 'Sorted a'])
  })
})

describe('a write', () => {
  it('takes the columns that may be written, as the form sends them', async () => {
    const sent = {
      title: 'Written',
      agency_id: own.id,
      kind: 'public',
      rank: '3',
      remark: '',
      'tags.1': 'b',
      'tags.0': 'a',
      body: '{"a.b":1}',
    }
    const params = await notes.create(sent, as('read', 'create'))
    expect(params).toMatchObject({ title: 'Written', rank: 3, remark: null, tags: ['a', 'b'] })
    expect(JSON.parse(params.body)).toEqual({ 'a.b': 1 })
    expect(await db('notes').where({ id: params.id }).first()).toMatchObject({ kind: 'public', body: { 'a.b': 1 } })
  })

  it('is refused for a row outside, and for one that would leave', async () => {
    const may = as('read', 'create', 'update', 'delete')
    const foreign = await aNote({ agency_id: other.id })
    const mine = await aNote()
    await expect(notes.create({ title: 'Elsewhere', agency_id: other.id, body: '{}' }, may)).rejects.toBeInstanceOf(
      ForbiddenError,
    )
    await expect(notes.update(foreign.id, { remark: 'x' }, may)).rejects.toBeInstanceOf(ForbiddenError)
    await expect(notes.update(mine.id, { agency_id: other.id }, may)).rejects.toBeInstanceOf(ForbiddenError)
    await expect(notes.delete(foreign.id, may)).rejects.toBeInstanceOf(ForbiddenError)
    expect(await db('notes').where({ title: 'Elsewhere' })).toEqual([])
    expect(await db('notes').where({ id: mine.id }).first()).toMatchObject({ agency_id: own.id })
    expect(await db('notes').where({ id: foreign.id }).first()).toMatchObject({ remark: null })
  })

  it('is refused where only reading is allowed', async () => {
    const { id } = await aNote()
    await expect(notes.update(id, { remark: 'x' }, as('read'))).rejects.toBeInstanceOf(ForbiddenError)
    await expect(notes.delete(id, as('read'))).rejects.toBeInstanceOf(ForbiddenError)
  })

  it('leaves an unchanged record as it is', async () => {
    const { id } = await aNote({ tags: ['one'], body: '{"k":[1,2]}' })
    const before = await db('notes').where({ id }).first()
    const record = await notes.findOne(id, as('read'))
    await notes.update(id, record?.params ?? {}, as('read', 'update'))
    expect(await db('notes').where({ id }).first()).toEqual(before)
  })

  it('removes a row within reach', async () => {
    const { id } = await aNote()
    await notes.delete(id, as('delete'))
    expect(await db('notes').where({ id }).first()).toBeUndefined()
  })

  it.each<[string, object, string, string]>([
    ['a title that is taken', { title: 'Taken' }, 'title', 'alreadyTaken'],
    ['JSON that is none', { body: '{' }, 'body', 'notJson'],
    ['a number that is none', { rank: 'x' }, 'rank', 'notANumber'],
    ['an option that is none', { kind: 'secret' }, 'kind', 'notAccepted'],
    ['nothing where something is needed', { body: '' }, 'body', 'required'],
  ])('says at the field what is wrong: %s', async (_, params, field, message) => {
    await db('notes')
      .insert({ id: uuidv7(), agency_id: own.id, title: 'Taken', body: '{}' })
      .onConflict('title')
      .ignore()
    const { id } = await aNote()
    const refused = await notes.update(id, params, as('read', 'update')).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(ValidationError)
    expect((refused as ValidationError).propertyErrors[field]?.message).toBe(message)
  })

  it('says as a whole what no field can be blamed for', async () => {
    const { id } = await aNote()
    const refused = await notes.update(id, { rank: '-1' }, as('read', 'update')).catch((error: unknown) => error)
    expect((refused as ValidationError).baseError?.message).toBe('notAccepted')
  })
})
