import type { OutlineItem } from '../../../catalog/designing/outline.ts'
import { type DefectPlace, placeOfDefect } from '../../../catalog/designing/place-of-defect.ts'
import type { Defect } from '../../../forms/index.ts'

/** One thing to repair. Defects of the same cause at the same place are one, told by the first of them. */
export type DefectLine = { defect: Defect; place: DefectPlace; all: Defect[] }

/** Errors first, then in the order of the form: one line a cause and place. */
export function defectLines(defects: readonly Defect[], items: readonly OutlineItem[]): DefectLine[] {
  const lines = new Map<string, DefectLine>()
  for (const defect of defects) {
    const place = placeOfDefect(defect, items)
    const key = `${defect.code} ${typeof place === 'string' ? place : place.at}`
    const known = lines.get(key)
    if (known) known.all.push(defect)
    else lines.set(key, { defect, place, all: [defect] })
  }
  const rank = ({ defect, place }: DefectLine) =>
    (defect.severity === 'error' ? 0 : 10_000) +
    (typeof place === 'string' ? 5_000 : items.findIndex((item) => item.at === place.at))
  return [...lines.values()].toSorted((one, other) => rank(one) - rank(other))
}
