import { useState } from 'react'
import type { ServiceDefinition } from '../../../catalog/service-definition.ts'
import type { ShownComparison, ShownDraft } from '../../resources/shown-draft.ts'
import { useTexts } from '../use-texts.ts'
import { callService } from './call-service.ts'
import { ChangeList } from './change-list.tsx'

type Pair = { from: number; to: number | 'draft' }

type Props = {
  shown: ShownDraft
  /** There where a draft can be made what a version was. */
  onTakeUp?: ((definition: ServiceDefinition) => void) | undefined
}

/** What any version says otherwise than any other, and whom the difference touches. */
export function VersionComparison({ shown: { service, versions, draft }, onTakeUp }: Props) {
  const { say } = useTexts()
  const newest = versions[0]?.version ?? 1
  const [pair, setPair] = useState<Pair>(draft ? { from: newest, to: 'draft' } : { from: newest - 1, to: newest })
  const [compared, setCompared] = useState<ShownComparison>()
  const [failed, setFailed] = useState(false)
  if (versions.length + (draft ? 1 : 0) < 2) return null
  const choose = (changed: Partial<Pair>) => {
    setPair({ ...pair, ...changed })
    setCompared(undefined)
  }
  const compare = async () => {
    setFailed(false)
    try {
      setCompared((await callService(service.id, 'compareVersions', pair)).compared)
    } catch {
      setFailed(true)
    }
  }
  return (
    <section className="d-compare" aria-labelledby="compare-title">
      <h3 id="compare-title">{say('designer.compare')}</h3>
      <p className="d-clause">
        {(['from', 'to'] as const).map((side) => (
          <select
            key={side}
            aria-label={say(`designer.compared.${side}`)}
            value={pair[side]}
            onChange={({ target }) => choose({ [side]: target.value === 'draft' ? 'draft' : Number(target.value) })}
          >
            {draft && side === 'to' && <option value="draft">{say('designer.theDraft')}</option>}
            {versions.map(({ version }) => (
              <option key={version} value={version}>
                {say('designer.versionNumber', { version })}
              </option>
            ))}
          </select>
        ))}
        <button type="button" className="p-button" onClick={compare}>
          {say('designer.compareThese')}
        </button>
      </p>
      <div role="status">
        {failed && <p className="p-problem">{say('designer.failure.failed')}</p>}
        {compared && <Result compared={compared} version={pair.from} />}
      </div>
      {compared && onTakeUp && pair.to === 'draft' && (
        <>
          <button
            type="button"
            className="p-button"
            onClick={() => {
              onTakeUp(compared.earlier)
              setCompared(undefined)
            }}
          >
            {say('designer.takeUp', { version: pair.from })}
          </button>
          <p className="p-help">{say('designer.removeHelp')}</p>
        </>
      )}
    </section>
  )
}

function Result({ compared: { changes, underWay }, version }: { compared: ShownComparison; version: number }) {
  const { say } = useTexts()
  return (
    <>
      {changes.length === 0 ? <p>{say('designer.noChanges')}</p> : <ChangeList changes={changes} />}
      <p className="p-trace">
        {say('designer.underWayWith', { version })}{' '}
        {say('designer.conversationsUnderWay', { count: underWay.conversations })},{' '}
        {say('designer.casesUnderWay', { count: underWay.cases })}.
      </p>
    </>
  )
}
