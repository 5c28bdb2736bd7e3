import { useCallback, useMemo, useState } from 'react'
import type { Reply } from '#forms'
import { go } from '../app/location.tsx'
import { useTitle } from '../app/page.tsx'
import { ProblemNote } from '../app/problem-note.tsx'
import { useLoaded } from '../app/use-loaded.ts'
import { Button } from '../controls/button.tsx'
import { Dock } from '../conversation/dock.tsx'
import { keptOnDevice } from '../conversation/kept-on-device.ts'
import { afterReply, beginPreview } from '../conversation/local-conversation.ts'
import { misread } from '../conversation/misread.ts'
import { openStep } from '../conversation/open-step.ts'
import { Transcript } from '../conversation/transcript.tsx'
import { transcriptEntries } from '../conversation/transcript-entries.ts'
import type { ProblemError } from '../http/problem.ts'
import { printTrial, readTrial, type Trial } from '../http/trials.ts'
import { dayText } from '../texts/dates.ts'
import { useTexts } from '../texts/texts.tsx'

/** A service tried by its link: the real conversation, led in this page alone. */
export default function TrialScreen({ token }: { token: string }) {
  const { locale } = useTexts()
  const { value, problem, again } = useLoaded(useCallback(() => readTrial(token, locale), [token, locale]))
  if (value) return <TrialConversation key={locale} token={token} trial={value} />
  return (
    <main id="main" className="page">
      {problem && <ProblemNote problem={problem} onRetry={again} />}
    </main>
  )
}

function TrialConversation({ token, trial }: { token: string; trial: Trial }) {
  const { t, locale } = useTexts()
  const heading = useTitle(trial.title)
  const kept = useMemo(() => keptOnDevice(nowhere, '', 'trial'), [])
  const [talk, setTalk] = useState(() => beginPreview(trial.form, locale, new Date()))
  const step = openStep(talk.messages)
  const isOver = step?.kind === 'over'
  const reply = (given: Reply, said: { text: string; title?: string }) =>
    setTalk(afterReply(talk, given, said, new Date()))
  const change = (path: string, title: string) =>
    reply({ kind: 'command', command: 'change', target: path }, { text: t('review.change-of', { title }) })
  return (
    <main id="main" className="conversation trial">
      <p className="trial-band" role="note">
        {t('trial.band')} {t('trial.until', { day: dayText(trial.expiresAt, locale) })}{' '}
        {trial.asOf ? t('trial.as-of', { day: dayText(trial.asOf, locale) }) : t('trial.moving')}
      </p>
      <div className="conversation-bar">
        <h1 ref={heading} tabIndex={-1}>
          {trial.title}
        </h1>
        <p>{trial.agency}</p>
      </div>
      <Transcript
        entries={transcriptEntries(talk.messages)}
        section={step?.kind === 'ask' ? step.ask.progress.section : undefined}
        lang={locale}
        agency={trial.agency}
        busy={false}
        onChange={isOver ? undefined : change}
      />
      {step && !isOver && (
        <Dock
          step={step}
          lang={locale}
          misread={misread(talk.messages)}
          kept={kept}
          onReply={reply}
          onStop={() => go('/')}
          busy={false}
          upload={exampleUpload}
          agency={trial.agency}
        />
      )}
      {isOver && (
        <TrialOver token={token} talk={talk} onAgain={() => setTalk(beginPreview(trial.form, locale, new Date()))} />
      )}
    </main>
  )
}

type OverProps = { token: string; talk: ReturnType<typeof beginPreview>; onAgain(): void }

/** Nothing was sent. What would have come is shown as a sample. */
function TrialOver({ token, talk, onAgain }: OverProps) {
  const { t, locale } = useTexts()
  const [address, setAddress] = useState<string>()
  const [problem, setProblem] = useState<ProblemError>()
  const completed = talk.messages.findLast(({ body }) => body.kind === 'complete')?.body
  const print = async () => {
    setProblem(undefined)
    try {
      const answers = completed?.kind === 'complete' ? completed.data : {}
      setAddress(URL.createObjectURL(await printTrial(token, answers, locale)))
    } catch (thrown) {
      setProblem(thrown as ProblemError)
    }
  }
  return (
    <div id="dock" className="over" tabIndex={-1}>
      <p>{t('trial.over')}</p>
      {address ? (
        <p>
          <a href={address} download="sample.pdf">
            {t('trial.open-sample')}
          </a>
        </p>
      ) : (
        <Button onClick={print}>{t('trial.sample')}</Button>
      )}
      <Button onClick={onAgain}>{t('trial.again')}</Button>
      {problem && <ProblemNote problem={problem} onRetry={print} />}
    </div>
  )
}

/** What is typed in a trial is kept by nobody. */
const nowhere = { getItem: () => null, setItem: () => undefined, removeItem: () => undefined }

/** A file stays in the page: its reference is what the server's would look like. */
async function exampleUpload(file: File, onProgress: (share: number) => void): Promise<unknown> {
  onProgress(1)
  return { id: crypto.randomUUID(), name: file.name, size: file.size, mime: file.type, sha256: '' }
}
