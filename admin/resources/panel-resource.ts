import type { Action, ActionResponse, ResourceOptions } from 'adminjs'
import type { builtInActions } from '../access/built-in-actions.ts'
import type { TableDefinition } from '../adapter/definition.ts'

/** The rule that allows an action, by its verb; or nobody at all. */
type Access =
  | 'read'
  | 'assign'
  | 'open'
  | 'decide'
  | 'reissue'
  | 'revoke'
  | 'design'
  | 'publish'
  | 'change'
  | 'apply'
  | 'verify'
  | 'give'
  | 'nobody'

/** A table in the panel: who may do what with it, and how it is shown. */
export type PanelResource = TableDefinition & {
  access: Record<(typeof builtInActions)[number], Access> & Record<string, Access>
  /** Our own actions, and changes to the built-in ones. */
  actions?: Record<string, Partial<Action<ActionResponse>>>
  /** Own actions that change something: they take POST and nothing else. */
  changing?: readonly string[]
  options?: Omit<ResourceOptions, 'id' | 'actions'>
}

/** Seen by whoever may read it; changed by nobody. */
export const readOnly = {
  list: 'read',
  search: 'read',
  show: 'read',
  new: 'nobody',
  edit: 'nobody',
  delete: 'nobody',
  bulkDelete: 'nobody',
} as const satisfies PanelResource['access']

/** A component of ours is the whole page: AdminJS puts neither its head nor its filter around it. */
export const ownPage = { containerWidth: 1, hideActionHeader: true, showFilter: false } as const

/** A table of rows, and a page of what is in one. */
export const tablePages: NonNullable<PanelResource['actions']> = {
  list: { ...ownPage, component: 'TableList' },
  show: { ...ownPage, component: 'TableRow' },
}
