import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { aService } from '../test/factories.ts'
import { type SignedIn, type TestParley, testParley } from '../test/parley.ts'
import { largestFile } from './upload-file.ts'

let parley: TestParley
let service: Awaited<ReturnType<typeof aService>>

beforeAll(async () => {
  parley = await testParley()
  service = await aService(parley.owner)
})

const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n')

async function conversation(anna: SignedIn): Promise<string> {
  const { body } = await anna.post('/api/conversations', { service: service.name }).expect(201)
  return `/api/conversations/${body.conversation.id}`
}

const upload = (anna: SignedIn, path: string, bytes: Buffer, name = 'contract.pdf') =>
  parley.http.post(`${path}/files`).set('cookie', anna.cookie).attach('file', bytes, name)

describe('uploading a file', () => {
  it('answers with a reference that the conversation takes as the value', async () => {
    const anna = await parley.signedIn()
    const path = await conversation(anna)
    const { body: reference } = await upload(anna, path, pdf).expect(201)
    expect(reference).toMatchObject({ name: 'contract.pdf', mime: 'application/pdf', size: pdf.length })
    const reply = { kind: 'value', value: reference, path: '/contract' }
    await anna.post(`${path}/turns`, { id: randomUUID(), reply }).expect(200)
    expect((await anna.get(`${path}/form`)).body.formData.contract).toEqual(reference)
  })

  it.each([
    ['a program named like a PDF', Buffer.from('MZ\u0090\u0000 not a pdf'), 'invoice.pdf'],
    ['a page of HTML', Buffer.from('<html><script>alert(1)</script>'), 'page.pdf'],
    ['a drawing with scripts', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"></svg>'), 'scan.png'],
  ])('refuses %s and says what can be sent', async (_what, bytes, name) => {
    const anna = await parley.signedIn()
    const refused = await upload(anna, await conversation(anna), bytes, name)
    expect(refused.status).toBe(415)
    expect(refused.body).toMatchObject({ code: 'wrong-type' })
    expect(refused.body.detail).toContain(name)
    expect(refused.body.detail).toContain('PDF, JPG, PNG')
  })

  it('refuses what is too large with the limit in words, and the conversation goes on', async () => {
    const anna = await parley.signedIn()
    const path = await conversation(anna)
    const refused = await upload(anna, path, Buffer.concat([pdf, Buffer.alloc(largestFile)]))
    expect(refused.status).toBe(413)
    expect(refused.body.detail).toBe('contract.pdf is too large. Up to 10 MB can be sent.')
    const { body } = await anna.post(`${path}/turns`, {
      id: randomUUID(),
      reply: { kind: 'text', text: 'Anna Petrova' },
    })
    expect(body.messages.length).toBeGreaterThan(1)
  })

  it('says so in Russian to whoever reads Russian', async () => {
    const anna = await parley.signedIn()
    const refused = await upload(anna, await conversation(anna), Buffer.from('x')).set('accept-language', 'ru')
    expect(refused.body.detail).toContain('такой вид файла не принимается')
  })

  it('refuses an empty file, a body without one, and one cut short', async () => {
    const anna = await parley.signedIn()
    const path = await conversation(anna)
    expect((await upload(anna, path, Buffer.alloc(0))).status).toBe(422)
    const none = parley.http.post(`${path}/files`).set('cookie', anna.cookie)
    expect((await none.set('content-type', 'multipart/form-data; boundary=x').send('--x--\r\n')).status).toBe(400)
    const plain = parley.http.post(`${path}/files`).set('cookie', anna.cookie)
    expect((await plain.send({ file: 'x' })).status).toBe(415)
  })

  it('is for the own conversation only', async () => {
    const anna = await parley.signedIn()
    const boris = await parley.signedIn()
    expect((await upload(boris, await conversation(anna), pdf)).status).toBe(404)
  })

  it('gives a reference that another conversation does not take', async () => {
    const anna = await parley.signedIn()
    const { body: reference } = await upload(anna, await conversation(anna), pdf).expect(201)
    const elsewhere = await conversation(anna)
    for (const value of [reference, { ...reference, sha256: 'f'.repeat(64) }]) {
      const turn = { id: randomUUID(), reply: { kind: 'value', value, path: '/contract' } }
      const refused = await anna.post(`${elsewhere}/turns`, turn)
      expect(refused.status).toBe(422)
    }
  })
})
