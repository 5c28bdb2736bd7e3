import { isJsonObject, type JsonObject } from '../../json-object.ts'
import type { Comparison, Wish } from '../imported.ts'
import { isTrueIn, objectIn, objectsIn, saysSomething, textIn } from '../read-source.ts'
import type { Report } from '../report.ts'

type Value = string | number | boolean

/** When a component is shown. Conditions that are program text are reported; then there is none. */
export function readCondition(component: JsonObject, pointer: string, title: string, report: Report): Wish | undefined {
  const conditional = objectIn(component, 'conditional')
  const scripts = [
    ...(saysSomething(component.customConditional) ? ['customConditional'] : []),
    ...(saysSomething(conditional.json) ? ['conditional.json'] : []),
  ]
  // The builder runs the script and then no longer looks at the simple condition.
  if (scripts.length > 0) {
    report.say('condition-script', pointer, title, { names: scripts.join(', ') })
    return undefined
  }
  const shown = wishOf(conditional, pointer, title, report)
  if (!shown) return undefined
  return ['false', false].includes(conditional.show as boolean) ? { not: shown } : shown
}

function wishOf(conditional: JsonObject, pointer: string, title: string, report: Report): Wish | undefined {
  const when = textIn(conditional, 'when')
  if (when !== '') {
    const value = plainValue(conditional.eq)
    return value === undefined ? { of: nearest(when), is: 'answered' } : { of: nearest(when), is: 'equal', value }
  }
  const listed = objectsIn(conditional, 'conditions').filter(([one]) => textIn(one, 'component') !== '')
  const wishes = listed.map(([one]) => simple(one))
  const odd = listed.find((_, index) => wishes[index] === undefined)
  if (odd) report.say('condition-refused', pointer, title, { how: textIn(odd[0], 'operator') || '—' })
  if (odd || listed.length === 0) return undefined
  const all = wishes.filter((one) => one !== undefined)
  const [only] = all
  if (all.length === 1) return only
  return conditional.conjunction === 'any' ? { any: all } : { all }
}

const OPERATORS: Record<string, [Comparison | 'answered', negated: boolean]> = {
  isEqual: ['equal', false],
  isNotEqual: ['equal', true],
  includes: ['including', false],
  notIncludes: ['including', true],
  greaterThan: ['above', false],
  greaterThanOrEqual: ['at-least', false],
  lessThan: ['below', false],
  lessThanOrEqual: ['at-most', false],
  isNotEmpty: ['answered', false],
  isEmpty: ['answered', true],
}

function simple(one: JsonObject): Wish | undefined {
  const operator = textIn(one, 'operator')
  const known = Object.hasOwn(OPERATORS, operator) ? OPERATORS[operator] : undefined
  if (!known) return undefined
  const [is, isNegated] = known
  const of = nearest(textIn(one, 'component'))
  const value = plainValue(one.value)
  const wish: Wish | undefined = is === 'answered' ? { of, is } : value === undefined ? undefined : { of, is, value }
  return wish && isNegated ? { not: wish } : wish
}

/** A path such as `children.name` names the last key; the nearest question of that name is meant. */
const nearest = (path: string): string => path.split('.').at(-1) ?? path

function plainValue(given: unknown): Value | undefined {
  if (typeof given === 'string') return given === '' ? undefined : given
  if (typeof given === 'number' || typeof given === 'boolean') return given
  // Boxes are compared with an object in which one of them is ticked.
  const ticked = isJsonObject(given) ? Object.keys(given).filter((key) => isTrueIn(given, key)) : []
  return ticked.length === 1 ? ticked[0] : undefined
}
