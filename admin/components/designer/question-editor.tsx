import { useEffect, useRef } from 'react'
import { changeKind } from '../../../catalog/designing/change-kind.ts'
import { titleIn } from '../../../catalog/designing/condition-in-words.ts'
import { KINDS, type Kind } from '../../../catalog/designing/kinds.ts'
import { placeQuestion } from '../../../catalog/designing/move-question.ts'
import type { OutlineItem } from '../../../catalog/designing/outline.ts'
import { decidedBy, removeQuestion } from '../../../catalog/designing/remove-question.ts'
import { reasonOf, setReason } from '../../../catalog/designing/set-reason.ts'
import { setRequired } from '../../../catalog/designing/set-required.ts'
import { useTexts } from '../use-texts.ts'
import { CareEditor } from './care-editor.tsx'
import { ConditionEditor } from './condition-editor.tsx'
import { useDesign } from './design-context.ts'
import { LimitsEditor } from './limits-editor.tsx'
import { OptionsEditor } from './options-editor.tsx'
import { ShapeEditor } from './shape-editor.tsx'
import { TextPair } from './text-pair.tsx'
import { useFormText } from './use-form-text.ts'

const GROUPS = ['section', 'list']

type Props = {
  item: OutlineItem
  /** It has just been added: whoever added it goes on writing here. */
  isNew: boolean
  onJump(): void
}

/** Everything about one question or section. */
export function QuestionEditor({ item, isNew, onJump }: Props) {
  const { say } = useTexts()
  const { form, language, isLocked } = useDesign()
  const { at, kind, titleAt } = item
  const isAsked = kind !== 'info'
  const textOf = useFormText()
  const editor = useRef<HTMLElement>(null)
  useEffect(() => {
    if (isNew) editor.current?.querySelector('input')?.focus()
  }, [isNew])
  return (
    <section ref={editor} className="d-editor" aria-labelledby="question-title">
      <p className="p-quiet">{say(`designer.kind.${kind}`)}</p>
      <h2 id="question-title">{titleIn(form, item, language)}</h2>
      <p className="p-actions">
        <button type="button" className="p-button" onClick={onJump}>
          {say('designer.jump')}
        </button>
      </p>
      <TextPair label={say('designer.title')} {...textOf(titleAt)} />
      {kind === 'info' && (
        <TextPair label={say('designer.infoText')} rows={4} optional {...textOf(`${item.target}/description`)} />
      )}
      {kind !== 'section' && isAsked && (
        <TextPair
          label={say('designer.question')}
          help={say('designer.questionHelp')}
          optional
          {...textOf(`${at}/ui:question`)}
        />
      )}
      {kind === 'one-of' || kind === 'several-of' ? <OptionsEditor item={item} /> : null}
      {isAsked && <Asked item={item} />}
      {isAsked && <LimitsEditor item={item} />}
      {kind === 'short-text' && <ShapeEditor item={item} />}
      <ConditionEditor item={item} />
      {isAsked && kind !== 'section' && <CareEditor item={item} />}
      {!isLocked && <Rebuild item={item} />}
    </section>
  )
}

/** What goes with an answer: help, why and by which law it is asked, and whether it must be given. */
function Asked({ item }: { item: OutlineItem }) {
  const { say } = useTexts()
  const { form, editForm, isLocked } = useDesign()
  const { at } = item
  const textOf = useFormText()
  const isGroup = GROUPS.includes(item.kind)
  const reason = (name: 'purpose' | 'legalBasis') => ({
    read: (locale: string) => reasonOf(form, item, name, locale),
    write: (locale: string, words: string) =>
      editForm(setReason(form, at, name, locale, words), `${at} ${name} ${locale}`),
  })
  return (
    <>
      {!isGroup && <TextPair label={say('designer.help')} rows={2} optional {...textOf(`${at}/ui:help`)} />}
      <TextPair
        label={say(isGroup ? 'designer.purposeOfAll' : 'designer.purpose')}
        help={say('designer.purposeHelp')}
        rows={2}
        {...reason('purpose')}
      />
      <TextPair label={say('designer.legalBasis')} {...reason('legalBasis')} />
      <label className="p-option">
        <input
          type="checkbox"
          checked={item.required}
          disabled={isLocked}
          onChange={(event) => editForm(setRequired(form, at, event.target.checked))}
        />
        {say(isGroup ? 'designer.requiredGroup' : 'designer.required')}
      </label>
    </>
  )
}

/** Another kind of answer, another section, or away with it. */
function Rebuild({ item }: { item: OutlineItem }) {
  const { say } = useTexts()
  const { form, items, language, editForm, select } = useDesign()
  const { at, within, kind } = item
  const decides = decidedBy(form, at).length
  const sections = items.filter((one) => one.kind === 'section' && !`${one.at}/`.startsWith(`${at}/`))
  const move = (to: string) => {
    const moved = placeQuestion(form, at, { within: to })
    editForm(moved.form)
    select(moved.at)
  }
  const remove = () => {
    editForm(removeQuestion(form, at))
    select(undefined)
  }
  return (
    <details className="d-rebuild">
      <summary>{say('designer.rebuild')}</summary>
      <label className="d-field">
        {say('designer.changeKind')}
        <select value={kind} onChange={(event) => editForm(changeKind(form, at, event.target.value as Kind))}>
          {kind === 'other' && <option value="other">{say('designer.kind.other')}</option>}
          {KINDS.map((one) => (
            <option key={one} value={one}>
              {say(`designer.kind.${one}`)}
            </option>
          ))}
        </select>
      </label>
      {sections.length > 0 && (
        <label className="d-field">
          {say('designer.moveTo')}
          <select value={within} onChange={(event) => move(event.target.value)}>
            <option value="/uiSchema">{say('designer.outside')}</option>
            {!sections.some((one) => one.at === within) && within !== '/uiSchema' && <option value={within}>…</option>}
            {sections.map((one) => (
              <option key={one.at} value={one.at}>
                {titleIn(form, one, language)}
              </option>
            ))}
          </select>
        </label>
      )}
      {decides > 0 && <p className="p-help">{say('designer.decides', { count: decides })}</p>}
      <button type="button" className="p-button d-danger" onClick={remove}>
        {say('designer.remove')}
      </button>
      <p className="p-help">{say('designer.removeHelp')}</p>
      <p className="p-quiet">
        {say('designer.nameInDocuments', { name: `answers${at.slice('/uiSchema'.length).replaceAll('/', '.')}` })}
      </p>
    </details>
  )
}
