/** The objects of ISO 32000-2 §7.3. Numbers, booleans, null and arrays are JavaScript's own. */
export type PdfValue = null | boolean | number | PdfValue[] | PdfName | PdfString | PdfRef | PdfDict | PdfStream

export type PdfDict = Map<string, PdfValue>

export class PdfName {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
}

export class PdfRef {
  readonly number: number
  readonly generation: number
  constructor(number: number, generation = 0) {
    this.number = number
    this.generation = generation
  }
}

/** `start` and `end` are the offsets of the token in the file, delimiters included. */
export class PdfString {
  readonly bytes: Uint8Array
  readonly start: number
  readonly end: number
  constructor(bytes: Uint8Array, start = 0, end = 0) {
    this.bytes = bytes
    this.start = start
    this.end = end
  }
}

/** `raw` is what stands in the file, before any filter. */
export class PdfStream {
  readonly dict: PdfDict
  readonly raw: Uint8Array
  constructor(dict: PdfDict, raw: Uint8Array) {
    this.dict = dict
    this.raw = raw
  }
}

/** What a file does wrong. `code` is stable; the message is for the log. */
export class PdfDefect extends Error {
  readonly code: PdfDefectCode
  constructor(code: PdfDefectCode, message: string) {
    super(message)
    this.name = 'PdfDefect'
    this.code = code
  }
}

/** `malformed`: not a PDF by the letter. `unsupported`: may be one, in a form that is refused here on purpose. */
export type PdfDefectCode = 'malformed' | 'unsupported' | 'too-large'

export const isDict = (value: PdfValue | undefined): value is PdfDict => value instanceof Map
export const isRef = (value: PdfValue | undefined): value is PdfRef => value instanceof PdfRef
export const isNamed = (value: PdfValue | undefined, name: string) => value instanceof PdfName && value.name === name

/** A non-negative integer below 2^53, the only kind of number offsets and counts may be. */
export const isCount = (value: PdfValue | undefined): value is number =>
  Number.isSafeInteger(value) && Number(value) >= 0

export const dictOf = (entries: Record<string, PdfValue>): PdfDict => new Map(Object.entries(entries))

/** A text string (§7.9.2): PDFDocEncoding where ASCII is enough, else UTF-16BE with its mark. */
export function textString(text: string): PdfString {
  if (/^[\x20-\x7e]*$/.test(text)) return new PdfString(Buffer.from(text, 'latin1'))
  return new PdfString(Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(text, 'utf16le').swap16()]))
}

/** The text of a text string; bytes of PDFDocEncoding beyond ASCII are read as Latin-1. */
export function readTextString(string: PdfString): string {
  const bytes = Buffer.from(string.bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff && bytes.length % 2 === 0)
    return bytes.subarray(2).swap16().toString('utf16le')
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return bytes.subarray(3).toString('utf8')
  return bytes.toString('latin1')
}

/** A date (§7.9.4) in UTC, whole seconds: `D:20261124153000Z`. */
export function dateString(at: Date): PdfString {
  return new PdfString(Buffer.from(`D:${at.toISOString().slice(0, 19).replace(/[-T:]/g, '')}Z`, 'latin1'))
}

/** The instant of a date (§7.9.4) in UTC or with an offset; undefined when it is none. */
export function readDateString(string: PdfString): Date | undefined {
  const text = Buffer.from(string.bytes).toString('latin1')
  const parts = /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:Z|([+-]\d\d)'(\d\d)'?)$/.exec(text)
  if (!parts) return undefined
  const [, year, month, day, hour, minute, second, offsetHour, offsetMinute] = parts
  const offset = offsetHour ? `${offsetHour}:${offsetMinute}` : 'Z'
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${offset}`)
  return Number.isNaN(at.getTime()) ? undefined : at
}
