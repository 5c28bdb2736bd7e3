import { effective, type Held, reaches } from './permissions.ts'
import type { Rule } from './rule.ts'

/**
 * What no role and no two roles of one person can be: somebody who says who may do what, and decides cases. What is
 * taken away is kept apart, so that it can be explained.
 */
export function separate(given: readonly Rule[]): { allowed: Rule[]; taken: Rule[] } {
  const everywhere = given.some(({ role, conditions }) => role === 'administrator' && conditions === undefined)
  const agencies = given.filter(isAboutRoles).map(({ conditions }) => conditions?.agency_id)
  const isTaken = (rule: Rule) => decides(rule) && (everywhere || agencies.includes(rule.conditions?.agency_id))
  return { allowed: given.filter((rule) => !isTaken(rule)), taken: given.filter(isTaken) }
}

const decides = ({ action, subject }: Rule) => action === 'decide' && subject === 'Case'

const isAboutRoles = ({ action, subject }: Rule) =>
  (action === 'change' && subject === 'Role') || (action === 'give' && subject === 'RoleAssignment')

/** Nobody gives themselves a role or takes their own: what one holds is for others to say. */
export function mayGive(giver: { accountId: string }, to: { accountId: string }): boolean {
  return giver.accountId !== to.accountId
}

/** Whether a role would allow more than before: its holders do not decide that about themselves. */
export function widens(before: readonly Held[], after: readonly Held[]): boolean {
  const had = effective(before)
  return effective(after).some(({ permission, reach }) => {
    const was = had.find((one) => one.permission === permission)
    return was === undefined || reaches.indexOf(reach) > reaches.indexOf(was.reach)
  })
}

/** A role that says who may do what decides no cases: what it holds of both, only the first would count. */
export function isDivided(held: readonly Held[]): boolean {
  const holds = (name: Held['permission']) => held.some(({ permission }) => permission === name)
  return holds('decide-cases') && (holds('change-roles') || holds('give-roles'))
}
