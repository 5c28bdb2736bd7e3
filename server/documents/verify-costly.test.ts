import { deflateSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Sealer } from '../gateways/seal.ts'
import { appendRevision, nextNumber } from './pdf/append-revision.ts'
import { readPdf } from './pdf/read-pdf.ts'
import { dictOf, PdfName, PdfRef, PdfStream, type PdfValue } from './pdf/value.ts'
import { writeObject } from './pdf/write-value.ts'
import { aPdf } from './test/a-pdf.ts'
import { aSealer } from './test/an-authority.ts'
import { verifyDocument } from './verify-document.ts'

const now = new Date()
const request = { agency: 'registry', agencyName: 'Civil Registry', reason: 'Issued', at: now }

let sealer: Sealer
let sealed: Uint8Array

beforeAll(async () => {
  sealer = aSealer({ stamper: {} })
  sealed = await sealer.seal(aPdf(), request)
})

const verify = (pdf: Uint8Array) => verifyDocument(pdf, { trustAnchors: sealer.trustAnchors(), now })
const latin1 = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')
const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))

describe('a small file that means much work', () => {
  /** Refused or read, soon: these would take minutes or all memory if they were read as they ask to be. */
  const soon = (pdf: Uint8Array) => {
    const begun = process.cpuUsage()
    const { verdict } = verify(pdf)
    const { user, system } = process.cpuUsage(begun)
    expect((user + system) / 1e6).toBeLessThan(5)
    return verdict
  }

  it('is over soon: objects inside each other', () => {
    const depth = 20_000
    const head = '%PDF-1.7\n'
    const starts: number[] = []
    let body = head
    for (let number = 1; number <= depth; number += 1) {
      starts.push(body.length)
      body += `${number} 0 obj(`
    }
    body += ')endobj'.repeat(depth)
    const xref = starts.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
    const pdf = `${body}\nxref\n0 1\n0000000000 65535 f \n1 ${depth}\n${xref}trailer\n<</Size ${depth + 1} /Root 1 0 R>>\nstartxref\n${body.length + 1}\n%%EOF\n`
    expect(soon(bytesOf(pdf))).toBe('unreadable')
  })

  it('is over soon: members of an object stream that are one and the same', () => {
    expect(soon(withMembers(50_000, () => 0, `[${'0 '.repeat(500_000)}]`))).toBe('unreadable')
  })

  it('is over soon: validation material that inflates beyond all measure', async () => {
    const bomb = deflateSync(Buffer.alloc(60 * 1024 * 1024))
    const stream = new PdfStream(dictOf({ Filter: new PdfName('FlateDecode') }), bomb)
    const file = readPdf(sealed)
    const number = nextNumber(file)
    const many = Array.from({ length: 250 }, () => new PdfRef(number + 1))
    const { bytes } = appendRevision(file, [
      { number, body: writeObject(dictOf({ Certs: many, CRLs: many, OCSPs: many })) },
      { number: number + 1, body: writeObject(stream) },
      { number: 1, body: writeObject(new Map(file.catalog).set('DSS', new PdfRef(number))) },
    ])
    expect(['valid', 'unreadable']).toContain(soon(bytes))
  })

  it('is over soon: a revocation list of nothing but the smallest parts', () => {
    const parts = Buffer.alloc(6 * 1024 * 1024).fill(Buffer.from([0x05, 0x00]))
    const length = Buffer.alloc(4)
    length.writeUInt32BE(parts.length)
    const list = Buffer.concat([Buffer.from([0x30, 0x84]), length, parts])
    const stream = new PdfStream(dictOf({ Filter: new PdfName('FlateDecode') }), deflateSync(list))
    const file = readPdf(sealed)
    const number = nextNumber(file)
    const { bytes } = appendRevision(file, [
      { number, body: writeObject(dictOf({ CRLs: [new PdfRef(number + 1)], OCSPs: [new PdfRef(number + 1)] })) },
      { number: number + 1, body: writeObject(stream) },
      { number: 1, body: writeObject(new Map(file.catalog).set('DSS', new PdfRef(number))) },
    ])
    expect(['valid', 'unreadable']).toContain(soon(bytes))
  })

  it('is over soon: many revisions of many entries', () => {
    let pdf = sealed
    for (let revision = 0; revision < 40; revision += 1) pdf = withFreed(pdf, 90_000)
    expect(soon(pdf)).not.toBe('valid')
  })
})

/** A file whose objects from number 10 on are members of one object stream. */
function withMembers(count: number, offsetOf: (index: number) => number, bodies: string): Uint8Array {
  const index = Array.from({ length: count }, (_, n) => `${n + 10} ${offsetOf(n)} `).join('')
  const entries = { Type: new PdfName('ObjStm'), N: count, First: index.length, Filter: new PdfName('FlateDecode') }
  const base = aPdf({ more: [new PdfStream(dictOf(entries), deflateSync(Buffer.from(index + bodies)))] })
  const rows = Buffer.alloc(count * 7)
  for (let n = 0; n < count; n += 1) {
    rows[7 * n] = 2
    rows.writeUInt32BE(6, 7 * n + 1)
    rows.writeUInt16BE(n, 7 * n + 5)
  }
  return withXrefStream(base, { W: [1, 4, 2], Index: [10, count] }, rows, count + 11)
}

/** One more revision that says of so many objects that there are none. */
function withFreed(pdf: Uint8Array, count: number): Uint8Array {
  return withXrefStream(pdf, { W: [1, 1, 1], Index: [1000, count] }, Buffer.alloc(3 * count), count + 1000)
}

function withXrefStream(pdf: Uint8Array, entries: Record<string, PdfValue>, rows: Buffer, size: number): Uint8Array {
  const dict = dictOf({
    Type: new PdfName('XRef'),
    Size: size,
    Root: new PdfRef(1),
    Info: new PdfRef(5),
    Prev: Number(/startxref\n(\d+)\n%%EOF\n$/.exec(latin1(pdf.subarray(-64)))?.[1]),
    Filter: new PdfName('FlateDecode'),
    ...entries,
  })
  const stream = writeObject(new PdfStream(dict, deflateSync(rows)))
  const section = Buffer.concat([bytesOf(`${size - 1} 0 obj\n`), stream, bytesOf('\nendobj\n')])
  return new Uint8Array(Buffer.concat([pdf, section, bytesOf(`startxref\n${pdf.length}\n%%EOF\n`)]))
}
