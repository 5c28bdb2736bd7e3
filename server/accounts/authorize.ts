import { subject } from '@casl/ability'
import { type Action, abilityFor, type SubjectName } from '../../catalog/abilities.ts'
import { NotFound, NotPermitted } from '../errors.ts'
import type { Actor } from './actor.ts'

/**
 * Lets the actor go on with a row, or throws. What may not even be read looks like what is not there.
 * @throws NotFound when the row is missing or the actor may not read it; NotPermitted with the rule's reason.
 */
export function authorize<Row extends object>(
  actor: Actor,
  action: Action,
  kind: SubjectName,
  row: Row | undefined,
): asserts row is Row {
  if (!row) throw new NotFound(kind)
  const ability = abilityFor(actor)
  // A copy: CASL marks the object with its kind.
  const thing = subject(kind, { ...row })
  if (!ability.can('read', thing)) throw new NotFound(kind)
  if (!ability.can(action, thing))
    throw new NotPermitted(ability.relevantRuleFor(action, thing)?.reason ?? `no rule allows ${action}`)
}
