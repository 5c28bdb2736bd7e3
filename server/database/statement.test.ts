import { describe, expect, it } from 'vitest'
import { testDatabase } from '../test/database.ts'
import { statement } from './statement.ts'

describe('a statement past the query builder', () => {
  it('answers with numbers for bigint, text for dates and Dates for moments', async () => {
    const { db } = await testDatabase()
    const text = `select $1::bigint as n, $2::date as day, '2026-03-01T10:00:00Z'::timestamptz as at, '{"a":1}'::json as json`
    const { rows } = await statement(db, { name: 'test-kinds', text, values: [42, '2020-01-31'] })
    expect(rows).toEqual([{ n: 42, day: '2020-01-31', at: new Date('2026-03-01T10:00:00Z'), json: { a: 1 } }])
  })

  it('refuses a bigint that a number cannot hold', async () => {
    const { db } = await testDatabase()
    const asked = statement(db, { name: 'test-big', text: 'select 9007199254740993::bigint as n', values: [] })
    await expect(asked).rejects.toThrow('does not fit a number')
  })

  it('runs inside the transaction it is given', async () => {
    const { db } = await testDatabase()
    const inside = await db.transaction(async (trx) => {
      await trx.raw(`select set_config('test.mark', 'inside', true)`)
      const text = `select current_setting('test.mark', true) as mark`
      return (await statement<{ mark: string }>(trx, { name: 'test-mark', text, values: [] })).rows[0]?.mark
    })
    expect(inside).toBe('inside')
  })

  it('refuses a transaction that has ended, whose connection may be in other hands', async () => {
    const { db } = await testDatabase()
    const trx = await db.transaction()
    await trx.commit()
    await expect(statement(trx, { name: 'test-late', text: 'select 1', values: [] })).rejects.toThrow('has ended')
  })

  it('gives a connection back after an error of the statement, and lends it again', async () => {
    const { db } = await testDatabase()
    for (let i = 0; i < 20; i++) {
      const asked = statement(db, { name: 'test-wrong', text: 'select 1 / $1::int', values: [0] })
      await expect(asked).rejects.toMatchObject({ code: '22012' })
    }
    const { rows } = await statement(db, { name: 'test-right', text: 'select 1 as one', values: [] })
    expect(rows).toEqual([{ one: 1 }])
  })

  it('never lends a connection again that the server has ended', async () => {
    const { db } = await testDatabase()
    for (let i = 0; i < 20; i++) {
      const text = 'select pg_terminate_backend(pg_backend_pid())'
      await expect(statement(db, { name: 'test-end', text, values: [] })).rejects.toMatchObject({ code: '57P01' })
      expect((await statement(db, { name: 'test-next', text: 'select 1 as one', values: [] })).rows).toEqual([
        { one: 1 },
      ])
    }
  })
})
