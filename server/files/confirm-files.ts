import type { Knex } from 'knex'
import type { Reply } from '#forms'
import { statement } from '../database/statement.ts'
import { Invalid } from '../errors.ts'

type Reference = { id: string; sha256: string }

/**
 * A file reference in a reply must be of a file uploaded into this very conversation.
 * Costs nothing for a reply without one. @throws Invalid naming the references that are not.
 */
export async function confirmFiles(db: Knex, conversationId: string, reply: Reply): Promise<void> {
  if (reply.kind !== 'value') return
  const references = referencesIn(reply.value)
  if (references.length === 0) return
  const known = await statement<{ id: string; sha256: string }>(db, {
    name: 'confirm-files',
    text: 'select id::text, sha256 from files where conversation_id = $1 and id::text = any($2)',
    values: [conversationId, references.map(({ id }) => id)],
  })
  const digests = new Map(known.rows.map((file) => [file.id, file.sha256]))
  const unknown = references.filter(({ id, sha256 }) => digests.get(id) !== sha256)
  if (unknown.length > 0)
    throw new Invalid(unknown.map(({ id }) => ({ path: 'reply/value', reason: `no uploaded file ${id}` })))
}

/** Everything in a value that looks like a stored file: an object with `id` and `sha256`. */
export function referencesIn(value: unknown): Reference[] {
  if (Array.isArray(value)) return value.flatMap(referencesIn)
  if (typeof value !== 'object' || value === null) return []
  const { id, sha256 } = value as Partial<Reference>
  if (typeof id === 'string' && typeof sha256 === 'string') return [{ id, sha256 }]
  return Object.values(value).flatMap(referencesIn)
}
