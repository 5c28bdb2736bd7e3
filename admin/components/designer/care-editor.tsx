import type { OutlineItem } from '../../../catalog/designing/outline.ts'
import { type Care, optionsAt, setOption } from '../../../catalog/designing/set-care.ts'
import { inLocale } from '../../../catalog/in-locale.ts'
import { useTexts } from '../use-texts.ts'
import { useDesign } from './design-context.ts'
import { NumberBox } from './number-box.tsx'

/** How the answer is treated once it is given: how long it is kept, who sees it, whether it is sensitive. */
export function CareEditor({ item: { at } }: { item: OutlineItem }) {
  const { say } = useTexts()
  const { form, roles, language, editForm, isLocked } = useDesign()
  const { keptForMonths, seenBy, sensitive } = optionsAt(form, at)
  const set = <Name extends keyof Care>(name: Name, value: Care[Name] | undefined) =>
    editForm(setOption(form, at, name, value))
  // One that is named already is shown, so that it can be taken out.
  const readers = roles.filter(({ key, seesAnswers }) => seesAnswers || seenBy?.includes(key))
  const choose = (key: string, isChosen: boolean) => {
    const before = seenBy ?? readers.map((role) => role.key)
    const chosen = isChosen ? [...before, key] : before.filter((one) => one !== key)
    set('seenBy', readers.every((role) => chosen.includes(role.key)) ? undefined : chosen)
  }
  return (
    <details className="d-rebuild">
      <summary>{say('designer.care')}</summary>
      <NumberBox
        label={say('designer.keptFor')}
        help={say('designer.keptForHelp')}
        value={keptForMonths}
        onChange={(months) => set('keptForMonths', months)}
      />
      <label className="p-option">
        <input
          type="checkbox"
          checked={sensitive === true}
          disabled={isLocked}
          onChange={({ target }) => set('sensitive', target.checked || undefined)}
        />
        {say('designer.sensitive')}
      </label>
      <fieldset className="d-conditions" disabled={isLocked}>
        <legend>{say('designer.seenBy')}</legend>
        <p className="p-help">{say('designer.seenByHelp')}</p>
        {readers.map(({ key, names }) => (
          <label key={key} className="p-option">
            <input
              type="checkbox"
              checked={seenBy?.includes(key) ?? true}
              onChange={({ target }) => choose(key, target.checked)}
            />
            {inLocale(names, language)}
          </label>
        ))}
      </fieldset>
    </details>
  )
}
