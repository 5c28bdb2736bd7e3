import { beforeAll, describe, expect, it } from 'vitest'
import { anAgency, aService } from '../test/factories.ts'
import { type TestParley, testParley } from '../test/parley.ts'
import { proofOfAddress } from '../test/proof-of-address.ts'

let parley: TestParley
let proof: string
let permit: string

beforeAll(async () => {
  parley = await testParley()
  proof = (await aService(parley.owner)).name
  const titles = { en: 'Parking permit', ru: 'Разрешение на парковку' }
  const asked = { en: ['where do I get a parking permit'], ru: ['хочу оставлять машину у дома'] }
  permit = (
    await aService(parley.owner, {
      definition: { ...proofOfAddress, titles, summary: titles, asked, category: 'transport' },
    })
  ).name
})

const found = async (query: string) => {
  const { body } = await parley.http.get(`/api/services?${query}`).expect(200)
  return body.services.map((one: { service: string }) => one.service)
}

describe('the catalogue', () => {
  it.each([
    ['I need proof of where I live', () => proof],
    ['proofs of addresses', () => proof],
    ['нужна справка о месте жительства', () => proof],
    ['парковку для машины', () => permit],
    ['parkng permt', () => permit],
  ])('answers “%s”', async (need, expected) => {
    expect((await found(`q=${encodeURIComponent(need)}`))[0]).toBe(expected())
  })

  it('leaves out what only shares a common word', async () => {
    expect(await found(`q=${encodeURIComponent('where do I get a parking permit')}`)).toEqual([permit])
  })

  it.each(['the', '!!!', "'; drop table services; --", '\\', 'a & b | !c', '(((', '%'])(
    'finds nothing wrong with %j',
    async (q) => {
      expect(Array.isArray(await found(`q=${encodeURIComponent(q)}`))).toBe(true)
    },
  )

  it('refuses what is no text', async () => {
    await parley.http.get('/api/services?q=%00').expect(400)
    await parley.http.get('/api/services?q=%FF').expect((answer) => expect(answer.status).toBeLessThan(500))
    await parley.http.get(`/api/services?q=${'a'.repeat(501)}`).expect(422)
  })

  it('lists everything, or one category, in the asked language', async () => {
    expect(await found('')).toEqual(expect.arrayContaining([proof, permit]))
    expect(await found('category=transport')).toEqual([permit])
    const { body } = await parley.http.get(`/api/services/${permit}?locale=ru`).expect(200)
    expect(body).toMatchObject({ title: 'Разрешение на парковку', cost: 'Бесплатно', needs: ['Паспорт'] })
    expect(body.questions).toBeGreaterThan(2)
  })

  it('shows no service of an agency that is not verified, nor one that is not there', async () => {
    const hidden = await aService(parley.owner, { agency: await anAgency(parley.owner, { verified: false }) })
    expect(await found('')).not.toContain(hidden.name)
    await parley.http.get(`/api/services/${hidden.name}`).expect(404)
    await parley.http.get('/api/services/no/such').expect(404)
    const anna = await parley.signedIn()
    await anna.post('/api/conversations', { service: hidden.name }).expect(404)
  })
})
