import { format as registry } from '@cfworker/json-schema'
import { compilePattern, type Matcher } from './regular-expression.ts'

const DATA_URL = /^data:([a-z]+\/[a-z0-9.+-]+)?(;[a-z0-9-]+=[^;,]*)*;base64,[a-z0-9+/=]*$/i
const COLOR = /^(#[0-9a-f]{3,8}|[a-z]+|rgba?\([\d\s.,%]+\)|hsla?\([\d\s.,%deg]+\))$/i

/** As people have them: no quoted local part, and a domain with a dot. RFC 5321 would allow more. */
const EMAIL =
  /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i

/** The zone may be left out, as every control for a time of day leaves it out. */
const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:z|[+-]\d\d:?\d\d)?$/i

registry.time = (text) => TIME.test(text)
registry.email = (text) => text.length <= 320 && EMAIL.test(text)
registry['data-url'] = (text) => DATA_URL.test(text)
registry.color = (text) => COLOR.test(text)

const PREFIX = 'pattern:'

/**
 * The name of a private format that checks a pattern in linear time; the validator's own `pattern` would backtrack.
 * The registry is shared by all forms, so equal patterns are prepared once, on first use.
 */
export function patternFormat(pattern: string): string {
  const name = PREFIX + pattern
  if (registry[name] === undefined) registry[name] = lazily(pattern)
  return name
}

function lazily(pattern: string): Matcher {
  let matcher: Matcher | undefined
  return (text) => {
    matcher ??= compilePattern(pattern)
    return matcher(text)
  }
}

/** The pattern that a private format stands for, else undefined. */
export function patternOf(format: unknown): string | undefined {
  return typeof format === 'string' && format.startsWith(PREFIX) ? format.slice(PREFIX.length) : undefined
}

/** True when a text has the named format, or when nobody knows that format. */
export function hasFormat(name: string, text: string): boolean {
  return registry[name]?.(text) ?? true
}
