import { ApiClient } from 'adminjs'
import { useState } from 'react'
import type { Held } from '../../catalog/permissions.ts'
import type { ShownEffect, ShownRoles } from '../resources/shown-roles.ts'
import { RoleEffects } from './role-effects.tsx'
import { useTexts } from './use-texts.ts'

type Changes = { agencyId: string; roles: { id: string; version: number; permissions: Held[] }[] }
type Props = { shown: ShownRoles; changes: Changes; onSaved(): void; onDropped(): void }
export type Problem = 'own' | 'divided' | 'meanwhile' | 'failed'

/** What a change would do to real people on real records; it is saved only after this was seen. */
export function RoleChanges({ shown, changes, onSaved, onDropped }: Props) {
  const { say } = useTexts()
  const [effects, setEffects] = useState<ShownEffect[]>()
  const [problem, setProblem] = useState<Problem>()
  const act = async (actionName: 'previewRoles' | 'changeRoles', done: (answer: object) => void) => {
    setProblem(undefined)
    try {
      done(
        (await new ApiClient().resourceAction({ resourceId: 'roles', actionName, method: 'post', data: changes })).data,
      )
    } catch (thrown) {
      setProblem(problemOf(thrown))
    }
  }
  const preview = () => act('previewRoles', (answer) => setEffects((answer as { effects: ShownEffect[] }).effects))
  return (
    <section className="p-card p-effects" aria-labelledby="role-changes">
      <h2 id="role-changes">{say('roles.changes', { count: changes.roles.length })}</h2>
      <div aria-live="polite">
        {!effects && <p className="p-help">{say('roles.tryFirst')}</p>}
        {effects && <RoleEffects effects={effects} shown={shown} />}
        {problem && (
          <p className="p-problem" role="alert">
            {say(`roles.problem.${problem}`)}
          </p>
        )}
      </div>
      <p className="p-actions">
        {effects ? (
          <button type="button" className="p-button p-main" onClick={() => void act('changeRoles', onSaved)}>
            {say('roles.save')}
          </button>
        ) : (
          <button type="button" className="p-button p-main" onClick={() => void preview()}>
            {say('roles.preview')}
          </button>
        )}
        <button type="button" className="p-button" onClick={onDropped}>
          {say('roles.drop')}
        </button>
      </p>
    </section>
  )
}

/** What a refused call means here, by its HTTP status. */
export function problemOf(thrown: unknown): Problem {
  const status = (thrown as { response?: { status?: number } } | undefined)?.response?.status
  if (status === 403) return 'own'
  if (status === 422) return 'divided'
  return status === 409 ? 'meanwhile' : 'failed'
}
