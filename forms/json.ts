import type { Json } from './definition.ts'

/** True for a JSON object: not null, not an array. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Own keys only, so that `constructor` and `__proto__` are names like any other. */
export function has(object: object, key: string): boolean {
  return Object.hasOwn(object, key)
}

/** The own value under a key, else undefined. */
export function own<T>(object: Record<string, T> | undefined, key: string): T | undefined {
  return object !== undefined && Object.hasOwn(object, key) ? object[key] : undefined
}

/** Sets an own property; a plain assignment to `__proto__` would change the prototype instead. */
export function put<T>(object: Record<string, T>, key: string, value: T): void {
  if (key === '__proto__') {
    Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true })
  } else {
    object[key] = value
  }
}

/** Equality of JSON values; the order of keys does not matter. */
export function isEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((item, index) => isEqual(item, b[index]))
  }
  if (!isObject(a) || !isObject(b)) return false
  const keys = Object.keys(a)
  return keys.length === Object.keys(b).length && keys.every((key) => has(b, key) && isEqual(a[key], b[key]))
}

/** Deeper than any form goes: what nests further was made to break a program. */
const DEEPEST = 64

/** A copy that is certainly JSON, or undefined when the value is not (functions, NaN, cycles, too deep). */
export function asJson(value: unknown, depth = 0): Json | undefined {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  // JSON has no negative zero: it would not come back from where it is stored.
  if (typeof value === 'number') return Number.isFinite(value) ? value + 0 : undefined
  if (typeof value !== 'object' || depth > DEEPEST) return undefined
  return Array.isArray(value) ? listAsJson(value, depth) : objectAsJson(value as Record<string, unknown>, depth)
}

function listAsJson(list: unknown[], depth: number): Json[] | undefined {
  const copy: Json[] = []
  for (const item of list) {
    const json = asJson(item, depth + 1)
    if (json === undefined) return undefined
    copy.push(json)
  }
  return copy
}

function objectAsJson(object: Record<string, unknown>, depth: number): Record<string, Json> | undefined {
  const copy: Record<string, Json> = {}
  for (const key of Object.keys(object)) {
    if (object[key] === undefined) continue
    const json = asJson(object[key], depth + 1)
    if (json === undefined) return undefined
    put(copy, key, json)
  }
  return copy
}
