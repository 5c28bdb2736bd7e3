import { useEffect, useRef, useState } from 'react'
import type { ShownEffect, ShownRole, ShownRoles } from '../resources/shown-roles.ts'
import { act } from './agencies/act.ts'
import { NotLoaded } from './not-loaded.tsx'
import { type Problem, problemOf } from './role-changes.tsx'
import { RoleEffects } from './role-effects.tsx'
import { useAnswer } from './use-answer.ts'
import { useTexts } from './use-texts.ts'

type Props = { role: ShownRole; shown: ShownRoles; onRemoved(): void; onKept(): void }

/** Who would lose what if the role went, and the button that lets it go. */
export function RemoveRole({ role, shown, onRemoved, onKept }: Props) {
  const { say } = useTexts()
  const heading = useRef<HTMLHeadingElement>(null)
  const [problem, setProblem] = useState<Problem>()
  const answered = useAnswer(role.id, () => preview(shown.agency.id, role))
  useEffect(() => heading.current?.focus(), [])
  const remove = async () => {
    setProblem(undefined)
    try {
      await act('roles', undefined, 'removeRole', { id: role.id, holders: role.holders.length })
      onRemoved()
    } catch (thrown) {
      setProblem(problemOf(thrown))
    }
  }
  return (
    <section className="p-card p-effects" aria-labelledby="remove-role">
      <h2 id="remove-role" tabIndex={-1} ref={heading}>
        {say('roles.remove', { name: role.name })}
      </h2>
      <p>
        {role.holders.length > 0
          ? say('roles.removeFrom', { names: role.holders.join(', ') })
          : say('roles.removeFromNobody')}
      </p>
      {answered.state === 'waiting' && <p role="status">{say('loading')}</p>}
      {answered.state === 'failed' && <NotLoaded retry={answered.retry} />}
      {answered.state === 'there' && role.holders.length > 0 && <RoleEffects effects={answered.answer} shown={shown} />}
      {problem && (
        <p className="p-problem" role="alert">
          {say(`roles.problem.${problem}`)}
        </p>
      )}
      <p className="p-actions">
        <button
          type="button"
          className="p-button p-main"
          aria-disabled={answered.state !== 'there'}
          onClick={() => answered.state === 'there' && void remove()}
        >
          {say('roles.removeNow')}
        </button>
        <button type="button" className="p-button" onClick={onKept}>
          {say('roles.keep')}
        </button>
      </p>
    </section>
  )
}

async function preview(agencyId: string, { id, version }: ShownRole): Promise<ShownEffect[]> {
  const wanted = { agencyId, roles: [{ id, version, permissions: [] }] }
  return (await act<{ effects: ShownEffect[] }>('roles', undefined, 'previewRoles', wanted)).effects
}
