import { isJsonObject, type JsonObject } from '../json-object.ts'

/** What a foreign form may weigh. Above it nothing is read: a form that large is no form that people fill in. */
export const LIMITS = { characters: 2_000_000, depth: 60, values: 100_000, questions: 2_000 }

export type ReadSource = { source: unknown; proto: string[] } | { problem: 'too-large' | 'too-deep' | 'no-json' }

/** JSON as text → the value, measured. `proto` are the places where keys that could change every object were left out. */
export function readText(text: string): ReadSource {
  if (text.length > LIMITS.characters) return { problem: 'too-large' }
  try {
    return readSource(JSON.parse(text.replace(/^\ufeff/, '')))
  } catch {
    return { problem: 'no-json' }
  }
}

/** A copy that is plain JSON and of bearable size, without `__proto__`. */
export function readSource(value: unknown): ReadSource {
  const proto: string[] = []
  let values = 0
  let deepest = 0
  const copied = copy(value, '', 0)
  if (values > LIMITS.values) return { problem: 'too-large' }
  return deepest > LIMITS.depth ? { problem: 'too-deep' } : { source: copied, proto }

  function copy(from: unknown, at: string, depth: number): unknown {
    values += 1
    deepest = Math.max(deepest, depth)
    if (values > LIMITS.values || depth > LIMITS.depth || typeof from !== 'object' || from === null) return from
    if (Array.isArray(from)) return from.map((one, index) => copy(one, `${at}/${index}`, depth + 1))
    const entries = Object.entries(from).filter(([key]) => {
      if (key === '__proto__') proto.push(at)
      return key !== '__proto__'
    })
    return Object.fromEntries(entries.map(([key, one]) => [key, copy(one, `${at}/${key}`, depth + 1)]))
  }
}

/** The object under a key; an empty one where something else stands. */
export const objectIn = (from: unknown, key: string): JsonObject => {
  const value = valueIn(from, key)
  return isJsonObject(value) ? value : {}
}

/** The list under a key; an empty one where something else stands. */
export const listIn = (from: unknown, key: string): unknown[] => {
  const value = valueIn(from, key)
  return Array.isArray(value) ? value : []
}

/** The objects of the list under a key, each with its place in it. */
export const objectsIn = (from: unknown, key: string): [JsonObject, number][] =>
  listIn(from, key).flatMap((one, index): [JsonObject, number][] => (isJsonObject(one) ? [[one, index]] : []))

/** The words under a key, without markup and the space around them; empty where there are none. */
export const textIn = (from: unknown, key: string): string => {
  const value = valueIn(from, key)
  return typeof value === 'string' ? plain(value) : ''
}

/** A number, also one that was written as text. */
export const numberIn = (from: unknown, key: string): number | undefined => {
  const value = valueIn(from, key)
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined
  return typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value.trim()) ? Number(value) : undefined
}

/** A count: a number that is whole and not below zero. */
export const countIn = (from: unknown, key: string): number | undefined => {
  const value = numberIn(from, key)
  return value !== undefined && Number.isInteger(value) && value >= 0 ? value : undefined
}

/** Yes, also where it was written as text. */
export const isTrueIn = (from: unknown, key: string): boolean => [true, 'true'].includes(valueIn(from, key) as boolean)

/** Whether a setting says anything: builders write their whole list of settings out, mostly empty. */
export function saysSomething(value: unknown): boolean {
  if (value === undefined || value === null || value === false || value === '') return false
  if (Array.isArray(value)) return value.some(saysSomething)
  return isJsonObject(value) ? Object.values(value).some(saysSomething) : true
}

function valueIn(from: unknown, key: string): unknown {
  return isJsonObject(from) && Object.hasOwn(from, key) ? from[key] : undefined
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ' }

/** Builders keep labels as HTML. What is shown in a conversation is text. */
function plain(text: string): string {
  return text
    .replace(/<(br|\/p|\/li|\/div|\/h\d)\b[^>]*>/gi, ' ')
    .replace(/<\/?[a-z][^<>]*>/gi, '')
    .replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (_, name: string) => ENTITIES[name] ?? '')
    .replace(/\s+/g, ' ')
    .trim()
}
