import { isDict, PdfName, PdfRef, PdfStream, PdfString, type PdfValue } from './value.ts'

/** The value in PDF syntax, as Latin-1 text; names are escaped, strings written in hex. Streams: see writeObject. */
export function writeValue(value: PdfValue): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') return writeNumber(value)
  if (value instanceof PdfName) return `/${writeName(value.name)}`
  if (value instanceof PdfRef) return `${value.number} ${value.generation} R`
  if (value instanceof PdfString) return `<${Buffer.from(value.bytes).toString('hex')}>`
  if (Array.isArray(value)) return `[${value.map(writeValue).join(' ')}]`
  if (isDict(value)) return `<<${[...value].map(([key, item]) => `/${writeName(key)} ${writeValue(item)}`).join(' ')}>>`
  throw new TypeError('a stream is an object of its own')
}

/** The body of an indirect object: what stands between `obj` and `endobj`. */
export function writeObject(value: PdfValue): Uint8Array {
  if (!(value instanceof PdfStream)) return Buffer.from(writeValue(value), 'latin1')
  const dict = new Map(value.dict).set('Length', value.raw.length)
  return Buffer.concat([Buffer.from(`${writeValue(dict)}\nstream\n`, 'latin1'), value.raw, Buffer.from('\nendstream')])
}

function writeNumber(value: number): string {
  if (Number.isInteger(value)) return String(value)
  // PDF knows no exponent; five digits are what readers keep (ISO 32000-2 annex C).
  return value.toFixed(5).replace(/0+$/, '')
}

function writeName(name: string): string {
  return name.replace(/[^!-~]|[#()<>[\]{}/%]/g, (sign) => `#${sign.charCodeAt(0).toString(16).padStart(2, '0')}`)
}
