import type { JsonSchema } from '../definition.ts'
import { isObject } from '../json.ts'
import { valueAt } from '../pointer.ts'
import { isSchema, subschemas } from './subschemas.ts'

/**
 * Where a `$ref`, standing in the schema at a pointer, leads: the pointer of a schema in the same document,
 * or undefined when it dangles or leaves the document.
 */
export type Resolve = (reference: string, pointer: string) => string | undefined

type Places = {
  /** An address, or an address with `#anchor` → pointer. */
  byAddress: Map<string, string>
  /** Pointer → the address that references there start from. */
  bases: Map<string, string>
}

/** Prepares the references of one document: `#/pointers`, `#anchors`, and schemas bundled under their own `$id`. */
export function referencesOf(root: JsonSchema): Resolve {
  const places: Places = { byAddress: new Map([['', '']]), bases: new Map() }
  collect(root, '', '', places)
  return (reference, from) => {
    const [address = '', fragment = ''] = absolute(reference, places.bases.get(from) ?? '').split('#', 2)
    const resource = places.byAddress.get(address)
    if (resource === undefined) return undefined
    const text = decode(fragment)
    const isPointer = text === '' || text.startsWith('/')
    const pointer = isPointer ? resource + text : places.byAddress.get(`${address}#${text}`)
    const isThere = (place: string | undefined) => place !== undefined && isSchema(valueAt(root, place))
    if (isThere(pointer)) return pointer
    // Old tools give every schema an `id` and still mean the whole document by `#/definitions`.
    return reference.startsWith('#/') && isThere(text) ? text : undefined
  }
}

function collect(schema: unknown, pointer: string, base: string, places: Places): void {
  if (!isObject(schema)) return
  const id = [schema.$id, schema.id].find((value) => typeof value === 'string')
  const [address = '', idAnchor] = typeof id === 'string' ? absolute(id, base).split('#', 2) : [base]
  if (!places.byAddress.has(address)) places.byAddress.set(address, pointer)
  for (const anchor of [idAnchor, schema.$anchor, schema.$dynamicAnchor]) {
    if (typeof anchor === 'string') places.byAddress.set(`${address}#${anchor}`, pointer)
  }
  places.bases.set(pointer, address)
  for (const inner of subschemas(schema, pointer)) collect(inner.value, inner.pointer, address, places)
}

/** RFC 3986 resolution, as far as schema identifiers need it; written out because `URL` belongs to a platform. */
function absolute(reference: string, base: string): string {
  if (/^[a-z][a-z0-9+.-]*:/i.test(reference)) return reference
  if (reference === '' || reference.startsWith('#')) return base + reference
  const origin = /^[a-z][a-z0-9+.-]*:(\/\/[^/]*)?/i.exec(base)?.[0] ?? ''
  if (reference.startsWith('/')) return origin + reference
  const path = base.slice(origin.length)
  return origin + path.slice(0, path.lastIndexOf('/') + 1) + reference
}

function decode(fragment: string): string {
  try {
    return decodeURIComponent(fragment)
  } catch {
    return fragment
  }
}
