import { SendHorizontal } from 'lucide-react'
import { type KeyboardEvent, type RefObject, useEffect } from 'react'
import { LengthCount } from '../controls/long-text-control.tsx'
import { keyboardFor } from '../controls/text-control.tsx'
import { useTexts } from '../texts/texts.tsx'
import type { Ask } from './open-step.ts'

type Props = {
  box: RefObject<HTMLTextAreaElement>
  /** The question this box is the control of; without one it is the second way to answer. */
  ask?: Ask | undefined
  labelledBy?: string | undefined
  describedBy?: string | undefined
  problem: boolean
  text: string
  onText(text: string): void
  onSend(): void
  busy: boolean
}

/**
 * The one text box of the conversation. It is the same element from question to question, so that the focus
 * and the phone's keyboard stay where they are.
 */
export function TextBox({ box, ask, labelledBy, describedBy, problem, text, onText, onSend, busy }: Props) {
  const { t } = useTexts()
  const long = ask?.input.kind === 'longText'
  useEffect(() => grow(box.current, text), [box, text])

  function onKeyDown(event: KeyboardEvent) {
    const sends = long ? event.ctrlKey || event.metaKey : !event.shiftKey
    if (event.key !== 'Enter' || !sends || event.nativeEvent.isComposing) return
    event.preventDefault()
    if (!busy) onSend()
  }

  return (
    <div className="text-box" data-long={long || undefined}>
      {!ask && (
        <label className="field-help" htmlFor="reply">
          {t('dock.own-words')}
        </label>
      )}
      <div className="text-box-row">
        <textarea
          {...(ask && keyboardOf(ask))}
          ref={box}
          id="reply"
          className="input growing"
          rows={long ? 3 : 1}
          dir="auto"
          enterKeyHint={long ? 'enter' : 'send'}
          aria-labelledby={ask && labelledBy}
          aria-describedby={ask && describedBy}
          aria-invalid={(ask && problem) || undefined}
          value={text}
          onChange={(event) => onText(event.target.value)}
          onKeyDown={onKeyDown}
        />
        {ask && 'unit' in ask.input && <span className="unit">{ask.input.unit}</span>}
        <button
          type="button"
          className={`button ${ask ? 'primary' : 'secondary'} send`}
          aria-label={t('dock.send')}
          aria-disabled={busy || !text.trim() || undefined}
          onClick={() => !busy && onSend()}
        >
          <SendHorizontal aria-hidden size={20} strokeWidth={1.75} className="mirrored" />
          {long && <span>{t('dock.send')}</span>}
        </button>
      </div>
      {ask && 'maxLength' in ask.input && <LengthCount length={text.length} maxLength={ask.input.maxLength} />}
    </div>
  )
}

function keyboardOf({ input }: Ask) {
  if (input.kind === 'number') return { inputMode: 'decimal', autoComplete: 'off' } as const
  if (input.kind === 'integer') return { inputMode: 'numeric', autoComplete: 'off' } as const
  if (input.kind === 'text') return { ...keyboardFor(input.format), autoComplete: input.autocomplete ?? 'off' }
  return { autoComplete: 'off' }
}

/** One to five lines high, as much as is written. */
function grow(box: HTMLTextAreaElement | null, text: string) {
  if (!box) return
  box.style.height = 'auto'
  if (text) box.style.height = `${box.scrollHeight + box.offsetHeight - box.clientHeight}px`
}
