import { checkForm, type SchemaObject, type UiSchema } from '../index.ts'

/** Questions for forms that fit on a line. */
export const text = (title: string, rest: object = {}) => ({ type: 'string', title, ...rest })
export const whole = (title: string, rest: object = {}) => ({ type: 'integer', title, ...rest })
export const yesNo = (title: string) => ({ type: 'boolean', title })
export const choice = (title: string, ...options: string[]) => ({ type: 'string', title, enum: options })

/** An object with properties, and what else is said about it. */
export const object = (properties: Record<string, unknown>, rest: object = {}) =>
  ({ type: 'object', properties, ...rest }) as SchemaObject

/** A condition that holds when a property is there and has this value. */
export const when = (name: string, value: unknown) => ({ properties: { [name]: { const: value } }, required: [name] })

/** `if`, `then` and perhaps `else`, as keywords of an object. */
export function follow(guard: object | boolean, then: object | boolean, otherwise?: object): SchemaObject {
  return { if: guard, then, ...(otherwise === undefined ? {} : { else: otherwise }) } as SchemaObject
}

/** The defects of a small form: `severity code pointer | example`. Missing titles are not what these forms are about. */
export function defectsOf(schema: SchemaObject, uiSchema?: UiSchema): string[] {
  return checkForm({ schema, ...(uiSchema === undefined ? {} : { uiSchema }) })
    .filter(({ code }) => code !== 'missing-title')
    .map(({ severity, code, pointer, example }) => `${severity} ${code} ${pointer} | ${example ?? ''}`)
}
