import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { Reply } from '#forms'
import { announce } from '../app/announce.ts'
import type { Upload } from '../controls/use-uploads.ts'
import { useTexts } from '../texts/texts.tsx'
import { ConfirmCard } from './confirm-card.tsx'
import { DockTools } from './dock-tools.tsx'
import type { OpenStep } from './open-step.ts'
import { Question } from './question.tsx'
import { answersInWords } from './question-control.tsx'
import { ReviewCard } from './review-card.tsx'
import { TextBox } from './text-box.tsx'
import { useTall } from './use-tall.ts'
import { valueText } from './value-text.ts'

type Props = {
  step: OpenStep
  /** What was typed and not understood, to be corrected rather than typed again. */
  misread?: string | undefined
  draft: string
  onDraft(text: string): void
  onReply(reply: Reply, bubble: { text: string; title?: string }): void
  onStop(): void
  /** A turn is on its way: the next reply would not know what it answers. */
  busy: boolean
  upload: Upload
  agency: string
}

/** Where people answer: one open step, its control, and the text box as the second way. Always the last thing on the page. */
export function Dock({ step, misread, draft, onDraft, onReply, onStop, busy, upload, agency }: Props) {
  const { locale, t } = useTexts()
  const dock = useRef<HTMLElement>(null)
  const box = useRef<HTMLTextAreaElement>(null)
  const tall = useTall(dock)
  const ask = step.kind === 'ask' ? step.ask : undefined
  const inWords = ask && answersInWords(ask) ? ask : undefined
  const prompt = ask && { prompt: ask.prompt }
  useFilledBox(step, misread, onDraft)

  /** The pressed button goes away with its question: the focus waits at the dock, whose name is the next question. */
  function press(reply: Reply, text: string) {
    if (busy) return
    dock.current?.focus({ preventScroll: true })
    onReply(reply, { text, ...(ask && { title: ask.title }) })
  }

  function sendText() {
    const text = draft.trim()
    if (!text || busy) return
    onReply({ kind: 'text', text, ...prompt }, { text, ...(ask && { title: ask.title }) })
    onDraft('')
  }

  /** Someone who pressed a button and now types means the text box. */
  function startTyping(event: KeyboardEvent) {
    const types = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey && event.key !== ' '
    if (types && event.target === dock.current) box.current?.focus()
  }

  return (
    <section
      ref={dock}
      id="dock"
      className="dock"
      tabIndex={-1}
      aria-labelledby="step-title"
      data-tall={tall || undefined}
      onKeyDown={startTyping}
    >
      {step.kind === 'ask' && (
        <Question
          key={step.ask.path}
          step={step}
          busy={busy}
          upload={upload}
          announce={announce}
          onValue={(value) => press({ kind: 'value', value, ...prompt }, valueText(step.ask.input, value, locale, t))}
          onText={(text) => press({ kind: 'text', text, ...prompt }, text)}
          onCommand={(command, text) => press({ kind: 'command', command }, text)}
        />
      )}
      {step.kind === 'confirm' && (
        <ConfirmCard
          confirm={step.confirm}
          busy={busy}
          onCommand={(command, text) => press({ kind: 'command', command }, text)}
        />
      )}
      {step.kind === 'review' && (
        <ReviewCard
          review={step.review}
          problems={step.problems}
          agency={agency}
          busy={busy}
          onChange={(path, title) =>
            press({ kind: 'command', command: 'change', target: path }, t('review.change-of', { title }))
          }
          onSubmit={(text) => press({ kind: 'command', command: 'submit', target: step.review.hash }, text)}
        />
      )}
      <TextBox
        box={box}
        ask={inWords}
        labelledBy="step-title"
        describedBy="step-help step-problem"
        problem={step.kind === 'ask' && step.problems.length > 0}
        text={draft}
        onText={onDraft}
        onSend={sendText}
        busy={busy}
      />
      <DockTools
        step={step}
        busy={busy}
        onCommand={(command, text) => press({ kind: 'command', command }, text)}
        onStop={onStop}
      />
    </section>
  )
}

/** The box begins with what is to be corrected, or with the answer that is to be changed; never over a draft. */
function useFilledBox(step: OpenStep, misread: string | undefined, onDraft: (text: string) => void) {
  const { locale, t } = useTexts()
  const [filledFor, setFilledFor] = useState<number>()
  const present =
    step.kind === 'ask' && step.changing && step.ask.suggestion !== undefined && answersInWords(step.ask)
      ? valueText(step.ask.input, step.ask.suggestion, locale, t)
      : undefined
  const filling = misread ?? present
  useEffect(() => {
    if (filledFor === step.seq || filling === undefined) return
    setFilledFor(step.seq)
    onDraft(filling)
  }, [filledFor, step.seq, filling, onDraft])
}
