import { canonicalJson, type Json } from '#forms'
import { isJsonObject, type JsonObject } from '../json-object.ts'
import type { ServiceDefinition } from '../service-definition.ts'

/** Both sides' changes in one, and the places (JSON Pointers) that both have changed otherwise: there it is mine. */
export type Merged = { definition: ServiceDefinition; clashes: string[] }

/** Puts together what two people have made of the same description. What only one has touched is theirs. */
export function mergeDefinitions(base: ServiceDefinition, mine: ServiceDefinition, theirs: ServiceDefinition): Merged {
  const clashes: string[] = []
  const definition = merge(base, mine, theirs, '', clashes) as ServiceDefinition
  return { definition, clashes }
}

function merge(base: unknown, mine: unknown, theirs: unknown, at: string, clashes: string[]): unknown {
  if (isSame(mine, theirs) || isSame(base, theirs)) return mine
  if (isSame(base, mine)) return theirs
  if (isJsonObject(mine) && isJsonObject(theirs)) return mergeObjects(base, mine, theirs, at, clashes)
  if (isNames(mine) && isNames(theirs)) return mergeNames(isNames(base) ? base : [], mine, theirs)
  clashes.push(at)
  return mine
}

function mergeObjects(base: unknown, mine: JsonObject, theirs: JsonObject, at: string, clashes: string[]): JsonObject {
  const before = isJsonObject(base) ? base : {}
  const merged: JsonObject = {}
  for (const key of new Set([...Object.keys(mine), ...Object.keys(theirs)])) {
    const value = merge(before[key], mine[key], theirs[key], `${at}/${key}`, clashes)
    if (value !== undefined) merged[key] = value
  }
  return merged
}

/** Names in an order, such as `ui:order`: mine, without what they took away, and with what they added where they did. */
function mergeNames(base: string[], mine: string[], theirs: string[]): string[] {
  const merged = mine.filter((name) => theirs.includes(name) || !base.includes(name))
  for (const [index, name] of theirs.entries()) {
    if (merged.includes(name) || base.includes(name)) continue
    const behind = theirs.slice(0, index).findLast((one) => merged.includes(one))
    merged.splice(behind === undefined ? 0 : merged.indexOf(behind) + 1, 0, name)
  }
  return merged
}

const isNames = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string') && new Set(value).size === value.length

/** `undefined` is what is not there, and equal to itself alone. */
const isSame = (one: unknown, other: unknown): boolean =>
  one === other ||
  (one !== undefined && other !== undefined && canonicalJson(one as Json) === canonicalJson(other as Json))
