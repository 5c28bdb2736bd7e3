import { titleIn } from '../../../catalog/designing/condition-in-words.ts'
import type { DesignedForm } from '../../../catalog/designing/edit-form.ts'
import type { AnyKind } from '../../../catalog/designing/kinds.ts'
import type { OutlineItem } from '../../../catalog/designing/outline.ts'

/** What the outline shows of a question or a section. */
export type OutlineRow = {
  id: string
  within: string
  name: string
  /** “2.1” */
  number: string
  title: string
  kind: AnyKind
  required: boolean
  /** When it is asked, as a sentence; empty when always. */
  condition: string
  isFirst: boolean
  isLast: boolean
  children: OutlineRow[]
}

type Told = { form: DesignedForm; language: string; askedInWords(item: OutlineItem): string }

/** The rows of an outline. `before` are those of the last time: a row that says the same is the same object again. */
export function outlineRows(
  tree: readonly OutlineItem[],
  told: Told,
  before: readonly OutlineRow[] = [],
  above = '',
): OutlineRow[] {
  const known = new Map(before.map((row) => [row.id, row]))
  const rows = tree.map((item, index) => {
    const number = `${above}${index + 1}`
    const earlier = known.get(item.at)
    const row: OutlineRow = {
      id: item.at,
      within: item.within,
      name: item.name,
      number,
      title: titleIn(told.form, item, told.language),
      kind: item.kind,
      required: item.required,
      condition: item.asked === 'always' ? '' : told.askedInWords(item),
      isFirst: index === 0,
      isLast: index === tree.length - 1,
      children: outlineRows(item.children, told, earlier?.children, `${number}.`),
    }
    return earlier && isSame(earlier, row) ? earlier : row
  })
  const isUnchanged = rows.length === before.length && rows.every((row, index) => row === before[index])
  return isUnchanged ? (before as OutlineRow[]) : rows
}

const isSame = (one: OutlineRow, other: OutlineRow): boolean =>
  (Object.keys(one) as (keyof OutlineRow)[]).every((key) => one[key] === other[key])

/** What can be put into it: the section itself, or the rows of a list. */
export function homeIn({ id, kind }: OutlineRow): string | undefined {
  if (kind === 'section') return id
  return kind === 'list' ? `${id}/items` : undefined
}
