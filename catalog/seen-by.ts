import type { Defect } from '#forms'
import { isJsonObject, type JsonObject } from './json-object.ts'
import { escapeKey } from './json-pointer.ts'

/**
 * The roles to which the answers of a question are shown, by their keys: `ui:options/seenBy` (or `ui:seenBy`) in the
 * question's UI schema. Where nothing is said, whoever may see answers sees it; where it is said wrongly, nobody does.
 */
export function rolesNamed(ui: JsonObject): string[] | undefined {
  const options = isJsonObject(ui['ui:options']) ? ui['ui:options'] : {}
  const said = ui['ui:seenBy'] ?? options.seenBy
  if (said === undefined) return undefined
  return isListOfTexts(said) ? said : []
}

const isListOfTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string')

/**
 * What is wrong with who sees what: no list of roles, a role that the agency does not have, or a place where it would
 * not be heeded. Pointers lead into the definition.
 */
export function checkSeenBy(uiSchema: JsonObject | undefined, roles: readonly string[]): Defect[] {
  return [...said(uiSchema ?? {}, '/uiSchema', true)].flatMap(({ value, pointer, heeded }) => {
    if (!heeded) return [defect('seen-by-not-heeded', pointer, 'Who sees an answer is said at the question itself.')]
    if (!isListOfTexts(value)) return [defect('seen-by-no-roles', pointer, 'Who sees an answer is a list of roles.')]
    return value
      .filter((role) => !roles.includes(role))
      .map((role) => defect('role-unknown', pointer, `The agency has no role “${role}”.`))
  })
}

type Said = { value: unknown; pointer: string; heeded: boolean }

/** Questions are followed by name, through lists and maps; alternatives and definitions of the UI schema are not. */
function* said(ui: unknown, pointer: string, heeded: boolean): Generator<Said> {
  if (Array.isArray(ui)) for (const [index, one] of ui.entries()) yield* said(one, `${pointer}/${index}`, false)
  if (!isJsonObject(ui)) return
  for (const [name, value] of Object.entries(ui)) {
    const at = `${pointer}/${escapeKey(name)}`
    if (name === 'ui:seenBy') yield { value, pointer: at, heeded }
    else if (name === 'ui:options' && isJsonObject(value)) {
      if (value.seenBy !== undefined) yield { value: value.seenBy, pointer: `${at}/seenBy`, heeded }
    } else yield* said(value, at, heeded && !name.startsWith('ui:'))
  }
}

const defect = (code: string, pointer: string, message: string): Defect => ({
  severity: 'error',
  code,
  pointer,
  message,
})
