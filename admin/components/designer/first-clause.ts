import type { Clause, Verb } from '../../../catalog/designing/condition.ts'
import type { OutlineItem } from '../../../catalog/designing/outline.ts'
import { unescapeKey } from '../../../catalog/json-pointer.ts'

/** A complete clause about an answer, to be changed from there: a sentence is never half said. */
export function firstClause(item: OutlineItem, within: string, verb: Verb = usualVerb(item)): Clause {
  const path = item.at
    .slice(within.length + 1)
    .split('/')
    .map(unescapeKey)
  const [option] = item.options
  const word = option === undefined ? '' : option.value
  switch (verb) {
    case 'at-least':
    case 'at-most':
    case 'more-than':
    case 'less-than':
      return { path, verb, value: 1 }
    case 'from':
    case 'before':
      return { path, verb, value: '2000-01-01' }
    case 'one-of':
      return {
        path,
        verb,
        values: item.options.slice(0, 2).flatMap(({ value }) => (typeof value === 'boolean' ? [] : [value])),
      }
    case 'answered':
    case 'not-answered':
      return { path, verb }
    default:
      return { path, verb, value: item.kind === 'yes-no' ? true : option ? word : 1 }
  }
}

function usualVerb({ kind, options }: OutlineItem): Verb {
  if (kind === 'yes-no') return 'is'
  if (kind === 'number' || kind === 'amount') return 'at-least'
  if (kind === 'date') return 'from'
  if (options.length === 0) return 'answered'
  return kind === 'several-of' ? 'includes' : 'is'
}
