import { useRef } from 'react'
import { inLocale } from '../../../catalog/in-locale.ts'
import type { ShownDraft, ShownDraftState } from '../../resources/shown-draft.ts'
import { signInHere } from '../not-loaded.tsx'
import { useTexts } from '../use-texts.ts'
import { useDesign } from './design-context.ts'
import type { EditHistory, EditStep } from './edit-history.ts'
import type { Autosave, SaveState } from './use-autosave.ts'

type Props = {
  shown: ShownDraft & { draft: ShownDraftState }
  autosave: Autosave
  history: EditHistory
  onStep(step: EditStep): void
}

/** Which service it is, how its draft stands, whether it is saved, and undo. */
export function DraftHead({ shown, autosave, history, onStep }: Props) {
  const { say, language } = useTexts()
  const { definition, isLocked } = useDesign()
  const { draft, service } = shown
  const { publishedVersion } = service
  return (
    <header className="d-head">
      <h1>{inLocale(definition.titles, language)}</h1>
      <p className="p-facts">
        <span>
          {publishedVersion === null
            ? say('designer.neverPublished')
            : say('designer.draftBeside', { version: publishedVersion })}
        </span>
        <span>
          {isLocked ? say('designer.inReview', { name: draft.submittedBy ?? '' }) : <Saving autosave={autosave} />}
        </span>
      </p>
      {draft.returnedBecause && !isLocked && (
        <p className="p-trace">{say('designer.returned', { reason: draft.returnedBecause })}</p>
      )}
      {!isLocked && (
        <p className="p-actions">
          <button
            type="button"
            className="p-button"
            aria-disabled={history.past.length === 0}
            aria-keyshortcuts="Control+Z"
            onClick={() => onStep({ kind: 'undo' })}
          >
            {say('designer.undo')}
          </button>
          <button
            type="button"
            className="p-button"
            aria-disabled={history.future.length === 0}
            aria-keyshortcuts="Control+Shift+Z"
            onClick={() => onStep({ kind: 'redo' })}
          >
            {say('designer.redo')}
          </button>
        </p>
      )}
    </header>
  )
}

/** What is worth hearing: that it is kept, or is not. The steps between come with every word that is typed. */
const HEARD: SaveState[] = ['saved', 'failed', 'signedOut', 'conflict']

function Saving({ autosave: { state, savedAt, save } }: { autosave: Autosave }) {
  const { say, clock } = useTexts()
  const words = say(`designer.save.${state}`, { time: clock(savedAt) })
  const heard = useRef(words)
  if (HEARD.includes(state)) heard.current = words
  return (
    <span data-saving={state}>
      <span aria-hidden={HEARD.includes(state)}>{words}</span>
      <span role="status" className="visually-hidden">
        {heard.current}
      </span>{' '}
      {state === 'failed' && (
        <button type="button" className="p-button" onClick={save}>
          {say('problem.tryAgain')}
        </button>
      )}
      {state === 'signedOut' && (
        <a href={signInHere()} target="_blank" rel="noreferrer">
          {say('problem.signIn')}
        </a>
      )}
    </span>
  )
}
