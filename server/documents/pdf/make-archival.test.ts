import { describe, expect, it } from 'vitest'
import { writePdf } from '../test/a-pdf.ts'
import { makeArchival } from './make-archival.ts'
import { markArtifacts } from './mark-artifacts.ts'
import { readPdf } from './read-pdf.ts'
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

const at = new Date('2026-11-24T12:00:00.900Z')

/** A tagged page with a link, as a browser prints it. */
function aPrint(): Uint8Array {
  return writePdf([
    dictOf({
      Type: new PdfName('Catalog'),
      Pages: new PdfRef(2),
      StructTreeRoot: new PdfRef(6),
      Lang: textString('ru'),
    }),
    dictOf({ Type: new PdfName('Pages'), Kids: [new PdfRef(3)], Count: 1 }),
    dictOf({
      Type: new PdfName('Page'),
      Parent: new PdfRef(2),
      MediaBox: [0, 0, 9, 9],
      Contents: new PdfRef(4),
      Annots: [new PdfRef(7)],
    }),
    new PdfStream(dictOf({}), Buffer.from('BT (1) Tj ET /P <</MCID 0>> BDC BT (a) Tj ET EMC')),
    dictOf({ Title: textString('Справка'), Producer: textString('A browser') }),
    dictOf({ Type: new PdfName('StructTreeRoot') }),
    dictOf({
      Type: new PdfName('Annot'),
      Subtype: new PdfName('Link'),
      A: dictOf({ S: new PdfName('URI'), URI: textString('https://a.example/') }),
    }),
  ])
}

const textOf = (value: PdfValue | undefined) => (value instanceof PdfString ? readTextString(value) : undefined)

describe('making a print archival', () => {
  const file = readPdf(
    makeArchival(aPrint(), {
      at,
      attachments: [{ name: 'б.json', mimeType: 'application/json', description: 'Data', bytes: Buffer.from('{}') }],
    }),
  )

  it('writes one revision that says who made it and when, in whole seconds', () => {
    expect(file.sections).toHaveLength(1)
    const info = file.resolve(file.trailer.get('Info'))
    const entries = isDict(info) ? Object.fromEntries([...info].map(([key, value]) => [key, textOf(value)])) : {}
    expect(entries).toEqual({
      Title: 'Справка',
      Creator: 'Parley',
      Producer: 'A browser',
      CreationDate: 'D:20261124120000Z',
      ModDate: 'D:20261124120000Z',
    })
    const metadata = file.resolve(file.catalog.get('Metadata'))
    const xmp = metadata instanceof PdfStream ? Buffer.from(metadata.raw).toString('utf8') : ''
    expect(xmp).toContain('<xmp:CreateDate>2026-11-24T12:00:00Z</xmp:CreateDate>')
    expect(xmp).toContain('<rdf:li xml:lang="x-default">Справка</rdf:li>')
  })

  it('keeps the same bytes for the same print, so that a repeated job changes nothing', () => {
    expect(Buffer.compare(makeArchival(aPrint(), { at }), makeArchival(aPrint(), { at }))).toBe(0)
  })

  it('attaches the data, says where a link leads and gives the browser’s roles a meaning', () => {
    const names = file.resolve(file.catalog.get('Names'))
    const tree = isDict(names) ? names.get('EmbeddedFiles') : null
    const [name, spec] = isDict(tree) ? (tree.get('Names') as PdfValue[]) : []
    expect(textOf(name)).toBe('б.json')
    expect(file.catalog.get('AF')).toEqual([spec])
    const link = file.resolve(new PdfRef(7))
    expect(isDict(link) && textOf(link.get('Contents'))).toBe('https://a.example/')
    const tags = file.resolve(new PdfRef(6))
    expect(isDict(tags) && tags.get('RoleMap')).toEqual(
      dictOf({ Strong: new PdfName('Span'), Em: new PdfName('Span') }),
    )
  })

  it('refuses a print without tags', () => {
    const plain = writePdf([
      dictOf({ Type: new PdfName('Catalog'), Pages: new PdfRef(2) }),
      dictOf({ Type: new PdfName('Pages'), Kids: [], Count: 0 }),
    ])
    expect(() => makeArchival(plain, { at })).toThrow(expect.objectContaining({ code: 'unsupported' }))
  })
})

describe('marking what belongs to no tag', () => {
  it('marks text in the margins and leaves tagged text alone', () => {
    const marked = markArtifacts(Buffer.from('q BT (1) Tj ET Q /P <</MCID 0>> BDC BT (a) Tj ET EMC'))
    expect(
      Buffer.from(marked ?? [])
        .toString()
        .replace(/\s+/g, ' '),
    ).toBe(
      'q /Artifact <</Type /Pagination /Subtype /Footer>> BDC BT (1) Tj ET EMC Q /P <</MCID 0>> BDC BT (a) Tj ET EMC',
    )
  })

  it('has nothing to do when all text is tagged', () => {
    expect(markArtifacts(Buffer.from('/P <</MCID 0>> BDC BT (a) Tj ET EMC'))).toBeUndefined()
  })
})
