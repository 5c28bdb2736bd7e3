import { DIGIT, HEX, KIND, NUMERIC, REGULAR, SPACE, VALUE_START } from './byte-kinds.ts'
import { PdfDefect, type PdfDict, PdfName, PdfRef, PdfString, type PdfValue } from './value.ts'

const MAX_DEPTH = 64
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
  /** Whether a comment was passed over. */
  hasComment = false

  constructor(bytes: Uint8Array, at = 0) {
    this.bytes = bytes
    this.at = at
  }

  /** A value, or a reference where `12 0 R` stands. */
  readValue(depth = 0): PdfValue {
    if (depth > MAX_DEPTH) throw this.defect('nested too deeply')
    this.skipSpace()
    const next = this.bytes[this.at] ?? 0
    if (NUMERIC[next] === 1) return this.readNumberOrRef()
    if (next === 0x2f) return this.readName()
    if (next === 0x3c) return this.bytes[this.at + 1] === 0x3c ? this.readDict(depth) : this.readHex()
    if (next === 0x5b) return this.readArray(depth)
    if (next === 0x28) return this.readLiteral()
    return this.readWord()
  }

  /** Moves behind the next value without making anything of numbers and hex strings. */
  skipValue(): void {
    const next = this.bytes[this.at] ?? 0
    if (NUMERIC[next] === 1) while (NUMERIC[this.bytes[this.at] ?? 0] === 1) this.at += 1
    else if (next === 0x3c && this.bytes[this.at + 1] !== 0x3c) this.skipHex()
    else this.readValue()
  }

  /** Whether a value follows; false at an operator, a closing bracket or the end. */
  startsValue(): boolean {
    this.skipSpace()
    return VALUE_START[this.bytes[this.at] ?? 0] === 1
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
    const digits = this.take(DIGIT, 1)
    if (digits === '' || digits.length > 15) throw this.defect('no integer')
    return Number(digits)
  }

  /** A run of regular characters: a keyword of the file or an operator of a content stream. */
  readKeyword(): string {
    this.skipSpace()
    return this.take(KIND, REGULAR)
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
      else if (KIND[byte] === SPACE) this.at += 1
      else return
    }
  }

  defect(what: string): PdfDefect {
    return new PdfDefect('malformed', `${what} at byte ${this.at}`)
  }

  private skipComment(): void {
    this.hasComment = true
    while (this.at < this.bytes.length && this.bytes[this.at] !== 0x0a && this.bytes[this.at] !== 0x0d) this.at += 1
  }

  /** The longest run of bytes that the table gives this kind. */
  private take(table: Uint8Array, kind: number): string {
    const start = this.at
    while (this.at < this.bytes.length && table[this.bytes[this.at] as number] === kind) this.at += 1
    return this.text(start, this.at)
  }

  private text(start: number, end: number): string {
    let text = ''
    for (let at = start; at < end; at += 1) text += String.fromCharCode(this.bytes[at] as number)
    return text
  }

  private readName(): PdfName {
    if (!this.accept('/')) throw this.defect('no name')
    const written = this.take(KIND, REGULAR)
    if (!written.includes('#')) return new PdfName(written)
    const byCode = (_: string, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))
    return new PdfName(written.replace(/#([0-9A-Fa-f]{2})/g, byCode))
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
    const number = this.readPlainInteger() ?? this.readSignedOrReal()
    const after = this.at
    if (KIND[this.bytes[after] ?? 0] === SPACE && number >= 0 && number < 1e10 && Number.isInteger(number)) {
      const generation = this.acceptReferenceTail()
      if (generation !== undefined) return new PdfRef(number, generation)
      this.at = after
    }
    return number
  }

  /** The usual case without detours: content streams consist of it. */
  private readPlainInteger(): number | undefined {
    let value = 0
    let at = this.at
    for (; DIGIT[this.bytes[at] ?? 0] === 1; at += 1) value = value * 10 + (this.bytes[at] as number) - 0x30
    if (at === this.at || at - this.at > 15 || NUMERIC[this.bytes[at] ?? 0] === 1) return undefined
    this.at = at
    return value
  }

  private readSignedOrReal(): number {
    const written = this.take(NUMERIC, 1)
    if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(written)) throw this.defect('no number')
    return Number(written)
  }

  /** What makes a number a reference: a generation and R. */
  private acceptReferenceTail(): number | undefined {
    this.skipSpace()
    if (DIGIT[this.bytes[this.at] ?? 0] !== 1) return undefined
    const generation = this.take(DIGIT, 1)
    this.skipSpace()
    if (generation.length > 5 || !this.accept('R')) return undefined
    const next = this.bytes[this.at]
    return next === undefined || KIND[next] !== REGULAR ? Number(generation) : undefined
  }

  private readWord(): null | boolean {
    const word = this.readKeyword()
    if (word === 'true') return true
    if (word === 'false') return false
    if (word === 'null') return null
    throw this.defect(`unknown word ${JSON.stringify(word.slice(0, 20))}`)
  }

  private skipHex(): void {
    const end = this.bytes.indexOf(0x3e, this.at)
    if (end === -1) throw this.defect('unfinished hex string')
    this.at = end + 1
  }

  private readHex(): PdfString {
    const start = this.at
    this.skipHex()
    // An odd last digit counts as the upper half of a byte (§7.3.4.3).
    const bytes = new Uint8Array((this.at - start - 1) >> 1)
    let digits = 0
    for (let at = start + 1; at < this.at - 1; at += 1) {
      const byte = this.bytes[at] as number
      const value = HEX[byte] as number
      if (value >= 0) {
        bytes[digits >> 1] = (bytes[digits >> 1] as number) | (digits % 2 === 0 ? value << 4 : value)
        digits += 1
      } else if (KIND[byte] !== SPACE) throw this.defect('no hex digit')
    }
    const length = (digits + 1) >> 1
    return new PdfString(length === bytes.length ? bytes : bytes.subarray(0, length), start, this.at)
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
    const sign = String.fromCharCode(this.bytes[this.at] ?? 0)
    this.at += 1
    if (sign === '\r') this.accept('\n')
    else if (sign !== '\n') bytes.push(ESCAPES[sign] ?? sign.charCodeAt(0))
  }

  private takeOctal(): number | undefined {
    let value: number | undefined
    for (let taken = 0; taken < 3; taken += 1) {
      const digit = (this.bytes[this.at] ?? 0) - 0x30
      if (digit < 0 || digit > 7) break
      value = (value ?? 0) * 8 + digit
      this.at += 1
    }
    return value
  }
}
