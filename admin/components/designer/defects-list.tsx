import { titleIn } from '../../../catalog/designing/condition-in-words.ts'
import { useTexts } from '../use-texts.ts'
import type { DefectLine } from './defect-lines.ts'
import { useDesign } from './design-context.ts'
import type { View } from './views.tsx'

type Props = { lines: readonly DefectLine[] | undefined; onOpen(view: View): void }

/** What we can say in the official's language. The rest speaks of the schema, to those who wrote it there. */
const SAID = new Set([
  'translation-missing',
  'translation-of-nothing',
  'translation-outdated',
  'purpose-missing',
  'legal-basis-missing',
  'missing-title',
  'no-options',
  'too-many-options',
  'routing-pointer-unknown',
  'routing-value-unknown',
  'decision-pointer-unknown',
  'decision-compares-nothing',
  'office-unknown',
  'role-unknown',
  'seen-by-no-roles',
  'seen-by-not-heeded',
  'template',
  'shape',
  'dead-end',
  'no-answer-possible',
  'never-asked',
  'required-but-hidden',
  'required-behind-condition',
  'cannot-be-sent',
  'does-not-end',
  'does-not-fit',
  'asked-in-vain',
  'comes-out-differently',
])

/** Everything to repair before publishing, each a link to where it is done. */
export function DefectsList({ lines, onOpen }: Props) {
  const { say } = useTexts()
  if (!lines) return <p className="d-whole">{say('designer.checking')}</p>
  const errors = lines.filter(({ defect }) => defect.severity === 'error').length
  if (lines.length === 0) return <p className="d-whole">{say('designer.noDefects')}</p>
  return (
    <details className="d-defects">
      <summary>
        {errors > 0 ? say('designer.defects', { count: errors }) : say('designer.hints', { count: lines.length })}
      </summary>
      <ul>
        {lines.map((line) => (
          <li key={`${line.defect.code} ${line.defect.pointer}`}>
            <Line line={line} onOpen={onOpen} />
          </li>
        ))}
      </ul>
    </details>
  )
}

function Line({ line: { defect, place }, onOpen }: { line: DefectLine; onOpen(view: View): void }) {
  const { say, language } = useTexts()
  const { form, items, select } = useDesign()
  const item = typeof place === 'string' ? undefined : items.find((one) => one.at === place.at)
  const where = item ? titleIn(form, item, language) : say(`designer.place.${String(place)}`)
  const open = () => {
    if (item) select(item.at)
    onOpen(item ? 'questions' : place === 'about' ? 'about' : place === 'document' ? 'document' : 'json')
  }
  return (
    <>
      <button type="button" className="p-button d-go" onClick={open}>
        {where}
      </button>{' '}
      {SAID.has(defect.code) ? say(`designer.defect.${defect.code}`) : defect.message}
      {defect.code === 'template' && <span className="p-quiet"> {defect.message}</span>}
      {defect.example !== undefined && (
        <span className="p-quiet"> {say('designer.exampleTalk', { answers: defect.example })}</span>
      )}
      {defect.severity === 'warning' && <span className="p-quiet"> {say('designer.hint')}</span>}
    </>
  )
}
