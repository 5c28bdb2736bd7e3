import type { Deps } from '../../server/deps.ts'
import { NotFound } from '../../server/errors.ts'
import { exportTrail } from '../../server/evidence/export-trail.ts'
import { trailInput } from '../../server/evidence/read-trail.ts'
import { type CurrentAdmin, officialOf } from '../access/official.ts'
import { readInput } from '../request/read-input.ts'
import { presentRecord } from '../resources/present-trail.ts'
import { panelText } from '../texts/panel-texts.ts'
import { csvLine } from './csv-line.ts'

const columns = ['at', 'who', 'agency', 'what', 'before', 'after', 'reason', 'index', 'hash'] as const

/** The lines of the log that a page shows with this query, on all its pages. @throws NotFound, Invalid */
export async function exportTrailLines(
  deps: Deps,
  query: Record<string, string>,
  official: CurrentAdmin,
): Promise<string> {
  const { actor, ability, locale } = officialOf(official)
  if (!ability.can('read', 'Evidence')) throw new NotFound('table to export')
  const lines = await exportTrail(deps, actor, readInput(trailInput, query))
  const head = csvLine(columns.map((name) => panelText(locale, `trail.column.${name}`)))
  const shown = lines.map((line) => presentRecord(line, locale))
  return head + shown.map((line) => csvLine(columns.map((name) => String(line[name] ?? '')))).join('')
}
