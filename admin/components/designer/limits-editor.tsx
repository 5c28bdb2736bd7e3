import type { AnyKind } from '../../../catalog/designing/kinds.ts'
import type { OutlineItem } from '../../../catalog/designing/outline.ts'
import { type Limit, optionsAt, setLimit, setOption } from '../../../catalog/designing/set-care.ts'
import { valueAt } from '../../../catalog/json-pointer.ts'
import { useTexts } from '../use-texts.ts'
import { useDesign } from './design-context.ts'
import { NumberBox } from './number-box.tsx'

/** What bounds an answer of each kind. */
const LIMITS: Partial<Record<AnyKind, Limit[]>> = {
  list: ['minItems', 'maxItems'],
  'several-of': ['minItems', 'maxItems'],
  number: ['minimum', 'maximum'],
  amount: ['minimum', 'maximum'],
  'short-text': ['maxLength'],
  'long-text': ['maxLength'],
}

/** What an answer has to be: how many, how much, how long, which files. */
export function LimitsEditor({ item }: { item: OutlineItem }) {
  const { form, editForm } = useDesign()
  const { say } = useTexts()
  const { at, kind, target } = item
  if (kind === 'file') return <FileTypes at={at} />
  return (LIMITS[kind] ?? []).map((limit) => {
    const value = valueAt(form.schema, `${target}/${limit}`)
    return (
      <NumberBox
        key={limit}
        label={say(`designer.limit.${limit}`)}
        value={typeof value === 'number' ? value : undefined}
        onChange={(number) => editForm(setLimit(form, at, limit, number), `${at} ${limit}`)}
      />
    )
  })
}

const FILES = ['.pdf', '.jpg,.jpeg,.png', '.docx', '.xlsx'] as const
const MEGABYTE = 1024 * 1024

function FileTypes({ at }: { at: string }) {
  const { say } = useTexts()
  const { form, editForm, isLocked } = useDesign()
  const { accept = '', maxSize } = optionsAt(form, at)
  const endings = accept.split(',').filter((one) => one !== '')
  const choose = (kind: string, isChosen: boolean) => {
    const own = kind.split(',')
    const others = endings.filter((one) => !own.includes(one))
    const chosen = isChosen ? [...others, ...own] : others
    editForm(setOption(form, at, 'accept', chosen.length > 0 ? chosen.join(',') : undefined))
  }
  return (
    <>
      <fieldset className="d-conditions" disabled={isLocked}>
        <legend>{say('designer.files')}</legend>
        {FILES.map((kind) => (
          <label key={kind} className="p-option">
            <input
              type="checkbox"
              checked={kind.split(',').every((ending) => endings.includes(ending))}
              onChange={({ target }) => choose(kind, target.checked)}
            />
            {kind.replaceAll('.', '').replaceAll(',', ', ').toUpperCase()}
          </label>
        ))}
      </fieldset>
      <NumberBox
        label={say('designer.fileSize')}
        value={maxSize === undefined ? undefined : Math.floor(maxSize / MEGABYTE)}
        onChange={(size) => editForm(setOption(form, at, 'maxSize', size && size * MEGABYTE), `${at} size`)}
      />
    </>
  )
}
