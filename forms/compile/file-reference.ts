import type { SchemaObject } from '../definition.ts'
import { isObject } from '../json.ts'

/** A stored file, as an answer holds it. The bytes live with the server. */
export type FileReference = { id: string; name: string; size: number; mime: string; sha256: string }

/** Accepted wherever a form wants a file as a data URL: bytes are put in at the very end, by whoever needs them. */
export const FILE_REFERENCE: SchemaObject = {
  type: 'object',
  properties: {
    id: { type: 'string' },
    name: { type: 'string' },
    size: { type: 'integer', minimum: 0 },
    mime: { type: 'string' },
    sha256: { type: 'string' },
  },
  required: ['id', 'name', 'size', 'mime', 'sha256'],
}

/** True for a reference to a stored file. */
export function isFileReference(value: unknown): value is FileReference {
  return (
    isObject(value) &&
    typeof value.id === 'string' &&
    typeof value.name === 'string' &&
    typeof value.size === 'number' &&
    typeof value.mime === 'string' &&
    typeof value.sha256 === 'string'
  )
}
