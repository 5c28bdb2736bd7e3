import { useEffect, useMemo, useRef, useState } from 'react'
import type { Reply } from '#forms'
import { Dock } from '../../../chat/conversation/dock.tsx'
import { keptOnDevice } from '../../../chat/conversation/kept-on-device.ts'
import { afterReply, beginPreview, carriedOver, type Preview } from '../../../chat/conversation/local-conversation.ts'
import { misread } from '../../../chat/conversation/misread.ts'
import { openStep } from '../../../chat/conversation/open-step.ts'
import { Transcript } from '../../../chat/conversation/transcript.tsx'
import { transcriptEntries } from '../../../chat/conversation/transcript-entries.ts'
import { TextsProvider, useTexts as useChatTexts } from '../../../chat/texts/texts.tsx'
import { useTexts } from '../use-texts.ts'
import { exampleUpload } from './example-upload.ts'
import type { PreviewProps } from './preview-props.ts'
import { walkTo } from './walk-to.ts'

/** The form as a conversation: the real engine and the real controls, and nothing is sent or kept. */
export function ChatPreview(props: PreviewProps) {
  const { say } = useTexts()
  const { preview, setPreview } = usePreview(props)
  if (!preview) return <p className="p-help">{say('designer.noPreview')}</p>
  return (
    <TextsProvider locale={props.locale}>
      <Talk preview={preview} agency={props.agency} onPreview={setPreview} onStop={props.onReset} />
    </TextsProvider>
  )
}

type TalkProps = { preview: Preview; agency: string; onPreview(next: Preview): void; onStop(): void }

function Talk({ preview, agency, onPreview, onStop }: TalkProps) {
  const { say } = useTexts()
  const { t } = useChatTexts()
  const kept = useMemo(() => keptOnDevice(nowhere, '', 'preview'), [])
  const end = useRef<HTMLDivElement>(null)
  const { messages } = preview
  const step = openStep(messages)
  const { locale } = preview.conversation
  useEffect(() => {
    const pane = end.current
    if (pane && messages.length > 0) pane.scrollTop = pane.scrollHeight
  }, [messages])
  const reply = (given: Reply, said: { text: string; title?: string }) =>
    onPreview(afterReply(preview, given, said, new Date()))
  const change = (path: string, title: string) =>
    reply({ kind: 'command', command: 'change', target: path }, { text: t('review.change-of', { title }) })
  return (
    <div className="d-talk conversation" ref={end}>
      <Transcript
        entries={transcriptEntries(messages)}
        section={step?.kind === 'ask' ? step.ask.progress.section : undefined}
        lang={locale}
        agency={agency}
        busy={false}
        onChange={step?.kind === 'over' ? undefined : change}
      />
      {step?.kind === 'over' && <p className="d-whole">{say('designer.previewOver')}</p>}
      {step && step.kind !== 'over' && (
        <Dock
          step={step}
          lang={locale}
          misread={misread(messages)}
          kept={kept}
          onReply={reply}
          onStop={onStop}
          busy={false}
          upload={exampleUpload}
          agency={agency}
        />
      )}
    </div>
  )
}

/** Begins with the form, and goes on with it while it is edited: what was answered stays, where it still fits. */
function usePreview({ form, locale, jump }: PreviewProps) {
  const [preview, setPreview] = useState<Preview | undefined>(() => tried(() => beginPreview(form, locale, new Date())))
  const shown = useRef({ form, jump: undefined as PreviewProps['jump'] })
  useEffect(() => {
    const before = shown.current
    shown.current = { form, jump }
    if (jump && jump !== before.jump) return setPreview(tried(() => walkTo(form, jump.at, locale, new Date())))
    if (form === before.form) return
    // A moment after the last key: a form is compiled for it.
    const timer = setTimeout(
      () =>
        setPreview((now) =>
          tried(() => (now ? carriedOver(now, form, new Date()) : beginPreview(form, locale, new Date()))),
        ),
      250,
    )
    return () => clearTimeout(timer)
  }, [form, locale, jump])
  return { preview, setPreview }
}

/** A form with errors cannot be talked through; which ones they are is said elsewhere. */
function tried(make: () => Preview): Preview | undefined {
  try {
    return make()
  } catch {
    return undefined
  }
}

/** What is typed in the preview is kept by nobody. */
const nowhere = { getItem: () => null, setItem: () => undefined, removeItem: () => undefined }
