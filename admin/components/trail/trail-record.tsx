import type { ActionProps, RecordJSON } from 'adminjs'
import { Link } from 'react-router-dom'
import type { ShownRecord } from '../../resources/shown-trail.ts'
import { useTexts } from '../use-texts.ts'
import { Change } from './change.tsx'

type Opened = RecordJSON & { opened?: ShownRecord }

/** One record of a log: in words, and as it stands there, so that its digest can be computed again. */
export function TrailRecord({ record }: ActionProps) {
  const { say, moment } = useTexts()
  const line = (record as Opened | undefined)?.opened
  if (!line) return null
  return (
    <main className="p-page">
      <p>
        <Link to="/admin/resources/evidence_records">← {say('trail.title')}</Link>
      </p>
      <h1>
        <bdi>{line.what}</bdi>
      </h1>
      <p className="p-facts">
        <time dateTime={line.at}>{moment(line.at)}</time>
        <bdi>{line.who ?? say('trail.byItself')}</bdi>
        <bdi>{line.agency}</bdi>
        <span>{say('trail.index', { number: line.index })}</span>
      </p>
      <Change line={line} />
      <section className="p-card p-answers" aria-labelledby="as-kept">
        <h2 id="as-kept">{say('trail.asKept')}</h2>
        <p className="p-help">{say('trail.asKeptHelp')}</p>
        <code>{line.body}</code>
        <p className="p-help">SHA-256</p>
        <code>{line.hash}</code>
      </section>
    </main>
  )
}
