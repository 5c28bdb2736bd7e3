import type { ActionContext } from 'adminjs'
import { NotFound } from '../../server/errors.ts'
import { officialOf } from '../access/official.ts'

/** @throws NotFound when the action was called without a record */
export function recordOf(context: ActionContext, kind: string) {
  if (!context.record) throw new NotFound(kind)
  return context.record
}

export const actorOf = (context: ActionContext) => officialOf(context.currentAdmin).actor
