import { CMS } from '../../gateways/cms-names.ts'
import { readCms } from '../../gateways/read-cms.ts'
import { findSignatures } from '../pdf/find-signatures.ts'
import { inflate } from '../pdf/inflate.ts'
import { pagesOf } from '../pdf/pages.ts'
import { type PdfFile, refTo } from '../pdf/read-pdf.ts'
import { isDict, isNamed, type PdfDict, PdfName, PdfStream, PdfString, type PdfValue } from '../pdf/value.ts'
import { visitOperators } from '../pdf/visit-operators.ts'

type Rule = [rule: string, holds: boolean]

/** How a PDF/A-3 file is written, and what its pages may draw with (ISO 19005-3 §6.1–§6.6, §6.9–§6.11). */
export function syntaxRules(file: PdfFile): Rule[] {
  const objects = [...file.entries.keys()].map((number) => file.object(refTo(file, number)) ?? null)
  const dicts = objects.flatMap(dictsIn)
  const streams = objects.filter((value) => value instanceof PdfStream)
  const operators = contentsOf(file, objects).map(operatorsOf)
  return [
    ['A 6.1.6 strings in hex', [...file.entries.keys()].every((number) => hasWholeHex(headOf(file, number)))],
    ['A 6.1.7 streams', streams.every(isPlainStream) && [...file.entries.keys()].every((n) => isSpaced(file, n))],
    ['A 6.1.9 objects', [...file.entries.keys()].every((number) => /^\d+ \d+ obj\r?\n/.test(headOf(file, number)))],
    ['A 6.1.12 permissions', permitsOnlySealing(file)],
    ['A 6.1.13 limits', objects.every(isWithinLimits) && operators.every(({ depth }) => depth <= 28)],
    ['A 6.1.13 page size', pagesOf(file).every(({ dict }) => isPageSize(dict.get('MediaBox')))],
    ['A 6.2.2 operators', operators.every(({ names }) => [...names].every((name) => OPERATORS.has(name)))],
    ['A 6.2.2 resources', pagesOf(file).every(({ dict }) => isDict(file.resolve(dict.get('Resources'))))],
    ['A 6.2.4 colour', operators.every(({ names }) => !names.has('k') && !names.has('K')) && !mentions(dicts, CMYK)],
    ['A 6.2.5 graphics states', dicts.every((dict) => !['TR', 'HTP', 'HTO', 'HT'].some((key) => dict.has(key)))],
    ['A 6.2.6 rendering intents', operators.every(({ names }) => !names.has('ri'))],
    ['A 6.2.8 images', dicts.every((dict) => dict.get('Interpolate') !== true && !dict.has('Alternates'))],
    ['A 6.2.9 forms', dicts.every((dict) => !['OPI', 'PS', 'Ref'].some((key) => dict.has(key)))],
    ['A 6.2.10 blending', dicts.every((dict) => isSober(dict.get('BM')))],
    ['A 6.3.1 kinds of annotations', dicts.every(isKnownAnnotation)],
    [
      'A 6.4 fields',
      dicts.every((dict) => dict.get('NeedAppearances') !== true && !dict.has('XFA') && !dict.has('AA')),
    ],
    ['A 6.4.3 signatures', findSignatures(file).signatures.every(isOneSigner)],
    ['A 6.5.1 kinds of actions', dicts.every(isKnownAction)],
    ['A 6.6.2 packet', metadataOf(file).every((packet) => /^<\?xpacket begin="[^"]*" id="[^"]*"\?>/.test(packet))],
    ['A 6.9–6.11 nothing optional', !['OCProperties', 'Requirements', 'PresSteps'].some((k) => file.catalog.has(k))],
  ]
}

const CMYK = new Set(['DeviceCMYK', 'Separation', 'DeviceN', 'Pattern', 'LZWDecode', 'JPXDecode', 'Crypt'])

const OPERATORS = new Set(
  (
    'q Q cm w J j M d i gs m l c v y h re S s f F f* B B* b b* n W W* BT ET Tc Tw Tz TL Tf Tr Ts Td TD Tm T* Tj TJ d0 d1 ' +
    'CS cs SC SCN sc scn G g RG rg sh Do MP DP BMC BDC EMC'
  ).split(' '),
)

function dictsIn(value: PdfValue): PdfDict[] {
  if (value instanceof PdfStream) return dictsIn(value.dict)
  if (Array.isArray(value)) return value.flatMap(dictsIn)
  return isDict(value) ? [value, ...[...value.values()].flatMap(dictsIn)] : []
}

/** Whether a name of these stands anywhere as a value. */
function mentions(dicts: PdfDict[], names: Set<string>): boolean {
  const isOne = (value: PdfValue): boolean =>
    Array.isArray(value) ? value.some(isOne) : value instanceof PdfName && names.has(value.name)
  return dicts.some((dict) => [...dict].some(([key, value]) => key !== 'ProcSet' && isOne(value)))
}

/** The pages, and what they draw through: forms and the glyphs of Type 3 fonts. */
function contentsOf(file: PdfFile, objects: PdfValue[]): Uint8Array[] {
  const forms = objects.filter((value) => value instanceof PdfStream && isNamed(value.dict.get('Subtype'), 'Form'))
  const glyphs = objects.flatMap((value) => {
    const procedures = isDict(value) ? file.resolve(value.get('CharProcs')) : null
    return isDict(procedures) ? [...procedures.values()].map((glyph) => file.resolve(glyph)) : []
  })
  const pages = pagesOf(file).map(({ dict }) => file.resolve(dict.get('Contents')))
  return [...pages, ...forms, ...glyphs].flatMap((stream) => (stream instanceof PdfStream ? [inflate(stream)] : []))
}

function operatorsOf(content: Uint8Array): { names: Set<string>; depth: number } {
  const names = new Set<string>()
  let [now, depth] = [0, 0]
  visitOperators(content, ({ name }) => {
    names.add(name)
    if (name === 'q') now += 1
    if (name === 'Q') now -= 1
    depth = Math.max(depth, now)
  })
  return { names, depth }
}

/** The object as it is written, without the bytes of a stream. */
function headOf(file: PdfFile, number: number): string {
  const span = file.span(refTo(file, number))
  const text = Buffer.from(file.bytes.subarray(span?.start, span?.end)).toString('latin1')
  return text.split(/stream\r?\n/, 1)[0] ?? ''
}

function hasWholeHex(written: string): boolean {
  const strings = written.match(/(?<!<)<[0-9A-Fa-f\s]*>(?!>)/g) ?? []
  return strings.every((hex) => hex.replace(/\s/g, '').length % 2 === 0)
}

/** `endstream` and `endobj` begin lines. */
function isSpaced(file: PdfFile, number: number): boolean {
  const span = file.span(refTo(file, number))
  if (!span) return false
  const tail = Buffer.from(file.bytes.subarray(span.end - 24, span.end)).toString('latin1')
  return /[\r\n]endobj$/.test(tail) && (!tail.includes('endstream') || /[\r\n]endstream\r?\nendobj$/.test(tail))
}

function isPlainStream(stream: PdfStream): boolean {
  const { dict, raw } = stream
  const filter = dict.get('Filter')
  const isKnown = filter === undefined || isNamed(filter, 'FlateDecode') || isNamed(filter, 'DCTDecode')
  return isKnown && dict.get('Length') === raw.length && !['F', 'FFilter', 'FDecodeParms'].some((key) => dict.has(key))
}

function permitsOnlySealing(file: PdfFile): boolean {
  const permissions = file.resolve(file.catalog.get('Perms'))
  if (!isDict(permissions)) return true
  const signature = file.resolve(permissions.get('DocMDP'))
  const [reference] = isDict(signature) ? (signature.get('Reference') as PdfValue[]) : []
  const isPlain = isDict(reference) && !['DigestLocation', 'DigestMethod', 'DigestValue'].some((k) => reference.has(k))
  return permissions.size === 1 && isPlain
}

function isWithinLimits(value: PdfValue): boolean {
  if (typeof value === 'number') return Math.abs(value) < 2 ** 31 && (value === 0 || Math.abs(value) > 1.2e-38)
  if (value instanceof PdfName) return Buffer.byteLength(value.name) <= 127
  if (value instanceof PdfString) return value.bytes.length <= 32_767
  if (value instanceof PdfStream) return isWithinLimits(value.dict)
  if (Array.isArray(value)) return value.every(isWithinLimits)
  return !isDict(value) || [...value].every(([key, item]) => Buffer.byteLength(key) <= 127 && isWithinLimits(item))
}

function isPageSize(box: PdfValue | undefined): boolean {
  const [left = 0, bottom = 0, right = 0, top = 0] = Array.isArray(box) ? box.map(Number) : []
  return [right - left, top - bottom].every((side) => side >= 3 && side <= 14_400)
}

const isSober = (mode: PdfValue | undefined) => mode === undefined || isNamed(mode, 'Normal')

const isKnownAnnotation = (dict: PdfDict) =>
  !isNamed(dict.get('Type'), 'Annot') || isNamed(dict.get('Subtype'), 'Link') || isNamed(dict.get('Subtype'), 'Widget')

const isKnownAction = (dict: PdfDict) =>
  !isNamed(dict.get('Type'), 'Action') || isNamed(dict.get('S'), 'URI') || isNamed(dict.get('S'), 'GoTo')

/** CMS by one signer who brings the own certificate along. */
function isOneSigner({ type, contents }: ReturnType<typeof findSignatures>['signatures'][0]): boolean {
  const cms = readCms(contents, type === 'Sig' ? CMS.data : CMS.timeStampInfo)
  return cms !== undefined && cms.certificates.length > 0
}

function metadataOf(file: PdfFile): string[] {
  const stream = file.resolve(file.catalog.get('Metadata'))
  return [stream instanceof PdfStream ? Buffer.from(stream.raw).toString('utf8') : '']
}
