import type { RefObject } from 'react'
import { Link } from 'react-router-dom'
import type { Inbox, InboxRow } from '../resources/inbox.ts'
import { dueIn } from './due.ts'
import { Pages } from './pages.tsx'
import { useTexts } from './use-texts.ts'

/** The rows of a view: each one is a link to its case, so that it opens by Enter and in a tab of its own. */
export function InboxRows({ inbox, list }: { inbox: Inbox; list: RefObject<HTMLOListElement> }) {
  const { say } = useTexts()
  if (inbox.rows.length === 0) return <p className="p-empty">{say(`inbox.${inbox.view}.empty`)}</p>
  return (
    <>
      <div className="p-row p-head" aria-hidden="true">
        <span>{say('inbox.applicant')}</span>
        <span>{say('inbox.service')}</span>
        <span>{say('inbox.office')}</span>
        <span>{say(inbox.view === 'decided' ? 'inbox.decision' : 'inbox.deadline')}</span>
      </div>
      <ol className="p-rows" ref={list}>
        {inbox.rows.map((row) => (
          <li key={row.id}>
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
          </li>
        ))}
      </ol>
      <p className="p-help p-keys">{say('inbox.keys')}</p>
      <Pages page={inbox.page} pages={inbox.pages} />
    </>
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
