import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { testDatabase } from '../test/database.ts'
import { listen } from './listen.ts'

const endListeners = `select pg_terminate_backend(pid) from pg_stat_activity
  where application_name = 'parley-listen' and datname = current_database()`

describe('listening', () => {
  let heard: string[]
  let begun: number
  let warned: number
  let listening: Awaited<ReturnType<typeof listen>>

  beforeEach(async () => {
    const { applicationUrl } = await testDatabase()
    heard = []
    begun = warned = 0
    listening = await listen(applicationUrl, {
      channels: ['first', 'Second one'],
      onNotification: (channel, payload) => heard.push(`${channel}: ${payload}`),
      onReconnect: () => begun++,
      log: { warn: () => warned++ },
    })
  })
  afterEach(() => listening.close())

  it('hears every channel it was asked to, in order', async () => {
    const { db } = await testDatabase()
    await db.raw(`select pg_notify('first', '1'), pg_notify('Second one', '2'), pg_notify('another', '3')`)
    await expect.poll(() => heard).toEqual(['first: 1', 'Second one: 2'])
    expect(begun).toBe(1)
  })

  it('comes back after the connection was cut, and says that something may have been missed', async () => {
    const { db } = await testDatabase()
    for (const round of [2, 3]) {
      await db.raw(endListeners)
      await expect.poll(() => begun).toBe(round)
    }
    await db.raw(`select pg_notify('first', 'again')`)
    await expect.poll(() => heard).toEqual(['first: again'])
    expect(warned).toBe(2)
  })

  it('lets go of its connection when closed', async () => {
    const { db } = await testDatabase()
    await listening.close()
    const { rows } = await db.raw(endListeners)
    expect(rows).toEqual([])
    expect(warned).toBe(0)
  })

  it('fails at once when the database cannot be reached at first', async () => {
    const options = { channels: [], onNotification: () => {}, onReconnect: () => {}, log: { warn: () => {} } }
    await expect(listen('postgres://nobody@127.0.0.1:1/none', options)).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  })
})
