import type { ActionProps, RecordJSON } from 'adminjs'
import { useState } from 'react'
import { Link } from 'react-router-dom'
import type { ShownDraft, ShownDraftState } from '../../resources/shown-draft.ts'
import { useTexts } from '../use-texts.ts'
import { callService } from './call-service.ts'
import { DraftEditor } from './draft-editor.tsx'
import { Offering } from './offering.tsx'
import { VersionComparison } from './version-comparison.tsx'

type DesignedRecord = RecordJSON & { designed?: ShownDraft }

/** Where an official describes a service, tries it, and has it published. */
export function Designer({ record }: ActionProps) {
  const { say } = useTexts()
  const opened = (record as DesignedRecord | undefined)?.designed
  const [shown, setShown] = useState(opened)
  // Begun anew whenever the server has said how things stand: it knows better than the page.
  const [turn, setTurn] = useState(0)
  const show = (designed: ShownDraft) => {
    setShown(designed)
    setTurn((before) => before + 1)
  }
  if (!shown) return null
  return (
    <main className="p-page p-designer">
      <p>
        <Link to="/admin/resources/services">← {say('designer.back')}</Link>
      </p>
      {shown.draft ? (
        <DraftEditor key={turn} shown={{ ...shown, draft: shown.draft as ShownDraftState }} onShown={show} />
      ) : (
        <NoDraft shown={shown} onShown={show} />
      )}
    </main>
  )
}

/** Nothing is being changed: the next version begins with one that was published. */
function NoDraft({ shown, onShown }: { shown: ShownDraft; onShown(designed: ShownDraft): void }) {
  const { say, moment, language } = useTexts()
  const [failed, setFailed] = useState(false)
  const begin = async (version: number) => {
    setFailed(false)
    try {
      onShown((await callService(shown.service.id, 'beginDraft', { version })).designed)
    } catch {
      setFailed(true)
    }
  }
  return (
    <>
      <h1>{shown.published?.titles[language] ?? shown.service.slug}</h1>
      {!shown.service.isArchived && (
        <p>{say('designer.published', { version: shown.service.publishedVersion ?? 0 })}</p>
      )}
      {failed && (
        <p className="p-problem" role="alert">
          {say('designer.failure.failed')}
        </p>
      )}
      <ul className="d-versions">
        {shown.versions.map(({ version, publishedAt }) => (
          <li key={version} className="p-card">
            <span>{say('designer.version', { version, date: moment(publishedAt) })}</span>
            <button
              type="button"
              className={version === shown.service.publishedVersion ? 'p-button p-main' : 'p-button'}
              onClick={() => begin(version)}
            >
              {version === shown.service.publishedVersion
                ? say('designer.begin')
                : say('designer.beginFrom', { version })}
            </button>
          </li>
        ))}
      </ul>
      <VersionComparison shown={shown} />
      <Offering shown={shown} onShown={onShown} />
    </>
  )
}
