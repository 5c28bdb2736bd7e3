import { type FormDefinition, schemaForView, uiSchemaForView } from '#forms'

/**
 * The definition for a form view, with its texts in one language. What has no translation keeps the agency's own words.
 * `texts` is keyed by JSON Pointer into the schema, or, after `/uiSchema`, into the UI schema (RFC 6901).
 */
export function localiseForm({ schema, uiSchema = {}, texts }: FormDefinition, locale: string) {
  const localised = structuredClone({ schema, uiSchema })
  for (const [pointer, text] of Object.entries(texts?.[locale] ?? {})) {
    const path = pointer.split('/').slice(1).map(unescaped)
    const inUi = path[0] === 'uiSchema'
    put(inUi ? localised.uiSchema : localised.schema, inUi ? path.slice(1) : path, text)
  }
  return { schema: schemaForView(localised.schema), uiSchema: uiSchemaForView(localised.uiSchema) }
}

/** Replaces a text that is there; a pointer to nowhere is left alone. */
function put(root: unknown, path: string[], text: string): void {
  const last = path.at(-1)
  let node = root
  for (const step of path.slice(0, -1)) node = isRecord(node) && Object.hasOwn(node, step) ? node[step] : undefined
  if (last !== undefined && isRecord(node) && Object.hasOwn(node, last)) node[last] = text
}

const unescaped = (step: string) => step.replaceAll('~1', '/').replaceAll('~0', '~')

/** Arrays too: their steps are indices. */
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
