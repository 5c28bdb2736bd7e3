import { useRef, useState } from 'react'
import { Link } from 'react-router-dom'
import type { Inbox, InboxRow } from '../resources/inbox.ts'
import { BulkBar } from './bulk-bar.tsx'
import { dueIn } from './due.ts'
import { Pages } from './pages.tsx'
import { useRowKeys } from './use-row-keys.ts'
import { useTexts } from './use-texts.ts'

/**
 * The rows of a view: each one is a link to its case, so that it opens by Enter and in a tab of its own. Open cases can
 * be marked and taken together.
 */
export function InboxRows({ inbox, again }: { inbox: Inbox; again(): void }) {
  const { say } = useTexts()
  const list = useRef<HTMLOListElement>(null)
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set())
  const mayMark = inbox.self !== null && inbox.rows.some(({ decided }) => !decided)
  const mark = (id: string) =>
    setMarked((before) => new Set(before.has(id) ? [...before].filter((one) => one !== id) : [...before, id]))
  useRowKeys(list, mayMark ? mark : undefined)
  if (inbox.rows.length === 0) return <p className="p-empty">{say(`inbox.${inbox.view}.empty`)}</p>
  return (
    <>
      <div className="p-row p-head" aria-hidden="true">
        <span>{say('inbox.applicant')}</span>
        <span>{say('inbox.service')}</span>
        <span>{say('inbox.office')}</span>
        <span>{say(inbox.view === 'decided' ? 'inbox.decision' : 'inbox.deadline')}</span>
      </div>
      <ol className={mayMark ? 'p-rows p-markable' : 'p-rows'} ref={list}>
        {inbox.rows.map((row) => (
          <li key={row.id} data-row={row.id}>
            {mayMark && !row.decided && (
              <input
                type="checkbox"
                aria-label={say('inbox.mark', { number: row.number })}
                aria-keyshortcuts="x"
                checked={marked.has(row.id)}
                onChange={() => mark(row.id)}
              />
            )}
            <Row row={row} />
          </li>
        ))}
      </ol>
      {inbox.self !== null && (
        <BulkBar rows={inbox.rows.filter(({ id }) => marked.has(id))} self={inbox.self} again={again} />
      )}
      <p className="p-help p-keys">{say('inbox.keys')}</p>
      <Pages page={inbox.page} pages={inbox.pages} />
    </>
  )
}

function Row({ row }: { row: InboxRow }) {
  const { say } = useTexts()
  return (
    <Link className="p-row" to={`/admin/resources/cases/records/${row.id}/show`}>
      <strong>{row.applicant ? <bdi>{row.applicant}</bdi> : say('case.nameHidden')}</strong>
      <span>
        {row.service} <span className="p-quiet p-whole">{row.number}</span>
      </span>
      <span>
        {row.office}{' '}
        {row.holder && <span className="p-quiet p-whole">{say('inbox.holder', { name: row.holder })}</span>}
      </span>
      <RowState row={row} />
    </Link>
  )
}

function RowState({ row }: { row: InboxRow }) {
  const { say, day } = useTexts()
  if (row.decision) {
    return (
      <span>
        {say(`decision.${row.decision.outcome}`)} <span className="p-quiet">{day(row.decision.decidedAt)}</span>
      </span>
    )
  }
  if (row.decided) return <span className="p-quiet">{say('decision.hidden')}</span>
  const due = dueIn(row.dueAt, new Date(), say)
  return (
    <span>
      <span className={`p-tone-${due.tone}`}>{due.text}</span> <span className="p-quiet p-whole">{day(row.dueAt)}</span>
    </span>
  )
}
