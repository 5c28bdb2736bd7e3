import { isDeepStrictEqual } from 'node:util'
import type { Json } from '../../forms/index.ts'

/** One place where two data differ: a JSON Pointer (RFC 6901), and what stands there on either side, if anything. */
export type Difference = { pointer: string; wanted?: Json; came?: Json }

/** The smallest places in which two data differ, in the order of the wanted ones. */
export function differences(wanted: Json | undefined, came: Json | undefined, pointer = ''): Difference[] {
  if (isDeepStrictEqual(wanted, came)) return []
  const [left, right] = [membersOf(wanted), membersOf(came)]
  if (left === undefined || right === undefined || Array.isArray(wanted) !== Array.isArray(came))
    return [
      { pointer: pointer || '/', ...(wanted === undefined ? {} : { wanted }), ...(came === undefined ? {} : { came }) },
    ]
  const keys = new Set([...left.keys(), ...right.keys()])
  return [...keys].flatMap((key) =>
    differences(left.get(key), right.get(key), `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`),
  )
}

function membersOf(json: Json | undefined): Map<string, Json> | undefined {
  return typeof json === 'object' && json !== null ? new Map(Object.entries(json)) : undefined
}
