import { PdfDefect, type PdfDict, PdfName, PdfRef, PdfString, type PdfValue } from './value.ts'

const MAX_DEPTH = 64
const SPACE = new Set([0x00, 0x09, 0x0a, 0x0c, 0x0d, 0x20])
const DELIMITERS = new Set([...'()<>[]{}/%'].map((sign) => sign.charCodeAt(0)))
const ESCAPES: Record<string, number> = {
  n: 0x0a,
  r: 0x0d,
  t: 0x09,
  b: 0x08,
  f: 0x0c,
  '(': 0x28,
  ')': 0x29,
  '\\': 0x5c,
}

/** Reads values of PDF syntax (ISO 32000-2 §7.2, §7.3) one after another. What the letter does not permit throws. */
export class ValueReader {
  readonly bytes: Uint8Array
  at: number

  constructor(bytes: Uint8Array, at = 0) {
    this.bytes = bytes
    this.at = at
  }

  /** A value, or a reference where `12 0 R` stands. */
  readValue(depth = 0): PdfValue {
    if (depth > MAX_DEPTH) throw this.defect('nested too deeply')
    this.skipSpace()
    const next = this.peek()
    if (next === '/') return this.readName()
    if (next === '(') return this.readLiteral()
    if (next === '[') return this.readArray(depth)
    if (next === '<') return this.peek(1) === '<' ? this.readDict(depth) : this.readHex()
    if (/[0-9+.-]/.test(next)) return this.readNumberOrRef()
    return this.readWord()
  }

  /** Whether a value follows; false at an operator, a closing bracket or the end. */
  startsValue(): boolean {
    this.skipSpace()
    return /[/([<0-9+.-]/.test(this.peek())
  }

  readDict(depth = 0): PdfDict {
    this.expect('<<')
    const dict: PdfDict = new Map()
    for (;;) {
      this.skipSpace()
      if (this.accept('>>')) return dict
      const key = this.readName().name
      // Readers disagree on which of two equal keys counts: that is an attack, not a document.
      if (dict.has(key)) throw this.defect(`two keys /${key}`)
      dict.set(key, this.readValue(depth + 1))
    }
  }

  readInteger(): number {
    this.skipSpace()
    const digits = this.takeWhile((byte) => byte >= 0x30 && byte <= 0x39)
    if (digits === '' || digits.length > 15) throw this.defect('no integer')
    return Number(digits)
  }

  /** A run of regular characters: a keyword of the file or an operator of a content stream. */
  readKeyword(): string {
    this.skipSpace()
    return this.takeWhile((byte) => !SPACE.has(byte) && !DELIMITERS.has(byte))
  }

  expect(text: string): void {
    this.skipSpace()
    if (!this.accept(text)) throw this.defect(`no ${text}`)
  }

  accept(text: string): boolean {
    for (let i = 0; i < text.length; i += 1) {
      if (this.bytes[this.at + i] !== text.charCodeAt(i)) return false
    }
    this.at += text.length
    return true
  }

  skipSpace(): void {
    for (;;) {
      const byte = this.bytes[this.at]
      if (byte === undefined) return
      if (byte === 0x25) this.skipComment()
      else if (SPACE.has(byte)) this.at += 1
      else return
    }
  }

  defect(what: string): PdfDefect {
    return new PdfDefect('malformed', `${what} at byte ${this.at}`)
  }

  private skipComment(): void {
    while (this.at < this.bytes.length && this.bytes[this.at] !== 0x0a && this.bytes[this.at] !== 0x0d) this.at += 1
  }

  private peek(ahead = 0): string {
    const byte = this.bytes[this.at + ahead]
    return byte === undefined ? '' : String.fromCharCode(byte)
  }

  private takeWhile(belongs: (byte: number) => boolean): string {
    const start = this.at
    while (this.at < this.bytes.length && belongs(this.bytes[this.at] as number)) this.at += 1
    return Buffer.from(this.bytes.subarray(start, this.at)).toString('latin1')
  }

  private readName(): PdfName {
    if (!this.accept('/')) throw this.defect('no name')
    const written = this.takeWhile((byte) => !SPACE.has(byte) && !DELIMITERS.has(byte))
    const name = written.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    )
    return new PdfName(name)
  }

  private readArray(depth: number): PdfValue[] {
    this.expect('[')
    const items: PdfValue[] = []
    for (;;) {
      this.skipSpace()
      if (this.accept(']')) return items
      items.push(this.readValue(depth + 1))
    }
  }

  private readNumberOrRef(): number | PdfRef {
    const written = this.takeWhile(
      (byte) => (byte >= 0x30 && byte <= 0x39) || byte === 0x2b || byte === 0x2d || byte === 0x2e,
    )
    if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(written)) throw this.defect('no number')
    if (!/^\d{1,10}$/.test(written)) return Number(written)
    const after = this.at
    const generation = this.acceptReferenceTail()
    if (generation !== undefined) return new PdfRef(Number(written), generation)
    this.at = after
    return Number(written)
  }

  private acceptReferenceTail(): number | undefined {
    this.skipSpace()
    const generation = this.takeWhile((byte) => byte >= 0x30 && byte <= 0x39)
    if (generation === '' || generation.length > 5) return undefined
    this.skipSpace()
    if (!this.accept('R')) return undefined
    const next = this.bytes[this.at]
    return next === undefined || SPACE.has(next) || DELIMITERS.has(next) ? Number(generation) : undefined
  }

  private readWord(): null | boolean {
    const word = this.readKeyword()
    if (word === 'true') return true
    if (word === 'false') return false
    if (word === 'null') return null
    throw this.defect(`unknown word ${JSON.stringify(word.slice(0, 20))}`)
  }

  private readHex(): PdfString {
    const start = this.at
    this.at += 1
    const written = this.takeWhile((byte) => byte !== 0x3e)
    if (!this.accept('>')) throw this.defect('unfinished hex string')
    const digits = written.replace(/\s|\0/g, '')
    if (/[^0-9A-Fa-f]/.test(digits)) throw this.defect('no hex digit')
    return new PdfString(Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex'), start, this.at)
  }

  private readLiteral(): PdfString {
    const start = this.at
    const bytes: number[] = []
    this.at += 1
    for (let open = 1; open > 0; ) {
      const byte = this.bytes[this.at]
      if (byte === undefined) throw this.defect('unfinished string')
      this.at += 1
      if (byte === 0x28) open += 1
      if (byte === 0x29) open -= 1
      if (byte === 0x5c) this.readEscape(bytes)
      else if (open > 0) bytes.push(byte)
    }
    return new PdfString(Uint8Array.from(bytes), start, this.at)
  }

  private readEscape(bytes: number[]): void {
    const octal = this.takeOctal()
    if (octal !== undefined) {
      bytes.push(octal & 0xff)
      return
    }
    const sign = this.peek()
    this.at += 1
    if (sign === '\r') this.accept('\n')
    else if (sign !== '\n') bytes.push(ESCAPES[sign] ?? sign.charCodeAt(0))
  }

  private takeOctal(): number | undefined {
    let value: number | undefined
    for (let taken = 0; taken < 3 && /[0-7]/.test(this.peek()); taken += 1) {
      value = (value ?? 0) * 8 + Number(this.peek())
      this.at += 1
    }
    return value
  }
}
