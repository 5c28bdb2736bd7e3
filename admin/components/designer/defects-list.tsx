import { titleIn } from '../../../catalog/designing/condition-in-words.ts'
import { missingTexts, type TextPart } from '../../../catalog/designing/missing-texts.ts'
import type { Defect } from '../../../forms/index.ts'
import { useTexts } from '../use-texts.ts'
import type { DefectLine } from './defect-lines.ts'
import { useDesign } from './design-context.ts'
import { LANGUAGES } from './text-pair.tsx'
import type { View } from './views.tsx'

type Props = {
  /** Undefined while they are looked for. */
  lines: readonly DefectLine[] | undefined
  /** Where it is about to be published, they are told and not only counted. */
  isOpen: boolean
  onOpen(view: View): void
}

/** What we can say in the official's language. The rest speaks of the schema, to those who wrote it there. */
const SAID = new Set([
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

/** What is wrong, in the official's language where we have words for it. */
export function Said({ defect }: { defect: Defect }) {
  const { say } = useTexts()
  return <>{SAID.has(defect.code) ? say(`designer.defect.${defect.code}`) : defect.message}</>
}

/** Where each text is written: the same words as stand at its box. */
const LABELS: Partial<Record<TextPart, string>> = {
  'document-title': 'designer.documentTitle',
  document: 'designer.template',
  reason: 'designer.ruleReason',
  title: 'designer.title',
  question: 'designer.question',
  help: 'designer.help',
  text: 'designer.infoText',
  purpose: 'designer.purpose',
  law: 'designer.legalBasis',
  options: 'designer.options',
  shape: 'designer.shapeWords',
  other: 'designer.missingOther',
}

/** Which texts are missing, and in which languages. */
function Missing({ line }: { line: DefectLine }) {
  const { say } = useTexts()
  const { definition } = useDesign()
  const named = new Map<string, string>(LANGUAGES)
  const parts = missingTexts(definition, line.all).map(({ part, languages }) => {
    const label = LABELS[part]
    const text = label ? say(label) : say(`designer.part.${part}`)
    if (languages.length === LANGUAGES.length) return text
    return `${text} (${languages.map((one) => named.get(one) ?? one).join(', ')})`
  })
  return <>{say('designer.missingTexts', { texts: parts.join(' · ') })}</>
}

/** Everything to repair before publishing, each a link to where it is done. */
export function DefectsList({ lines, isOpen, onOpen }: Props) {
  const { say } = useTexts()
  const { isLocked } = useDesign()
  if (!lines) return <p className="d-whole">{say('designer.checking')}</p>
  const errors = lines.filter(({ defect }) => defect.severity === 'error').length
  if (lines.length === 0)
    return <p className="d-whole">{say(isLocked ? 'designer.noDefectsInReview' : 'designer.noDefects')}</p>
  return (
    <details className="d-defects" key={String(isOpen)} open={isOpen}>
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

function Line({ line, onOpen }: { line: DefectLine; onOpen(view: View): void }) {
  const { say, language } = useTexts()
  const { form, items, select } = useDesign()
  const { defect, place } = line
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
      {defect.code === 'translation-missing' ? <Missing line={line} /> : <Said defect={defect} />}
      {defect.code === 'template' && <span className="p-quiet"> {defect.message}</span>}
      {defect.example !== undefined && (
        <span className="p-quiet"> {say('designer.exampleTalk', { answers: defect.example })}</span>
      )}
      {defect.severity === 'warning' && <span className="p-quiet"> {say('designer.hint')}</span>}
    </>
  )
}
