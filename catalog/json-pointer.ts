/** What a JSON Pointer (RFC 6901) leads to in a document, or `undefined` where nothing is. */
export function valueAt(document: unknown, pointer: string): unknown {
  if (pointer === '') return document
  if (!pointer.startsWith('/')) throw new RangeError(`Not a JSON Pointer: ${pointer}`)
  return pointer.slice(1).split('/').map(unescapeKey).reduce(step, document)
}

/** A key as it stands in a pointer. */
export function escapeKey(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1')
}

/** The key that a pointer's step stands for. */
export function unescapeKey(key: string): string {
  return key.replaceAll('~1', '/').replaceAll('~0', '~')
}

function step(from: unknown, key: string): unknown {
  if (typeof from !== 'object' || from === null || !Object.hasOwn(from, key)) return undefined
  return (from as Record<string, unknown>)[key]
}
