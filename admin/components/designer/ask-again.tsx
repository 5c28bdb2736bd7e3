import { useId } from 'react'
import { titleIn } from '../../../catalog/designing/condition-in-words.ts'
import { describeChanges } from '../../../catalog/designing/describe-changes.ts'
import { flatOutline, outline } from '../../../catalog/designing/outline.ts'
import type { ServiceDefinition } from '../../../catalog/service-definition.ts'
import { useTexts } from '../use-texts.ts'
import { useDesign } from './design-context.ts'

/** Which of the changed questions people under way are asked again. Where nothing is chosen, answers that still fit stay. */
export function AskAgain({ published }: { published: ServiceDefinition }) {
  const { say, language } = useTexts()
  const { definition, edit, isLocked } = useDesign()
  const help = useId()
  const known = new Set(flatOutline(outline(published.form)).map(({ at }) => at))
  const changed = new Set(describeChanges(published, definition).flatMap(({ at }) => at ?? []))
  const questions = flatOutline(outline(definition.form)).filter(({ at }) => known.has(at) && changed.has(at))
  if (questions.length === 0) return null
  const asked = definition.askAgain ?? []
  const choose = (at: string, isAsked: boolean) =>
    edit({ askAgain: isAsked ? [...asked, at] : asked.filter((one) => one !== at) })
  return (
    <fieldset className="d-conditions" disabled={isLocked} aria-describedby={help}>
      <legend>{say('designer.askAgain')}</legend>
      <p id={help} className="p-help">
        {say('designer.askAgainHelp')}
      </p>
      {questions.map((question) => (
        <label key={question.at} className="p-option">
          <input
            type="checkbox"
            checked={asked.includes(question.at)}
            onChange={(event) => choose(question.at, event.target.checked)}
          />
          {titleIn(definition.form, question, language)}
        </label>
      ))}
    </fieldset>
  )
}
