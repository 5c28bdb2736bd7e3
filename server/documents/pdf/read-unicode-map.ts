import { ValueReader } from './read-value.ts'
import { PdfString, type PdfValue } from './value.ts'

/** Character code → the text it stands for. */
export type UnicodeMap = Map<number, string>

const MAX_RANGE = 65_536

/** A ToUnicode CMap (ISO 32000-2 §9.10.3): its bfchar and bfrange entries. Throws PdfDefect. */
export function readUnicodeMap(cmap: Uint8Array): UnicodeMap {
  const reader = new ValueReader(cmap)
  const map: UnicodeMap = new Map()
  let operands: PdfValue[] = []
  for (;;) {
    while (reader.startsValue()) operands.push(reader.readValue())
    const operator = reader.readKeyword()
    if (operator === '') return map
    if (operator === 'endbfchar') readPairs(operands, map)
    if (operator === 'endbfrange') readRanges(operands, map)
    operands = []
  }
}

function readPairs(operands: PdfValue[], map: UnicodeMap): void {
  for (let at = 0; at + 1 < operands.length; at += 2) {
    const [code, text] = [operands[at], operands[at + 1]]
    if (code instanceof PdfString && text instanceof PdfString) map.set(codeOf(code), textOf(text))
  }
}

function readRanges(operands: PdfValue[], map: UnicodeMap): void {
  for (let at = 0; at + 2 < operands.length; at += 3) {
    const [first, last, target] = [operands[at], operands[at + 1], operands[at + 2]]
    if (!(first instanceof PdfString) || !(last instanceof PdfString)) continue
    const count = Math.min(codeOf(last) - codeOf(first) + 1, MAX_RANGE)
    for (let step = 0; step < count; step += 1) {
      const text = Array.isArray(target) ? target[step] : target
      if (text instanceof PdfString)
        map.set(codeOf(first) + step, Array.isArray(target) ? textOf(text) : shifted(text, step))
    }
  }
}

function codeOf(string: PdfString): number {
  return string.bytes.reduce((code, byte) => code * 256 + byte, 0)
}

function textOf(string: PdfString): string {
  const whole = string.bytes.subarray(0, string.bytes.length & ~1)
  return Buffer.from(whole).swap16().toString('utf16le')
}

/** The text with its last UTF-16 unit moved on. */
function shifted(string: PdfString, step: number): string {
  const text = textOf(string)
  return text.slice(0, -1) + String.fromCharCode(text.charCodeAt(text.length - 1) + step)
}
