import { useMemo, useState } from 'react'
import { describeChanges } from '../../../catalog/designing/describe-changes.ts'
import type { ShownDraft, ShownDraftState } from '../../resources/shown-draft.ts'
import { signInHere } from '../not-loaded.tsx'
import { useTexts } from '../use-texts.ts'
import { AskAgain } from './ask-again.tsx'
import { callService, statusOf } from './call-service.ts'
import { ChangeList } from './change-list.tsx'
import { useDesign } from './design-context.ts'
import type { Autosave } from './use-autosave.ts'
import { VersionComparison } from './version-comparison.tsx'

type Props = {
  shown: ShownDraft & { draft: ShownDraftState }
  autosave: Autosave
  /** Undefined while it is still being checked. */
  errors: number | undefined
  onMoved(designed: ShownDraft): void
}

/** The way to a version: what changes, for whom, what is left to do, and the second person. */
export function PublishPanel(props: Props) {
  const { say } = useTexts()
  const { isLocked, replace } = useDesign()
  const { shown, errors } = props
  const next = (shown.versions[0]?.version ?? 0) + 1
  return (
    <section className="d-editor" aria-labelledby="publish-title">
      <h2 id="publish-title">{say('designer.versionToBe', { version: next })}</h2>
      <Differences shown={shown} />
      <h3>{say('designer.forWhom')}</h3>
      {shown.service.publishedVersion === null ? <p>{say('designer.nobodyYet')}</p> : <UnderWay shown={shown} />}
      <h3>{say('designer.steps')}</h3>
      <ol className="d-steps">
        <li>
          {errors
            ? say('designer.stepDefects', { count: errors })
            : say(errors === 0 ? 'designer.stepWhole' : 'designer.checking')}
        </li>
        <li>
          {shown.draft.submittedBy === null
            ? say('designer.stepSend')
            : say('designer.stepSent', { name: shown.draft.submittedBy })}
        </li>
        <li>{say('designer.stepPublish')}</li>
      </ol>
      <Moves {...props} version={next} />
      <VersionComparison shown={shown} onTakeUp={isLocked ? undefined : replace} />
    </section>
  )
}

function UnderWay({ shown: { underWay, service, published } }: { shown: ShownDraft }) {
  const { say } = useTexts()
  const { definition, edit, isLocked } = useDesign()
  const version = service.publishedVersion ?? 0
  const chosen = definition.conversationsUnderWay ?? 'carry-over'
  return (
    <>
      <p>
        {say('designer.conversationsUnderWay', { count: underWay.conversations })},{' '}
        {say('designer.casesUnderWay', { count: underWay.cases })}. {say('designer.casesStay', { version })}
      </p>
      <fieldset className="d-conditions" disabled={isLocked}>
        <legend>{say('designer.underWay')}</legend>
        {(['carry-over', 'pin'] as const).map((way) => (
          <label key={way} className="p-option">
            <input
              type="radio"
              name="under-way"
              checked={chosen === way}
              onChange={() => edit({ conversationsUnderWay: way })}
            />
            {say(`designer.forUnderWay.${way}`)}
          </label>
        ))}
      </fieldset>
      {published && chosen === 'carry-over' && <AskAgain published={published} />}
    </>
  )
}

function Differences({ shown }: { shown: Props['shown'] }) {
  const { say } = useTexts()
  const { definition } = useDesign()
  const { published, service, offices } = shown
  const changes = useMemo(
    () => (published ? describeChanges(published, definition, offices) : []),
    [published, definition, offices],
  )
  if (!published) return <p>{say('designer.firstVersion')}</p>
  return (
    <>
      <h3>{say('designer.changesSince', { version: service.publishedVersion ?? 0 })}</h3>
      {changes.length === 0 ? <p>{say('designer.noChanges')}</p> : <ChangeList changes={changes} />}
    </>
  )
}

function Moves({ shown, autosave, errors, onMoved, version }: Props & { version: number }) {
  const { say } = useTexts()
  const { id } = shown.service
  const { draft } = shown
  const [failure, setFailure] = useState<string>()
  const [busy, setBusy] = useState(false)
  const act = async (name: 'sendToReview' | 'publishDraft' | 'returnDraft', more: Record<string, unknown> = {}) => {
    if (busy) return
    setBusy(true)
    setFailure(undefined)
    try {
      if (name === 'sendToReview' && !(await autosave.save())) throw new Error('not saved')
      onMoved((await callService(id, name, { revision: autosave.revision(), ...more })).designed)
    } catch (thrown) {
      const status = statusOf(thrown)
      setFailure(status === 401 ? 'signedOut' : status === 409 ? 'moved' : status === 422 ? 'defects' : 'failed')
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      {failure && (
        <div className="p-problem" role="alert">
          <p>{say(`designer.failure.${failure}`)}</p>
          {failure === 'signedOut' && <a href={signInHere()}>{say('problem.signIn')}</a>}
        </div>
      )}
      {draft.status === 'draft' && (
        <button
          type="button"
          className="p-button p-main"
          aria-disabled={busy || errors !== 0}
          onClick={() => (errors === 0 ? act('sendToReview') : setFailure('defects'))}
        >
          {say('designer.send')}
        </button>
      )}
      {draft.status === 'in-review' && draft.isForThem && (
        <button type="button" className="p-button p-main" aria-disabled={busy} onClick={() => act('publishDraft')}>
          {say('designer.publish', { version })}
        </button>
      )}
      {draft.status === 'in-review' && !draft.isForThem && <p className="p-help">{say('designer.secondPerson')}</p>}
      {draft.status === 'in-review' && <Return onReturn={(reason) => act('returnDraft', { reason })} busy={busy} />}
    </>
  )
}

function Return({ onReturn, busy }: { onReturn(reason: string): void; busy: boolean }) {
  const { say } = useTexts()
  const [reason, setReason] = useState('')
  return (
    <div className="d-return">
      <label className="d-field">
        {say('designer.returnReason')}
        <textarea rows={3} maxLength={2000} value={reason} onChange={(event) => setReason(event.target.value)} />
      </label>
      <button
        type="button"
        className="p-button"
        aria-disabled={busy || reason.trim() === ''}
        onClick={() => reason.trim() !== '' && onReturn(reason)}
      >
        {say('designer.return')}
      </button>
    </div>
  )
}
