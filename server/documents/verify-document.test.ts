import { beforeAll, describe, expect, it } from 'vitest'
import type { Sealer } from '../gateways/seal.ts'
import { appendRevision, nextNumber } from './pdf/append-revision.ts'
import { readPdf } from './pdf/read-pdf.ts'
import { dictOf, PdfName, PdfRef, PdfStream, textString } from './pdf/value.ts'
import { writeObject } from './pdf/write-value.ts'
import { aPdf } from './test/a-pdf.ts'
import { aSealer } from './test/an-authority.ts'
import { verifyDocument } from './verify-document.ts'

const now = new Date()
const request = { agency: 'registry', agencyName: 'Civil Registry', reason: 'Issued', at: now }

let sealer: Sealer
let sealed: Uint8Array

beforeAll(async () => {
  sealer = aSealer()
  sealed = await sealer.seal(aPdf(), request)
})

const day = 24 * 3600 * 1000

const verify = (pdf: Uint8Array, at = now) => verifyDocument(pdf, { trustAnchors: sealer.trustAnchors(), now: at })
const codes = (pdf: Uint8Array, at = now) => {
  const report = verify(pdf, at)
  return [...report.reasons, ...report.signatures.flatMap(({ reasons }) => reasons)].map(({ code }) => code)
}

/** The sealed file with one more revision behind it. */
function changedLater(number: number, body: Uint8Array): Uint8Array {
  return appendRevision(readPdf(sealed), [{ number, body }]).bytes
}

/** The sealed file with a piece of its text replaced by one of the same length. */
function replaced(from: string, to: string): Uint8Array {
  const text = Buffer.from(sealed).toString('latin1')
  expect(text).toContain(from)
  expect(to).toHaveLength(from.length)
  return new Uint8Array(Buffer.from(text.replace(from, to), 'latin1'))
}

describe('a sealed document', () => {
  it('is valid and says who sealed it and when', () => {
    expect(verify(sealed)).toEqual({
      verdict: 'valid',
      reasons: [],
      signatures: [
        {
          kind: 'seal',
          sealedBy: 'Civil Registry',
          agency: 'registry',
          sealedAt: `${now.toISOString().slice(0, 19)}.000Z`,
          stampedAt: null,
          level: 'B-B',
          unchanged: true,
          reasons: [],
          remarks: [],
        },
      ],
    })
  })

  it('stays valid when another agency seals it too', async () => {
    const twice = await sealer.seal(sealed, { ...request, agency: 'transport' })
    expect(verify(twice).verdict).toBe('valid')
    expect(verify(twice).signatures).toHaveLength(2)
  })

  it('is valid with an RSA key as well', async () => {
    const other = aSealer({ key: 'rsa2048' })
    const pdf = await other.seal(aPdf(), request)
    expect(verifyDocument(pdf, { trustAnchors: other.trustAnchors(), now }).verdict).toBe('valid')
  })

  it('is not valid when it carries no seal', () => {
    expect(verify(aPdf()).verdict).toBe('not-signed')
  })

  it('is not valid when it is no PDF', () => {
    expect(verify(new Uint8Array(Buffer.from('hello'))).verdict).toBe('unreadable')
    expect(verify(new Uint8Array(0)).verdict).toBe('unreadable')
  })
})

describe('one changed bit', () => {
  it('is noticed wherever it lies', () => {
    const accepted: number[] = []
    // Some hundreds of them: through structure, content, signature and the zeros behind it.
    const step = Math.floor((sealed.length * 8) / 600)
    for (let bit = 0; bit < sealed.length * 8; bit += step) {
      const pdf = Uint8Array.from(sealed)
      pdf[bit >> 3] = (pdf[bit >> 3] as number) ^ (1 << (bit & 7))
      if (verify(pdf).verdict === 'valid') accepted.push(bit)
    }
    expect(accepted).toEqual([])
  })

  it('is noticed in the hex digits of the signature and its time-stamp', async () => {
    const stamping = aSealer({ stamper: {} })
    const stamped = await stamping.seal(aPdf(), request)
    const trust = { trustAnchors: stamping.trustAnchors(), now }
    const start = Buffer.from(stamped).indexOf('/Contents <30') + '/Contents <'.length
    const end = Buffer.from(stamped).indexOf('0'.repeat(64), start)
    const accepted: number[] = []
    // Seventeen is prime to the lengths of what is written there, so that all parts have their turn.
    for (let at = start; at < end; at += 17) {
      const digit = Number.parseInt(String.fromCharCode(stamped[at] as number), 16)
      const pdf = Uint8Array.from(stamped)
      pdf[at] = (digit ^ (1 << (at & 3))).toString(16).charCodeAt(0)
      if (verifyDocument(pdf, trust).verdict === 'valid') accepted.push(at - start)
    }
    expect(verifyDocument(stamped, trust).verdict).toBe('valid')
    expect(end - start).toBeGreaterThan(2000)
    expect(accepted).toEqual([])
  })
})

describe('a later revision', () => {
  const page = { Type: new PdfName('Page'), Parent: new PdfRef(2), MediaBox: [0, 0, 200, 200], Resources: dictOf({}) }

  it.each([
    [
      'replaces the content of a page',
      () => changedLater(4, writeObject(new PdfStream(dictOf({}), Buffer.from('0 0 m S')))),
    ],
    ['gives the page other content', () => changedLater(3, writeObject(dictOf({ ...page, Contents: new PdfRef(5) })))],
    [
      'adds a page',
      () =>
        changedLater(
          2,
          writeObject(dictOf({ Type: new PdfName('Pages'), Kids: [new PdfRef(3), new PdfRef(3)], Count: 2 })),
        ),
    ],
    ['changes the title', () => changedLater(5, writeObject(dictOf({ Title: textString('Another') })))],
    ['opens with an action', () => withCatalog({ OpenAction: [new PdfRef(3), new PdfName('Fit')] })],
    ['hides a layer', () => withCatalog({ OCProperties: dictOf({}) })],
    ['attaches a file', () => withCatalog({ Names: dictOf({}) })],
    ['drops the certification', () => withCatalog({ Perms: null })],
    ['lets readers redraw fields', () => withForm({ NeedAppearances: true })],
    ['removes the seal from the form', () => withForm({ Fields: [] })],
    ['puts the form in place of the page content', () => withCatalog({ AcroForm: new PdfRef(4) })],
    ['puts validation material in place of the page content', () => dssOver(4)],
    ['adds an object that belongs to nothing', () => changedLater(90, writeObject(dictOf({})))],
  ])('that %s makes the document invalid', (_, attack) => {
    expect(verify(attack()).verdict).toBe('changed')
  })

  it('that adds validation material leaves it valid', () => {
    const file = readPdf(sealed)
    const number = nextNumber(file)
    const catalog = new Map(file.catalog).set('DSS', new PdfRef(number))
    const { bytes } = appendRevision(file, [
      { number, body: writeObject(dictOf({ Type: new PdfName('DSS'), Certs: [new PdfRef(number + 1)] })) },
      { number: number + 1, body: writeObject(new PdfStream(dictOf({}), Buffer.from('certificate'))) },
      { number: file.catalogRef.number, body: writeObject(catalog) },
    ])
    expect(verify(bytes).verdict).toBe('valid')
  })

  function withCatalog(entries: Record<string, Parameters<typeof writeObject>[0]>): Uint8Array {
    const catalog = new Map(readPdf(sealed).catalog)
    for (const [key, value] of Object.entries(entries)) catalog.set(key, value)
    return changedLater(1, writeObject(catalog))
  }

  function withForm(entries: Record<string, Parameters<typeof writeObject>[0]>): Uint8Array {
    const form = readPdf(sealed).catalog.get('AcroForm') as Map<string, never>
    return withCatalog({ AcroForm: dictOf({ ...Object.fromEntries(form), ...entries }) })
  }

  function dssOver(number: number): Uint8Array {
    const file = readPdf(sealed)
    return appendRevision(file, [
      { number: 1, body: writeObject(new Map(file.catalog).set('DSS', new PdfRef(number))) },
      { number, body: writeObject(dictOf({ Type: new PdfName('DSS') })) },
    ]).bytes
  }
})

describe('a seal at the wrong place', () => {
  const range = () => /\/ByteRange (\[[^\]]+\])/.exec(Buffer.from(sealed).toString('latin1'))?.[1] as string
  const inRange = (edit: (numbers: number[]) => (number | string)[]) => {
    const old = range()
    const numbers = edit(old.match(/\d+/g)?.map(Number) ?? [])
    const written = `[${numbers.join(' ')}`.slice(0, old.length - 1)
    return replaced(old, `${written.padEnd(old.length - 1)}]`)
  }

  it.each([
    ['that covers less at the end', () => inRange(([a = 0, b = 0, c = 0, d = 0]) => [a, b, c, d - 1])],
    ['that begins later', () => inRange(([, b = 0, c = 0, d = 0]) => [1, b, c, d])],
    ['that leaves out more around it', () => inRange(([a = 0, b = 0, c = 0, d = 0]) => [a, b - 1, c + 1, d - 1])],
    ['with a negative range', () => inRange(([a = 0, b = 0, c = 0]) => [a, b, c, '-1'])],
    ['with three numbers', () => inRange(([a = 0, b = 0, c = 0]) => [a, b, c])],
    ['with an empty range', () => inRange(() => [0, 0, 0, 0])],
    ['without a range', () => replaced('/ByteRange', '/ByteRangf')],
    ['with nothing as signature', () => replaced('/Contents <30', '/Contentz <30')],
    ['with a second /Contents', () => replaced('/Filter /Adobe.PPKLite', '/Contents <>          ')],
    ['that the form does not lead to', () => replaced('/AcroForm', '/AcroForn')],
  ])('%s is refused', (_, attack) => {
    expect(['changed', 'unreadable']).toContain(verify(attack()).verdict)
  })

  it('of another document is refused', async () => {
    const other = Buffer.from(await sealer.seal(aPdf({ title: 'B paper' }), request)).toString('latin1')
    const token = /\/Contents (<[0-9a-f]+>)/
    const mine = Buffer.from(sealed).toString('latin1')
    const moved = mine.replace(token, `/Contents ${token.exec(other)?.[1]}`)
    expect(codes(new Uint8Array(Buffer.from(moved, 'latin1')))).toContain('digest-differs')
  })
})

describe('trust', () => {
  it('is not given to a seal of another authority', async () => {
    const pdf = await aSealer().seal(aPdf(), request)
    expect(verify(pdf).verdict).toBe('untrusted')
    expect(codes(pdf)).toEqual(['signer-not-trusted'])
  })

  it.each([
    ['has expired', { seal: { notAfter: new Date(now.getTime() - day) } }, 'certificate-expired'],
    ['is not valid yet', { seal: { notBefore: new Date(now.getTime() + day) } }, 'certificate-not-yet-valid'],
    ['is weak', { key: 'rsa1024' }, 'certificate-weak'],
    ['is one of an authority', { seal: { kind: 'authority' } }, 'certificate-not-for-signing'],
  ] as const)('is not given to a certificate that %s', async (_, overrides, code) => {
    const other = aSealer(overrides)
    const pdf = await other.seal(aPdf(), request)
    const report = verifyDocument(pdf, { trustAnchors: other.trustAnchors(), now })
    expect(report.verdict).toBe('untrusted')
    expect(report.signatures[0]?.reasons.map((reason) => reason.code)).toContain(code)
  })

  it('is not given to a time that has not come yet', async () => {
    const pdf = await sealer.seal(aPdf(), { ...request, at: new Date(now.getTime() + 3600 * 1000) })
    expect(codes(pdf)).toEqual(['time-in-future'])
  })
})
