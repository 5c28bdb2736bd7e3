import { Model } from 'objection'

/** Base of every model: columns and relations only. Rules live in pure files, writes in commands. */
export class ParleyModel extends Model {}

/** The column kinds that our tables have, as JSON Schema for objection (and for the panel's property list). */
export const column = {
  id: { type: 'string', format: 'uuid' },
  text: { type: 'string' },
  json: { type: 'object' },
  integer: { type: 'integer' },
  time: { type: 'string', format: 'date-time' },
  flag: { type: 'boolean' },
} as const

export const optional = <T extends { type: string }>(kind: T) => ({ ...kind, type: [kind.type, 'null'] })
