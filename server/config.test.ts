import { describe, expect, it } from 'vitest'
import { readConfig } from './config.ts'

const real = {
  NODE_ENV: 'production',
  PUBLIC_URL: 'https://parley.example/',
  OIDC_ISSUER: 'https://id.example',
  DATABASE_URL: 'postgres://parley@db/parley',
  SEAL_KEYS: '/etc/parley/keys',
  MAIL_URL: 'smtps://mail.example:465',
}

describe('the configuration', () => {
  it('needs nothing for the demo', () => {
    expect(readConfig({})).toMatchObject({
      production: false,
      port: 3000,
      host: '127.0.0.1',
      publicUrl: 'http://localhost:3000',
      demo: true,
      oidc: { issuer: 'http://localhost:3000/oidc', embedded: true },
      role: 'all',
    })
  })

  it('names each setting that is wrong', () => {
    expect(() => readConfig({ PORT: 'http', PARLEY_ROLE: 'cook' })).toThrow(/PORT[\s\S]*PARLEY_ROLE/)
  })

  it('takes a provider that signs for people whole or not at all', () => {
    const provider = { CSC_URL: 'https://sign.example/csc/v2/', CSC_NAME: 'Trust', CSC_CLIENT_ID: 'parley' }
    expect(readConfig({ CSC_NAME: 'Trust' }).csc).toBeUndefined()
    expect(() => readConfig(provider)).toThrow('CSC_URL: needs CSC_CLIENT_SECRET, CSC_ROOT as well')
    const whole = { ...provider, CSC_CLIENT_SECRET: 's', CSC_ROOT: '/etc/parley/csc.pem' }
    expect(readConfig(whole).csc).toEqual({
      ...{ url: 'https://sign.example/csc/v2', name: 'Trust', clientId: 'parley', clientSecret: 's' },
      ...{ roots: '/etc/parley/csc.pem', person: 'name' },
    })
  })

  it.each(['OIDC_ISSUER', 'DATABASE_URL', 'SEAL_KEYS', 'MAIL_URL'] as const)(
    'refuses the demo part in place of %s in production',
    (name) => {
      expect(() => readConfig({ ...real, [name]: '' })).toThrow(name)
    },
  )

  it('takes two first administrators, and not one alone or one twice', () => {
    expect(readConfig({ PARLEY_FIRST_ADMINS: ' ada  zoe ' }).firstAdministrators).toEqual(['ada', 'zoe'])
    expect(readConfig({}).firstAdministrators).toEqual([])
    for (const text of ['ada', 'ada ada', 'ada zoe eve'])
      expect(() => readConfig({ PARLEY_FIRST_ADMINS: text })).toThrow('PARLEY_FIRST_ADMINS')
  })

  it('refuses production without https', () => {
    expect(() => readConfig({ ...real, PUBLIC_URL: 'http://parley.example' })).toThrow('https')
  })

  it('takes production with real parts, and a pilot that says it is one', () => {
    expect(readConfig(real)).toMatchObject({ production: true, demo: false, publicUrl: 'https://parley.example' })
    expect(readConfig({ NODE_ENV: 'production', PARLEY_PILOT: 'yes' })).toMatchObject({ demo: true })
  })
})
