import type { AnyAbility } from '@casl/ability'
import { abilityOf, rulesOfRoles } from '../../catalog/abilities.ts'
import type { Actor } from '../../server/accounts/actor.ts'
import { type PanelLocale, panelLocale } from '../texts/panel-locale.ts'

/** Who works in the panel: an actor with what their roles allow. What they may do as an applicant stays outside. */
export type Official = { actor: Actor; ability: AnyAbility; locale: PanelLocale }

/** What AdminJS knows of an official and prints into the page as a whole: nothing that may not be read there. */
export type CurrentAdmin = { id: string; email: string; title: string; locale: PanelLocale }

const officials = new WeakMap<object, Official>()

/** The official an actor is, in the shape AdminJS passes around; `undefined` when no role opens the panel to them. */
export function admit(actor: Actor, ability: AnyAbility = abilityOf(rulesOfRoles(actor))): CurrentAdmin | undefined {
  if (ability.rules.length === 0) return undefined
  const locale = panelLocale(actor.locale)
  // AdminJS has no word for a name: what it shows in the corner is `email`.
  const currentAdmin = Object.freeze({ id: actor.accountId, email: actor.name, title: agenciesOf(actor), locale })
  officials.set(currentAdmin, { actor, ability, locale })
  return currentAdmin
}

/** @throws Error when AdminJS acts for nobody we admitted, so that a read without an official fails. */
export function officialOf(currentAdmin: unknown): Official {
  const official = currentAdmin instanceof Object ? officials.get(currentAdmin) : undefined
  if (!official) throw new Error('The panel was asked to act without an official.')
  return official
}

function agenciesOf(actor: Actor): string {
  return [...new Set(actor.assignments.flatMap(({ agency }) => agency ?? []))].join(', ')
}
