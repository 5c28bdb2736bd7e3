import { ValueReader } from './read-value.ts'

const OPENING = '/Artifact <</Type /Pagination /Subtype /Footer>> BDC\n'
const CLOSING = '\nEMC\n'

/**
 * The content with every text object that belongs to no tag marked as pagination (ISO 14289-1 §7.1): the browser
 * leaves the margins of a page, with number and page count, outside its tags. Undefined when there is none.
 */
export function markArtifacts(content: Uint8Array): Uint8Array | undefined {
  const reader = new ValueReader(content)
  const parts: Uint8Array[] = []
  let copied = 0
  let depth = 0
  let start: number | undefined
  for (;;) {
    while (reader.startsValue()) reader.readValue()
    const at = reader.at
    const operator = reader.readKeyword()
    if (operator === '' || operator === 'BI') break
    if (operator === 'BDC' || operator === 'BMC') depth += 1
    if (operator === 'EMC') depth -= 1
    if (operator === 'BT' && depth === 0) start = at
    if (operator === 'ET' && start !== undefined) {
      parts.push(
        content.subarray(copied, start),
        Buffer.from(OPENING),
        content.subarray(start, reader.at),
        Buffer.from(CLOSING),
      )
      copied = reader.at
      start = undefined
    }
  }
  return parts.length === 0 ? undefined : Buffer.concat([...parts, content.subarray(copied)])
}
