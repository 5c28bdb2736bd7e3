import type { Ask, Json } from '#forms'

/** An answer that a question most likely takes: its own example where it has one. */
export function exampleAnswer({ input }: Ask): Json {
  switch (input.kind) {
    case 'number':
    case 'integer':
      return input.min ?? Math.min(input.max ?? 1, 1)
    case 'boolean':
      return false
    case 'date':
      return '1990-03-27'
    case 'time':
      return '09:30:00Z'
    case 'choice':
      return input.options[0]?.value ?? null
    case 'choices':
      return input.options.slice(0, Math.max(input.min ?? 1, 1)).map(({ value }) => value)
    case 'branch':
      return 0
    case 'file':
      return { id: 'example', name: 'example.pdf', size: 1, mime: 'application/pdf', sha256: '' }
    case 'text':
    case 'longText':
      return input.example ?? 'Example'.padEnd(input.minLength ?? 0, '.').slice(0, input.maxLength)
    default:
      return 'Example'
  }
}
