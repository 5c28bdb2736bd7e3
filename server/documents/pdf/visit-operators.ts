import { ValueReader } from './read-value.ts'
import type { PdfValue } from './value.ts'

export type Operator = {
  name: string
  /** Where the operator begins and ends in the content. */
  start: number
  end: number
  /** Its first operand; reading it costs time, and most are never asked for. */
  operand(): PdfValue | undefined
}

/**
 * Every operator of a content stream (ISO 32000-2 §7.8.2) in order. Ends at an inline image, which holds raw bytes that
 * are no syntax; nothing printed here has one. Throws PdfDefect.
 */
export function visitOperators(content: Uint8Array, visit: (operator: Operator) => void): void {
  const reader = new ValueReader(content)
  for (;;) {
    let operandAt: number | undefined
    while (reader.startsValue()) {
      operandAt ??= reader.at
      reader.skipValue()
    }
    const start = reader.at
    const name = reader.readKeyword()
    if (name === '' || name === 'BI') return
    const operand = () => (operandAt === undefined ? undefined : new ValueReader(content, operandAt).readValue())
    visit({ name, start, end: reader.at, operand })
  }
}
