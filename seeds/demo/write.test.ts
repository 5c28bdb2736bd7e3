import { describe, expect, it } from 'vitest'
import { testDatabase } from '../../server/test/database.ts'
import { publishService } from './publish-service.ts'
import { services } from './services/index.ts'
import { seedDemo } from './write.ts'

const issuer = 'http://localhost/oidc'
const now = new Date('2026-03-01T09:00:00Z')
const { owner } = await testDatabase()
await seedDemo(owner, { issuer, now })

const everything = async () => ({
  agencies: await owner('agencies').select('slug', 'verified_at').orderBy('slug'),
  offices: await owner('offices').pluck('slug'),
  accounts: await owner('accounts').select('id', 'iss', 'sub', 'name').orderBy('sub'),
  roles: await owner('role_assignments').select('id', 'account_id', 'agency_id', 'role').orderBy('id'),
  services: await owner('services').select('id', 'slug', 'published_version').orderBy('slug'),
  versions: await owner('service_versions')
    .select('service_id', 'version', 'form_hash')
    .orderBy(['service_id', 'version']),
})

describe('seeding the demo', () => {
  it('writes agencies, people and published services', async () => {
    const written = await everything()
    expect(written.agencies.map(({ slug, verified_at }) => [slug, verified_at !== null])).toEqual([
      ['clinic', true],
      ['participation', false],
      ['registry', true],
      ['schools', true],
      ['transport', true],
    ])
    expect(written.accounts.map(({ sub }) => sub)).toHaveLength(15)
    expect(written.services.map(({ slug, published_version }) => `${slug} ${published_version}`)).toEqual([
      'birth-registration 1',
      'enrolment 1',
      'fine-appeal 1',
      'parking-permit 1',
      'residence-certificate 1',
      'travel-consent 1',
    ])
  })

  it('gives roles in the right agency', async () => {
    const roles = await owner('role_assignments as r')
      .join('accounts as a', 'a.id', 'r.account_id')
      .leftJoin('agencies as g', 'g.id', 'r.agency_id')
      .orderBy(['a.sub', 'r.role'])
      .select('a.sub', 'r.role', 'g.slug')
    expect(roles.map(({ sub, role, slug }) => `${sub}: ${role} of ${slug ?? 'the state'}`)).toEqual([
      'admin: administrator of the state',
      'admin2: administrator of the state',
      'clara: case-officer of clinic',
      'irina: service-designer of registry',
      'nadia: agency-representative of the state',
      'oleg: case-officer of registry',
      'olga: service-designer of registry',
      'pavel: case-officer of participation',
      'sergei: case-officer of schools',
      'tamara: case-officer of transport',
      'vera: staff-administrator of registry',
      'vera: supervisor of registry',
    ])
  })

  it('changes nothing when repeated, also twice at once', async () => {
    const before = await everything()
    const later = { issuer, now: new Date('2026-04-01T09:00:00Z') }
    await Promise.all([seedDemo(owner, later), seedDemo(owner, later)])
    expect(await everything()).toEqual(before)
  })

  it('keeps the order in which a form asks', async () => {
    const { definition } = await owner('service_versions as v')
      .join('services as s', 's.id', 'v.service_id')
      .where('s.slug', 'residence-certificate')
      .first('v.definition')
    expect(JSON.stringify(definition)).toBe(JSON.stringify(services[0]?.definition))
  })
})

describe('publishing a demo service', () => {
  const [{ definition }] = services as [(typeof services)[number]]
  const summarised = (en: string) => ({ ...definition, summary: { ...definition.summary, en } })
  const publish = async (slug: string, version: typeof definition) => {
    const { id } = await owner('agencies').where({ slug: 'clinic' }).first('id')
    await owner.transaction((trx) => publishService(trx, id, { slug, definition: version }, now))
    return owner('services').where({ agency_id: id, slug }).first('published_version', 'body_text')
  }

  it('makes a changed definition the next version and an old one no version at all', async () => {
    expect((await publish('changing', summarised('First'))).published_version).toBe(1)
    expect((await publish('changing', summarised('First'))).published_version).toBe(1)
    expect(await publish('changing', summarised('Second'))).toMatchObject({
      published_version: 2,
      body_text: expect.stringMatching(/^Second\n/),
    })
    expect((await publish('changing', summarised('First'))).published_version).toBe(2)
  })

  it('is found by the words in which people ask', async () => {
    const found = async (language: string, words: string) =>
      owner('services').whereRaw('search @@ websearch_to_tsquery(?, ?)', [language, words]).pluck('slug')
    expect(await found('english', 'proof of where I live')).toContain('residence-certificate')
    expect(await found('russian', 'нужна справка о месте жительства')).toContain('residence-certificate')
    expect(await found('russian', 'справка о прописке')).toContain('residence-certificate')
    expect(await found('english', 'register newborn')).toEqual(['birth-registration'])
    expect(await found('russian', 'парковка у дома')).toEqual(['parking-permit'])
  })
})
