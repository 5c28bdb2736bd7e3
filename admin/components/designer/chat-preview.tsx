import { useEffect, useMemo, useRef } from 'react'
import type { Defect, Reply } from '#forms'
import { titleIn } from '../../../catalog/designing/condition-in-words.ts'
import { itemAt } from '../../../catalog/designing/item-at.ts'
import { flatOutline, isEmpty, outline } from '../../../catalog/designing/outline.ts'
import { Dock } from '../../../chat/conversation/dock.tsx'
import { keptOnDevice } from '../../../chat/conversation/kept-on-device.ts'
import { misread } from '../../../chat/conversation/misread.ts'
import { openStep } from '../../../chat/conversation/open-step.ts'
import { Transcript } from '../../../chat/conversation/transcript.tsx'
import { transcriptEntries } from '../../../chat/conversation/transcript-entries.ts'
import { TextsProvider, useTexts as useChatTexts } from '../../../chat/texts/texts.tsx'
import { useTexts } from '../use-texts.ts'
import { defectLines } from './defect-lines.ts'
import { Said } from './defects-list.tsx'
import { exampleUpload } from './example-upload.ts'
import type { PreviewProps } from './preview-props.ts'
import { usePreview } from './use-preview.ts'
import type { ShownPreview } from './work.ts'

/** The form as a conversation: the real engine and the real controls, and nothing is sent or kept. */
export function ChatPreview(props: PreviewProps) {
  const { say } = useTexts()
  const { preview, busy, reply } = usePreview(props)
  if (isEmpty(props.form)) return <p className="p-help">{say('designer.previewEmpty')}</p>
  if (preview === undefined) return <p className="p-help">{say('loading')}</p>
  if ('problems' in preview) return <Broken form={props.form} problems={preview.problems} />
  return (
    <TextsProvider locale={props.locale}>
      <Talk preview={preview} agency={props.agency} busy={busy} onReply={reply} onStop={props.onReset} />
    </TextsProvider>
  )
}

/** Why there is no conversation yet: each thing with the question where it is repaired. */
function Broken({ form, problems }: { form: PreviewProps['form']; problems: readonly Defect[] }) {
  const { say, language } = useTexts()
  const items = useMemo(() => flatOutline(outline(form)), [form])
  return (
    <div className="p-help">
      <p>{say('designer.noPreview')}</p>
      <ul className="d-changes">
        {defectLines(problems, items).map(({ defect, place }) => {
          const item = typeof place === 'string' ? undefined : itemAt(items, place.at)
          return (
            <li key={`${defect.code} ${defect.pointer}`}>
              {item && `${titleIn(form, item, language)}: `}
              <Said defect={defect} />
            </li>
          )
        })}
      </ul>
    </div>
  )
}

type TalkProps = {
  preview: ShownPreview
  agency: string
  busy: boolean
  onReply(reply: Reply, said: { text: string; title?: string }): void
  onStop(): void
}

function Talk({ preview, agency, busy, onReply, onStop }: TalkProps) {
  const { say } = useTexts()
  const { t } = useChatTexts()
  const kept = useMemo(() => keptOnDevice(nowhere, '', 'preview'), [])
  const end = useRef<HTMLDivElement>(null)
  const { messages, locale } = preview
  const step = openStep(messages)
  useEffect(() => {
    const pane = end.current
    if (pane && messages.length > 0) pane.scrollTop = pane.scrollHeight
  }, [messages])
  const change = (path: string, title: string) =>
    onReply({ kind: 'command', command: 'change', target: path }, { text: t('review.change-of', { title }) })
  return (
    <div className="d-talk conversation" ref={end}>
      <Transcript
        entries={transcriptEntries(messages)}
        section={step?.kind === 'ask' ? step.ask.progress.section : undefined}
        lang={locale}
        agency={agency}
        busy={busy}
        onChange={step?.kind === 'over' ? undefined : change}
      />
      {step?.kind === 'over' && <p className="d-whole">{say('designer.previewOver')}</p>}
      {step && step.kind !== 'over' && (
        <Dock
          step={step}
          lang={locale}
          misread={misread(messages)}
          kept={kept}
          onReply={onReply}
          onStop={onStop}
          busy={busy}
          upload={exampleUpload}
          agency={agency}
        />
      )}
    </div>
  )
}

/** What is typed in the preview is kept by nobody. */
const nowhere = { getItem: () => null, setItem: () => undefined, removeItem: () => undefined }
