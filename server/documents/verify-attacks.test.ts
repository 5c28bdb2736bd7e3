import { beforeAll, describe, expect, it } from 'vitest'
import { aPdf } from './test/a-pdf.ts'
import { anAuthority, aSealer } from './test/an-authority.ts'
import { attacksOnContent, hidden } from './test/attacks-on-content.ts'
import { attacksOnPlace } from './test/attacks-on-place.ts'
import { verifyDocument } from './verify-document.ts'

// The published families of attacks on signed PDF (forgery, wrapping, incremental saving, shadow, certification), made
// from our own files. Ordinary readers let several of them through.
const now = new Date()
const request = { agency: 'registry', agencyName: 'Civil Registry', reason: 'Issued', at: now }

const files = [
  ['a file with a time-stamp (P-256)', 'p256', 'B-T'],
  ['a file with a time-stamp (RSA)', 'rsa3072', 'B-T'],
  ['a file with proof that lasts (P-256)', 'p256', 'B-LTA'],
  ['a file with proof that lasts (RSA)', 'rsa3072', 'B-LTA'],
] as const

describe.each(files)('%s', (_, key, level) => {
  const authority = anAuthority({ key, tells: level === 'B-LTA', stamper: {} })
  const sealer = aSealer({ stamper: {} }, authority)
  let pdf: Uint8Array

  beforeAll(async () => {
    const sealed = await sealer.seal(aPdf({ more: [hidden] }), request)
    pdf = level === 'B-LTA' ? (await sealer.preserve(sealed, now)).pdf : sealed
  })

  const verify = (bytes: Uint8Array) => verifyDocument(bytes, { trustAnchors: authority.trustAnchors(), now })
  const refusedFor = (forged: Uint8Array) => {
    const { verdict, reasons, signatures } = verify(forged)
    expect(['changed', 'unreadable']).toContain(verdict)
    return [...reasons, ...signatures.flatMap((signature) => signature.reasons)].map(({ code }) => code)
  }

  it('is valid as it is', () => {
    expect(verify(pdf)).toMatchObject({ verdict: 'valid', signatures: [{ level }, ...(level === 'B-LTA' ? [{}] : [])] })
  })

  it.each(attacksOnPlace((signatures) => signatures[0]))('is refused with $name, at its seal', ({ forge, told }) => {
    expect(refusedFor(forge(pdf)).filter((code) => told.includes(code))).not.toEqual([])
  })

  it.each(attacksOnPlace((signatures) => signatures.at(-1)))('is refused with $name, at its end', ({ forge, told }) => {
    expect(refusedFor(forge(pdf)).filter((code) => told.includes(code))).not.toEqual([])
  })

  it.each(attacksOnContent)('is refused with $name', ({ forge, told }) => {
    expect(refusedFor(forge(pdf)).filter((code) => told.includes(code))).not.toEqual([])
  })

  it('is refused with the signature of another file', async () => {
    const other = Buffer.from(await sealer.seal(aPdf({ title: 'B paper', more: [hidden] }), request)).toString('latin1')
    const token = /\/Contents (<[0-9a-f]+>)/
    const moved = Buffer.from(pdf)
      .toString('latin1')
      .replace(token, `/Contents ${token.exec(other)?.[1]}`)
    expect(refusedFor(new Uint8Array(Buffer.from(moved, 'latin1')))).toContain('digest-differs')
  })

  it('is refused with any letter of its content changed', () => {
    const at = Buffer.from(pdf).indexOf('0 0 m 100 100 l S')
    for (let letter = 0; letter < 17; letter += 1) {
      const forged = Uint8Array.from(pdf)
      forged[at + letter] = (forged[at + letter] as number) ^ 1
      expect(refusedFor(forged)).toContain('digest-differs')
    }
  })
})
