import { beforeEach, describe, expect, it } from 'vitest'
import type { Deps } from '../deps.ts'
import { theState } from '../evidence/append-evidence.ts'
import { aPerson } from '../test/factories.ts'
import { type TestParley, testParley } from '../test/parley.ts'
import { nameFirstAdministrators } from './name-first-administrators.ts'
import { signIn } from './sign-in.ts'

const parley: TestParley = await testParley()
const issuer = 'https://id.test'

const withSetting = (...firstAdministrators: string[]): Deps => {
  const { deps } = parley
  return { ...deps, config: { ...deps.config, firstAdministrators, oidc: { ...deps.config.oidc, issuer } } }
}

const administrators = async (): Promise<string[]> =>
  parley
    .owner('role_assignments as h')
    .join('accounts as a', 'a.id', 'h.account_id')
    .where({ role: 'administrator' })
    .orderBy('a.sub')
    .pluck('a.sub')

beforeEach(async () => {
  await parley.owner('role_assignments').where({ role: 'administrator' }).delete()
})

describe('the first administrators', () => {
  it('are two people, one who has signed in before and one who has not, and it stands in the log of the state', async () => {
    const known = await aPerson(parley.owner, { name: 'Ada' })
    expect(await nameFirstAdministrators(withSetting(known.sub, 'zoe'))).toBe(true)
    expect(await administrators()).toEqual([known.sub, 'zoe'].toSorted())
    const [record] = await parley.owner('evidence_records').where({ agency_id: theState }).orderBy('log_index', 'desc')
    expect(JSON.parse(record.body)).toMatchObject({ type: 'administrators.named', about: { first: known.id } })
  })

  it('have their own names with their first sign-in', async () => {
    await nameFirstAdministrators(withSetting('one-of-two', 'two-of-two'))
    await signIn(parley.deps, {
      ...{ iss: issuer, sub: 'one-of-two', name: 'Nina', locale: 'ru', sid: undefined, acr: undefined },
      authTime: parley.clock.now,
      idTokenHash: 'f'.repeat(64),
    })
    expect(await parley.owner('accounts').where({ sub: 'one-of-two' }).first('name')).toEqual({ name: 'Nina' })
    const session = await parley.owner('sessions').orderBy('created_at', 'desc').first('official')
    expect(session).toEqual({ official: true })
  })

  it('are not named once there is an administrator, whoever it is', async () => {
    await aPerson(parley.owner, { roles: [{ role: 'administrator', agencyId: null }] })
    const before = await administrators()
    expect(await nameFirstAdministrators(withSetting('intruder', 'accomplice'))).toBe(false)
    expect(await administrators()).toEqual(before)
    expect(await parley.owner('accounts').whereIn('sub', ['intruder', 'accomplice'])).toEqual([])
  })

  it('are named once by processes that start together', async () => {
    const setting = withSetting('together-1', 'together-2')
    const named = await Promise.all([1, 2, 3].map(() => nameFirstAdministrators(setting)))
    expect(named.filter(Boolean)).toHaveLength(1)
    expect(await administrators()).toEqual(['together-1', 'together-2'])
  })

  it('are nobody without the setting', async () => {
    expect(await nameFirstAdministrators(withSetting())).toBe(false)
    expect(await administrators()).toEqual([])
  })
})
