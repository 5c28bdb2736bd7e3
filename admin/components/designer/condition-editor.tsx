import { Fragment } from 'react'
import { type Grouped, grouped, ungrouped } from '../../../catalog/designing/grouped-condition.ts'
import type { OutlineItem } from '../../../catalog/designing/outline.ts'
import { setCondition } from '../../../catalog/designing/set-condition.ts'
import { useTexts } from '../use-texts.ts'
import { ClauseRow } from './clause-row.tsx'
import { useDesign } from './design-context.ts'
import { firstClause } from './first-clause.ts'
import { useAskedInWords } from './use-asked-in-words.ts'

/** When it is asked, as sentences: “Ask only when [Do you rent?] [is] [yes]”. */
export function ConditionEditor({ item }: { item: OutlineItem }) {
  const { say } = useTexts()
  const { form, editForm, isLocked } = useDesign()
  const candidates = useCandidates(item)
  const sentence = useAskedInWords()(item)
  const last = candidates.at(-1)
  const { asked, within } = item
  const said: Grouped = typeof asked === 'string' ? { join: 'all', lines: [] } : grouped(asked)
  const write = (lines: Grouped['lines'], join = said.join) =>
    editForm(setCondition(form, item.at, ungrouped({ join, lines })))
  return (
    <fieldset className="d-conditions" disabled={isLocked}>
      <legend>{say('designer.when')}</legend>
      <p className="d-sentence">{sentence}</p>
      {asked === 'schema' && <p className="p-help">{say('designer.schemaHelp')}</p>}
      {said.lines.length > 1 && (
        <select
          aria-label={say('designer.howMany')}
          value={said.join}
          onChange={(event) => write(said.lines, event.target.value as Grouped['join'])}
        >
          <option value="all">{say('designer.joined.all')}</option>
          <option value="any">{say('designer.joined.any')}</option>
        </select>
      )}
      <Lines
        said={said}
        candidates={candidates}
        within={within}
        onChange={(lines) => write(lines.filter((line) => line.length > 0))}
      />
      {asked !== 'schema' && last && (
        <button type="button" className="p-button" onClick={() => write([...said.lines, [firstClause(last, within)]])}>
          {said.lines.length === 0 ? say('designer.onlyWhen') : say(`designer.addLine.${said.join}`)}
        </button>
      )}
      {!last && asked === 'always' && <p className="p-help">{say('designer.nothingBefore')}</p>}
    </fieldset>
  )
}

type LinesProps = {
  said: Grouped
  candidates: OutlineItem[]
  within: string
  onChange(lines: Grouped['lines']): void
}

function Lines({ said: { join, lines }, candidates, within, onChange }: LinesProps) {
  const { say } = useTexts()
  const last = candidates.at(-1)
  return lines.map((line, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a line has no other name
    <div key={index} className="d-condition-line">
      {line.map((clause, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: nor has a clause
        <Fragment key={place}>
          {place > 0 && <span className="p-quiet">{say(`designer.inLine.${join}`)}</span>}
          <ClauseRow
            clause={clause}
            candidates={candidates}
            within={within}
            onChange={(changed) => onChange(lines.with(index, line.with(place, changed)))}
            onRemove={() => onChange(lines.with(index, line.toSpliced(place, 1)))}
          />
        </Fragment>
      ))}
      {last && lines.length > 1 && (
        <button
          type="button"
          className="p-button d-small"
          onClick={() => onChange(lines.with(index, [...line, firstClause(last, within)]))}
        >
          {say(`designer.addInLine.${join}`)}
        </button>
      )}
    </div>
  ))
}

/** What was asked before in the same section, or in a section before it. */
function useCandidates({ at, within }: OutlineItem): OutlineItem[] {
  const { items } = useDesign()
  const before = items.slice(
    0,
    items.findIndex((one) => one.at === at),
  )
  const isInList = (one: OutlineItem) => one.at.slice(within.length).includes('/items/')
  return before.filter(
    (one) => one.at.startsWith(`${within}/`) && !at.startsWith(`${one.at}/`) && isAnswered(one) && !isInList(one),
  )
}

const isAnswered = ({ kind }: OutlineItem) => kind !== 'section' && kind !== 'info'
