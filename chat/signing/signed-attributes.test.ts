import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { isSame } from './bytes.ts'
import { isShownDocument } from './check-revision.ts'
import { signedAttributes } from './signed-attributes.ts'

const certificate = Uint8Array.from([1, 2, 3])
const pdf = new Uint8Array(Buffer.from('%PDF shown'))
const [intent, assertion] = ['{"purpose":"sign/v1"}', 'MEUC']

/** What a server offers to be signed, with one thing in it as told. */
async function offered(told: { before?: string; place?: string; intent?: string } = {}) {
  const head = `${told.before ?? ''} ${JSON.stringify(told.intent ?? intent)} ${assertion} `
  const place = told.place ?? '<0000>'
  const tail = new Uint8Array(Buffer.from(`${head}${place} %%EOF`))
  const from = pdf.length + head.length
  const to = from + place.length
  const bytes = Buffer.concat([pdf, tail])
  const digest = createHash('sha256').update(bytes.subarray(0, from)).update(bytes.subarray(to)).digest()
  return { tail, byteRange: [0, from, to, bytes.length - to], toBeSigned: await signedAttributes(digest, certificate) }
}

const shown = { pdf, certificate, intent, assertion }

describe('what the browser signs', () => {
  it('is the digest of the document and the certificate, sorted as DER wants it', async () => {
    const hex = Buffer.from(await signedAttributes(new Uint8Array(32), certificate)).toString('hex')
    const [contentType, digest] = ['06092a864886f70d010903310b06092a864886f70d010701', '06092a864886f70d0109043122']
    const order = [contentType, digest, '060b2a864886f70d010910022f'].map((part) => hex.indexOf(part))
    expect(order).toEqual(order.toSorted((a, b) => a - b))
    expect(order[0]).toBeGreaterThan(0)
  })

  it('is what was shown with the agreed intent behind it', async () => {
    expect(await isShownDocument(await offered(), shown)).toBe(true)
  })

  it('is refused when the digest is another document’s', async () => {
    const { toBeSigned } = await offered({ before: 'something else' })
    expect(await isShownDocument({ ...(await offered()), toBeSigned }, shown)).toBe(false)
  })

  it('is refused when the intent is another, the place is not empty, or a part is left out', async () => {
    expect(await isShownDocument(await offered({ intent: '{"purpose":"sign/v2"}' }), shown)).toBe(false)
    expect(await isShownDocument(await offered({ place: '<00ff>' }), shown)).toBe(false)
    const whole = await offered()
    const [zero, from = 0, to = 0, rest = 0] = whole.byteRange
    expect(await isShownDocument({ ...whole, byteRange: [zero ?? 0, from, to, rest - 1] }, shown)).toBe(false)
    expect(await isShownDocument({ ...whole, byteRange: [zero ?? 0, 2, to, rest] }, shown)).toBe(false)
  })

  it('tells bytes apart', () => {
    expect(isSame(Uint8Array.of(1), Uint8Array.of(1))).toBe(true)
    expect(isSame(Uint8Array.of(1), Uint8Array.of(1, 2))).toBe(false)
  })
})
