import { useEffect, useMemo, useRef, useState } from 'react'
import type { Reply } from '#forms'
import type { DesignedForm } from '../../../catalog/designing/edit-form.ts'
import { Dock } from '../../../chat/conversation/dock.tsx'
import { keptOnDevice } from '../../../chat/conversation/kept-on-device.ts'
import { misread } from '../../../chat/conversation/misread.ts'
import { openStep } from '../../../chat/conversation/open-step.ts'
import { Transcript } from '../../../chat/conversation/transcript.tsx'
import { transcriptEntries } from '../../../chat/conversation/transcript-entries.ts'
import { TextsProvider, useTexts as useChatTexts } from '../../../chat/texts/texts.tsx'
import { useTexts } from '../use-texts.ts'
import { afterReply, beginPreview, carriedOver, type Preview } from './preview-messages.ts'
import { LANGUAGES } from './text-pair.tsx'
import { walkTo } from './walk-to.ts'

type Props = {
  form: DesignedForm
  agency: string
  /** The question to come to; a new object for each time it is asked for. */
  jump: { at: string } | undefined
}

type Locale = (typeof LANGUAGES)[number][0]

/** The form as a conversation: the real engine and the real controls, and nothing is sent or kept. */
export function PreviewPane({ form, agency, jump }: Props) {
  const { say, language } = useTexts()
  const [locale, setLocale] = useState<Locale>(language === 'ru' ? 'ru' : 'en')
  const { preview, setPreview } = usePreview(form, locale, jump)
  const restart = () => setPreview(tried(() => beginPreview(form, locale, new Date())))
  return (
    <section className="d-preview" aria-labelledby="preview-title">
      <div className="d-stripes">
        <h2 id="preview-title">{say('designer.preview')}</h2>
        <p>{say('designer.previewHelp')}</p>
        <p className="p-actions">
          {LANGUAGES.map(([one, name]) => (
            <button
              key={one}
              type="button"
              className="p-button"
              aria-pressed={one === locale}
              onClick={() => setLocale(one)}
            >
              {name}
            </button>
          ))}
          <button type="button" className="p-button" onClick={restart}>
            {say('designer.reset')}
          </button>
        </p>
      </div>
      {preview ? (
        <TextsProvider locale={locale}>
          <Talk preview={preview} agency={agency} onPreview={setPreview} onStop={restart} />
        </TextsProvider>
      ) : (
        <p className="p-help">{say('designer.noPreview')}</p>
      )}
    </section>
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
function usePreview(form: DesignedForm, locale: Locale, jump: Props['jump']) {
  const [preview, setPreview] = useState<Preview | undefined>(() => tried(() => beginPreview(form, locale, new Date())))
  const shown = useRef({ form, locale, jump })
  useEffect(() => {
    const before = shown.current
    shown.current = { form, locale, jump }
    if (jump && jump !== before.jump) return setPreview(tried(() => walkTo(form, jump.at, locale, new Date())))
    if (locale !== before.locale) return setPreview(tried(() => beginPreview(form, locale, new Date())))
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

/** A file that stays in the page: its reference is what the server's would look like. */
async function exampleUpload(file: File, onProgress: (share: number) => void): Promise<unknown> {
  onProgress(1)
  return { id: crypto.randomUUID(), name: file.name, size: file.size, mime: file.type, sha256: '' }
}
