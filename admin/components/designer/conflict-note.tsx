import { useMemo } from 'react'
import { describeChanges } from '../../../catalog/designing/describe-changes.ts'
import { mergeDefinitions } from '../../../catalog/designing/merge-definitions.ts'
import type { ServiceDefinition } from '../../../catalog/service-definition.ts'
import type { ShownDraft, ShownDraftState } from '../../resources/shown-draft.ts'
import { useTexts } from '../use-texts.ts'
import { ChangeList } from './change-list.tsx'

type Props = {
  /** What both began with. */
  base: ServiceDefinition
  mine: ServiceDefinition
  theirs: ShownDraftState
  offices: ShownDraft['offices']
  onMerge(merged: ServiceDefinition): void
  onKeepMine(): void
  onTakeTheirs(): void
}

/** Two have edited at once: what each has changed since, both together, or whose is to stay. Nothing is overwritten before. */
export function ConflictNote({ base, mine, theirs, offices, onMerge, onKeepMine, onTakeTheirs }: Props) {
  const { say } = useTexts()
  const ofTheirs = useMemo(() => describeChanges(base, theirs.definition, offices), [base, theirs, offices])
  const ofMine = useMemo(() => describeChanges(base, mine, offices), [base, mine, offices])
  const merged = useMemo(() => mergeDefinitions(base, mine, theirs.definition), [base, mine, theirs])
  return (
    <div className="p-problem d-conflict" role="alert">
      <p>{say('designer.conflict', { name: theirs.editedBy })}</p>
      <h3>{say('designer.conflictTheirs', { name: theirs.editedBy })}</h3>
      {ofTheirs.length === 0 ? <p>{say('designer.noChanges')}</p> : <ChangeList changes={ofTheirs} />}
      <h3>{say('designer.conflictMine')}</h3>
      {ofMine.length === 0 ? <p>{say('designer.noChanges')}</p> : <ChangeList changes={ofMine} />}
      {merged.clashes.length > 0 && <p>{say('designer.clashes', { count: merged.clashes.length })}</p>}
      <p className="p-actions">
        {theirs.status === 'draft' && (
          <button type="button" className="p-button p-main" onClick={() => onMerge(merged.definition)}>
            {say('designer.merge')}
          </button>
        )}
        <button type="button" className="p-button" onClick={onTakeTheirs}>
          {say('designer.takeTheirs')}
        </button>
        {theirs.status === 'draft' && (
          <button type="button" className="p-button" onClick={onKeepMine}>
            {say('designer.keepMine')}
          </button>
        )}
      </p>
    </div>
  )
}
