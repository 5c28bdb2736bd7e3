import { visitOperators } from './visit-operators.ts'

const OPENING = '/Artifact <</Type /Pagination /Subtype /Footer>> BDC\n'
const CLOSING = '\nEMC\n'

/**
 * The content with every text object that belongs to no tag marked as pagination (ISO 14289-1 §7.1): the browser
 * leaves the margins of a page, with number and page count, outside its tags. Undefined when there is none.
 */
export function markArtifacts(content: Uint8Array): Uint8Array | undefined {
  const parts: Uint8Array[] = []
  let copied = 0
  let depth = 0
  let textAt: number | undefined
  visitOperators(content, ({ name, start, end }) => {
    if (name === 'BDC' || name === 'BMC') depth += 1
    if (name === 'EMC') depth -= 1
    if (name === 'BT' && depth === 0) textAt = start
    if (name !== 'ET' || textAt === undefined) return
    parts.push(
      content.subarray(copied, textAt),
      Buffer.from(OPENING),
      content.subarray(textAt, end),
      Buffer.from(CLOSING),
    )
    copied = end
    textAt = undefined
  })
  return parts.length === 0 ? undefined : Buffer.concat([...parts, content.subarray(copied)])
}
