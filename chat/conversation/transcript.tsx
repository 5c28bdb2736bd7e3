import type { ReactNode } from 'react'
import { ProblemText } from '../controls/field.tsx'
import { clockText, dayText } from '../texts/dates.ts'
import { useTexts } from '../texts/texts.tsx'
import { AnswerLine } from './answer-line.tsx'
import { DocumentCard } from './document-card.tsx'
import { foldSections } from './fold-sections.ts'
import { PersonMessage } from './person-message.tsx'
import { ReceiptCard } from './receipt-card.tsx'
import { ShownAnswers } from './shown-answers.tsx'
import { SignatureCard } from './signature-card.tsx'
import type { Entry } from './transcript-entries.ts'

type Props = {
  entries: readonly Entry[]
  /** The section of the open question, which is never folded. */
  section: string | undefined
  /** The language the conversation is led in; the page may be in another. */
  lang: string
  agency: string
  /** Absent once the conversation is over: then nothing can be changed. */
  onChange?: ((path: string, title: string) => void) | undefined
  busy: boolean
  /** Bubbles of turns that are not confirmed yet. */
  children?: ReactNode
}

/** The record of what was asked and answered. It is not a live region; news are announced apart from it. */
export function Transcript({ entries, section, lang, agency, onChange, busy, children }: Props) {
  const { t } = useTexts()
  const previous = new Map(entries.map((entry, index) => [entry, entries[index - 1]]))
  const draw = (entry: Entry) => (
    <TranscriptLine key={entry.seq} {...{ entry, agency, onChange, busy }} previous={previous.get(entry)} />
  )
  return (
    <section className="transcript" aria-labelledby="transcript-title">
      <h2 id="transcript-title" className="visually-hidden">
        {t('transcript.title')}
      </h2>
      <ol lang={lang}>
        {foldSections(entries, section).map(({ key, entries: run, folded }) =>
          folded ? (
            <li key={key}>
              <details className="folded">
                <summary>{t('transcript.folded', folded)}</summary>
                <ol>{run.map(draw)}</ol>
              </details>
            </li>
          ) : (
            run.map(draw)
          ),
        )}
        {children}
      </ol>
    </section>
  )
}

type LineProps = Pick<Props, 'agency' | 'onChange' | 'busy'> & { entry: Entry; previous: Entry | undefined }

function TranscriptLine({ entry, previous, agency, onChange, busy }: LineProps) {
  const sameAuthor = previous?.author.kind === entry.author.kind && previous.author.name === entry.author.name
  return (
    <li id={`message-${entry.seq}`} className="line" data-author={entry.author.kind} lang={entry.lang}>
      <TimeMark at={entry.at} after={previous?.at} />
      <LineBody entry={entry} first={!sameAuthor} agency={agency} onChange={onChange} busy={busy} />
    </li>
  )
}

function LineBody({ entry, first, agency, onChange, busy }: Omit<LineProps, 'previous'> & { first: boolean }) {
  const { t } = useTexts()
  if (entry.kind === 'answer') return <AnswerLine entry={entry} onChange={onChange} busy={busy} />
  if (entry.kind === 'review') return <ShownAnswers review={entry.review} latest={entry.latest} />
  if (entry.kind === 'receipt') return <ReceiptCard receipt={entry.receipt} />
  if (entry.kind === 'signature') return <SignatureCard signature={entry.signature} first={first} />
  if (entry.kind === 'document') return <DocumentCard {...entry} agency={entry.author.name ?? agency} first={first} />
  if (entry.author.kind === 'official' || entry.author.kind === 'agency')
    return <PersonMessage author={entry.author} text={entry.text} first={first} agency={agency} />
  return (
    <>
      <p className={first ? 'author' : 'visually-hidden'}>{t('author.parley')}</p>
      {entry.kind === 'problem' ? <ProblemText text={entry.text} /> : <p className="said">{entry.text}</p>}
    </>
  )
}

/** Long enough apart that the time says something. */
const PAUSE = 5 * 60_000

/** The time, once for messages that belong together; with the day when it is another one. */
function TimeMark({ at, after }: { at: string; after: string | undefined }) {
  const { locale } = useTexts()
  if (after !== undefined && Date.parse(at) - Date.parse(after) < PAUSE) return null
  const sameDay = after !== undefined && dayText(at, locale) === dayText(after, locale)
  return (
    <time className="time-mark" dateTime={at}>
      {sameDay ? clockText(at, locale) : `${dayText(at, locale)}, ${clockText(at, locale)}`}
    </time>
  )
}
