import { begin, type Form, type FormDefinition, type JsonSchema, takeTurn } from '#forms'

export const now = new Date('2026-11-24T12:00:00Z')

/** So many questions for a text, none of which depends on another. */
export function flat(size: number): FormDefinition {
  const names = Array.from({ length: size }, (_, n) => `question${n}`)
  const properties = Object.fromEntries(names.map((name) => [name, { type: 'string', title: name, minLength: 1 }]))
  return { schema: { type: 'object', title: 'Flat', required: names, properties } }
}

/** So many yes-or-no questions in one object, each of which opens another one by a condition of its own. */
export function conditional(size: number): FormDefinition {
  const properties: Record<string, JsonSchema> = { first: { type: 'string', title: 'First' } }
  const allOf: JsonSchema[] = []
  for (let n = 0; n < size; n++) {
    properties[`has${n}`] = { type: 'boolean', title: `Is there a ${n}?` }
    const detail = {
      properties: { [`detail${n}`]: { type: 'string', title: `Detail ${n}` } },
      required: [`detail${n}`],
    }
    const guard = { properties: { [`has${n}`]: { const: true } }, required: [`has${n}`] }
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    allOf.push({ if: guard, then: detail })
  }
  return { schema: { type: 'object', title: 'Conditional', required: Object.keys(properties), properties, allOf } }
}

/** A conversation in the middle of a flat form, and a turn that goes on from where the last one ended. */
export function halfWay(form: Form, size: number) {
  let { conversation } = begin(form, { locale: 'en', now })
  for (let n = 0; n < size / 2; n++) {
    conversation = takeTurn(form, conversation, { kind: 'text', text: 'an answer' }, now).conversation
  }
  let n = 0
  return {
    state: JSON.stringify(conversation),
    // Changing an answer keeps the conversation at its place, however often it is done.
    take: () => {
      const reply = { kind: 'value' as const, value: `change ${n++}`, path: '/question0' }
      conversation = takeTurn(form, conversation, reply, now).conversation
    },
  }
}
