import type { ShownEffect, ShownRoles } from '../resources/shown-roles.ts'
import { useTexts } from './use-texts.ts'

type Props = { effects: ShownEffect[]; shown: ShownRoles }

/** Who could no longer, and who could newly, do what on how many of today's records. */
export function RoleEffects({ effects, shown }: Props) {
  const { say } = useTexts()
  if (effects.length === 0) return <p>{say('roles.noEffect')}</p>
  return (
    <ul>
      {effects.map((effect) => (
        <li key={`${effect.person} ${effect.permission}`}>
          <Effect effect={effect} shown={shown} />
        </li>
      ))}
    </ul>
  )
}

function Effect({ effect, shown }: { effect: ShownEffect; shown: ShownRoles }) {
  const { say } = useTexts()
  const words = shown.permissions.find(({ name }) => name === effect.permission)?.words ?? effect.permission
  const what = say(`roles.counted.${effect.subject}`)
  return (
    <>
      <strong>
        <bdi>{effect.person}</bdi>
      </strong>
      : <q>{words}</q>
      {effect.lost > 0 && <span className="p-lost"> {say('roles.lost', { what, number: effect.lost })}</span>}
      {effect.gained > 0 && <span className="p-gained"> {say('roles.gained', { what, number: effect.gained })}</span>}
    </>
  )
}
