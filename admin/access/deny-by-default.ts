import { subject } from '@casl/ability'
import type { ActionContext, ResourceOptions } from 'adminjs'
import type { PanelResource } from '../resources/panel-resource.ts'
import { builtInActions } from './built-in-actions.ts'
import { officialOf } from './official.ts'
import { rowBehind } from './row-behind.ts'

/**
 * AdminJS's options of a resource in which every action has a rule that allows it.
 * @throws Error at start on an action without an entry in `access`, and on `bulkDelete`, which the core runs
 *   without a transaction and on fewer rows than were asked for.
 */
export function denyByDefault(resource: PanelResource): ResourceOptions {
  const names = new Set<string>([...builtInActions, ...Object.keys(resource.actions ?? {})])
  const actions = Object.fromEntries(
    [...names].map((name) => {
      const access = Object.hasOwn(resource.access, name) ? resource.access[name] : undefined
      if (!access) throw new Error(`${resource.id}: the action "${name}" has no access rule.`)
      if (name === 'bulkDelete' && access !== 'nobody') throw new Error(`${resource.id}: "bulkDelete" is for nobody.`)
      return [name, { ...resource.actions?.[name], isAccessible: gate(access, resource.subject) }]
    }),
  )
  return { ...resource.options, id: resource.id, actions }
}

// Asked without a record for a whole list. AdminJS reads a promise as yes, so this must never become async.
function gate(access: string, kind: string): (context: ActionContext) => boolean {
  return ({ currentAdmin, record }) => {
    if (access === 'nobody') return false
    return officialOf(currentAdmin).ability.can(access, record ? subject(kind, { ...rowBehind(record) }) : kind)
  }
}
