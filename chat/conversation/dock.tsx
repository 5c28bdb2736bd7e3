import { type KeyboardEvent, useRef } from 'react'
import type { Reply } from '#forms'
import { useTexts } from '../texts/texts.tsx'
import { DockStep, type StepProps } from './dock-step.tsx'
import { DockTools } from './dock-tools.tsx'
import type { KeptOnDevice } from './kept-on-device.ts'
import { describedBy } from './question.tsx'
import { answersInWords } from './question-control.tsx'
import { TextBox } from './text-box.tsx'
import { useDraft } from './use-draft.ts'
import { useTall } from './use-tall.ts'

type Props = Omit<StepProps, 'onPress'> & {
  /** What was typed and not understood, to be corrected rather than typed again. */
  misread?: string | undefined
  kept: KeptOnDevice
  onReply(reply: Reply, bubble: { text: string; title?: string }): void
  onStop(): void
  onThisLanguage?: (() => void) | undefined
}

/** Where people answer: one open step, its control, and the text box as the second way. Always the last thing on the page. */
export function Dock({ misread, kept, onReply, onStop, onThisLanguage, ...stepProps }: Props) {
  const { t } = useTexts()
  const { step, busy } = stepProps
  const dock = useRef<HTMLElement>(null)
  const box = useRef<HTMLTextAreaElement>(null)
  useTall(dock)
  const ask = step.kind === 'ask' ? step.ask : undefined
  // What stands in a control's own boxes is still there; only the text box was emptied by sending.
  const typed = useRef(true)
  const [draft, onDraft] = useDraft(kept, step, typed.current ? misread : undefined)

  function send(reply: Reply, text: string) {
    if (busy) return
    const answer = reply.kind !== 'command' && ask
    onReply(answer ? { ...reply, prompt: ask.prompt } : reply, { text, ...(answer && { title: ask.title }) })
  }

  /** The pressed button goes away with its question: the focus waits at the dock, whose name is the next question. */
  function press(reply: Reply, text: string) {
    dock.current?.focus({ preventScroll: true })
    typed.current = false
    send(reply, text)
  }

  function sendText() {
    const text = draft.trim()
    if (!text || busy) return
    typed.current = true
    send({ kind: 'text', text }, text)
    onDraft('')
  }

  /** Escape keeps everything as it is; whoever pressed a button and now types means the text box. */
  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Escape' && step.kind === 'confirm')
      press({ kind: 'command', command: 'cancel' }, t('confirm.keep'))
    const types = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey && event.key !== ' '
    if (types && event.target === dock.current) box.current?.focus()
  }

  return (
    <section ref={dock} id="dock" className="dock" tabIndex={-1} aria-labelledby="step-title" onKeyDown={onKeyDown}>
      <DockStep {...stepProps} onPress={press} />
      <TextBox
        box={box}
        ask={ask && answersInWords(ask) ? ask : undefined}
        labelledBy="step-title"
        describedBy={describedBy(step)}
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
        onThisLanguage={onThisLanguage}
      />
    </section>
  )
}
