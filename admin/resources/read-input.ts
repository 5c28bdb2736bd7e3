import type { ActionContext } from 'adminjs'
import type { z } from 'zod'
import { Invalid, NotFound } from '../../server/errors.ts'
import { officialOf } from '../access/official.ts'

/** What a panel's form sent, as the command takes it. @throws Invalid naming each field that is not as it must be */
export function readInput<Input>(schema: z.ZodType<Input>, given: unknown): Input {
  const input = schema.safeParse(given)
  if (input.success) return input.data
  throw new Invalid(input.error.issues.map(({ path, code }) => ({ path: path.join('/'), reason: code })))
}

/** @throws NotFound when the action was called without a record */
export function recordOf(context: ActionContext, kind: string) {
  if (!context.record) throw new NotFound(kind)
  return context.record
}

export const actorOf = (context: ActionContext) => officialOf(context.currentAdmin).actor
