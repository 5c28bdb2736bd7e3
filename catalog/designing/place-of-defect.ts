import type { Defect } from '#forms'
import type { OutlineItem } from './outline.ts'

/** Where a defect is to be repaired: at a question, in what is told about the service, in the document, or in the schema. */
export type DefectPlace = { at: string } | 'about' | 'document' | 'schema'

const ABOUT =
  /^\/(titles|summary|category|lifeEvents|asked|needs|cost|time|result|routing|decision|decideWithinDays)(\/|$)/

/** `items` is the flat outline of the form. */
export function placeOfDefect({ pointer }: Defect, items: readonly OutlineItem[]): DefectPlace {
  if (ABOUT.test(pointer)) return 'about'
  if (/^\/output(\/|$)/.test(pointer)) return 'document'
  const inUi = pointer.startsWith('/uiSchema')
  const under = (whole: string) => pointer === whole || pointer.startsWith(`${whole}/`)
  const near = items
    .map((item) => ({ at: item.at, reach: inUi ? [item.at] : [item.pointer, item.target] }))
    .flatMap(({ at, reach }) => reach.filter(under).map((pointer) => ({ at, length: pointer.length })))
    .toSorted((one, other) => other.length - one.length)
  const [best] = near
  return best ? { at: best.at } : 'schema'
}
