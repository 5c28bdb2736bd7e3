import type { z } from 'zod'
import { Invalid } from '../../server/errors.ts'

/** What a page of the panel has sent, in the shape that a command takes. @throws Invalid naming what is wrong */
export function readInput<Output, Input>(schema: z.ZodType<Output, Input>, sent: unknown): Output {
  const input = schema.safeParse(sent)
  if (input.success) return input.data
  throw new Invalid(input.error.issues.map(({ path, code }) => ({ path: path.join('/'), reason: code })))
}
