import { describe, expect, it } from 'vitest'
import { aCompressedPdf } from '../test/a-compressed-pdf.ts'
import { aPdf } from '../test/a-pdf.ts'
import { appendRevision, nextNumber } from './append-revision.ts'
import { pagesOf } from './pages.ts'
import { fileAt, readPdf, refTo } from './read-pdf.ts'
import { ValueReader } from './read-value.ts'
import {
  dictOf,
  isDict,
  PdfName,
  PdfRef,
  PdfStream,
  PdfString,
  type PdfValue,
  readTextString,
  textString,
} from './value.ts'
import { writeObject, writeValue } from './write-value.ts'

const read = (text: string): PdfValue => new ValueReader(Buffer.from(text, 'latin1')).readValue()
const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))

describe('reading values', () => {
  it.each([
    ['null', null],
    ['true', true],
    ['-17', -17],
    ['+.5', 0.5],
    ['4.', 4],
    ['/A#20B', new PdfName('A B')],
    ['12 0 R', new PdfRef(12, 0)],
    ['[1 2 0 R 3]', [1, new PdfRef(2, 0), 3]],
    ['<</A 1/B[/C]>>', dictOf({ A: 1, B: [new PdfName('C')] })],
    ['% a comment\n7', 7],
  ])('reads %s', (text, value) => {
    expect(read(text)).toEqual(value)
  })

  it.each([
    ['(a(b)c)', 'a(b)c'],
    ['(\\(\\)\\\\)', '()\\'],
    ['(\\101\\60)', 'A0'],
    ['(one\\\ntwo)', 'onetwo'],
    ['<48 65 6C>', 'Hel'],
    ['<4>', '@'],
  ])('reads the string %s', (text, content) => {
    const value = read(text)
    expect(value instanceof PdfString && Buffer.from(value.bytes).toString('latin1')).toBe(content)
  })

  it.each([
    ['two equal keys', '<</A 1/A 2>>'],
    ['a word that is no value', 'truth'],
    ['an unfinished string', '(abc'],
    ['an unfinished dictionary', '<</A 1'],
    ['a letter in hex', '<0G>'],
    ['a number with two points', '1.2.3'],
    ['a hundred arrays in each other', '['.repeat(100) + ']'.repeat(100)],
  ])('refuses %s', (_, text) => {
    expect(() => read(text)).toThrow(expect.objectContaining({ name: 'PdfDefect', code: 'malformed' }))
  })

  it('keeps texts in every alphabet through writing and reading', () => {
    for (const text of ['plain', 'Справка № 7', '日本', 'emoji 🌿', 'brackets ()\\']) {
      const back = read(writeValue(textString(text)))
      expect(back instanceof PdfString && readTextString(back)).toBe(text)
    }
  })
})

describe('reading files', () => {
  it('finds catalog, objects and streams', () => {
    const file = readPdf(aPdf())
    expect(file.sections).toHaveLength(1)
    expect(file.resolve(new PdfRef(4))).toBeInstanceOf(PdfStream)
    expect(file.resolve(new PdfRef(99))).toBeNull()
  })

  it('sees the newest word of an object, and the older one in the older revision', () => {
    const first = readPdf(aPdf())
    const { bytes } = appendRevision(first, [{ number: 5, body: writeObject(dictOf({ Title: textString('Newer') })) }])
    const title = (file: ReturnType<typeof readPdf>) => {
      const info = file.resolve(file.trailer.get('Info'))
      const value = isDict(info) ? info.get('Title') : undefined
      return value instanceof PdfString ? readTextString(value) : undefined
    }
    const second = readPdf(bytes)
    expect(title(second)).toBe('Newer')
    expect(title(fileAt(second, 1))).toBe('A paper')
    expect(Buffer.from(bytes.subarray(0, first.bytes.length)).equals(first.bytes)).toBe(true)
  })

  it('gives new objects numbers that no revision has used', () => {
    const file = readPdf(aPdf())
    const number = nextNumber(file)
    const { bytes, starts } = appendRevision(file, [{ number, body: writeObject([1, 2]) }])
    expect(Buffer.from(bytes.subarray(starts.get(number))).toString('latin1')).toMatch(/^\[1 2\]\nendobj/)
    expect(readPdf(bytes).object(refTo(readPdf(bytes), number))).toEqual([1, 2])
    expect(nextNumber(readPdf(bytes))).toBe(number + 1)
  })

  it('reads object streams and cross-reference streams, and goes on in their style', () => {
    const file = readPdf(aCompressedPdf())
    expect(file.resolve(new PdfRef(4))).toBeInstanceOf(PdfStream)
    expect(pagesOf(file)).toHaveLength(1)
    const info = file.resolve(file.trailer.get('Info'))
    const title = isDict(info) ? info.get('Title') : null
    expect(title instanceof PdfString && readTextString(title)).toBe('A compact paper')
    const { bytes } = appendRevision(file, [{ number: 5, body: writeObject(dictOf({})) }])
    expect(readPdf(bytes).sections.map(({ kind }) => kind)).toEqual(['stream', 'stream'])
    expect(readPdf(bytes).resolve(new PdfRef(5))).toEqual(new Map())
  })

  const text = Buffer.from(aPdf()).toString('latin1')
  it.each([
    ['a byte before the header', ` ${text}`],
    ['a byte behind the end', `${text} `],
    ['no %%EOF', text.replace('%%EOF', '')],
    ['a startxref that points elsewhere', text.replace(/startxref\n(\d+)/, (_, at) => `startxref\n${Number(at) + 1}`)],
    ['an object that is not where it should be', text.replace('4 0 obj', '7 0 obj')],
    ['a wrong stream length', text.replace('/Length 17', '/Length 16')],
    ['a catalog that is none', text.replace('/Type /Catalog', '/Type /Catalox')],
    ['an object beyond /Size', text.replace('/Size 6', '/Size 3')],
    ['encryption', text.replace('/Root 1 0 R', '/Root 1 0 R /Encrypt 5 0 R')],
    ['a hybrid cross-reference', text.replace('/Root 1 0 R', '/Root 1 0 R /XRefStm 9')],
    ['a chain that does not go back', text.replace('/Root 1 0 R', '/Root 1 0 R /Prev 99999')],
  ])('refuses %s', (_, changed) => {
    const readAll = () => {
      const file = readPdf(bytesOf(changed))
      for (const number of file.entries.keys()) file.object(refTo(file, number))
    }
    expect(readAll).toThrow(expect.objectContaining({ name: 'PdfDefect' }))
  })

  it('ends with a defect or a file, never otherwise, on ten thousand mutilated files', () => {
    const good = aPdf()
    const draw = drawing(20_261_124)
    for (let round = 0; round < 10_000; round += 1) {
      const bytes = Uint8Array.from(good.subarray(0, draw(8) === 0 ? draw(good.length) : good.length))
      for (let change = draw(4); change >= 0 && bytes.length > 0; change -= 1) bytes[draw(bytes.length)] = draw(256)
      try {
        const file = readPdf(bytes)
        for (const number of file.entries.keys()) file.object(refTo(file, number))
      } catch (error) {
        expect(error).toMatchObject({ name: 'PdfDefect' })
      }
    }
  })
})

/** Numbers below a limit, the same in every run. */
function drawing(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}
