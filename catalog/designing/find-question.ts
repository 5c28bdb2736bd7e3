import { isJsonObject, type JsonObject } from '../json-object.ts'
import { valueAt } from '../json-pointer.ts'
import { type FormCopy, objectAt } from './edit-form.ts'

/** A branch that brings questions when its `if` holds. `holder` is the object with the `if`. */
export type Arm = { holder: JsonObject; branch: 'then' | 'else'; pointer: string }

/** One thing asked, or a section, where it stands in a form. */
export type Found = {
  name: string
  /** The object schema whose data the answer goes into, and its part of the uiSchema. */
  owner: JsonObject
  ownerPointer: string
  ownerUi: JsonObject
  /** The schema whose `properties` and `required` name it: the owner, or a branch of it. */
  container: JsonObject
  pointer: string
  arm: Arm | undefined
  schema: JsonObject
}

/**
 * Finds what stands at `at`, a pointer into the uiSchema such as `/uiSchema/home/landlord`: a name that conditions do
 * not change. The uiSchema is given the objects on the way.
 * @throws Error when nothing is there: an edit of a question that is gone is a mistake of the caller
 */
export function findQuestion(copy: FormCopy, at: string): Found {
  const found = lookUp(copy, at)
  if (!found) throw new Error(`The form has no question at ${at}.`)
  return found
}

/** The object schema at `at`, and where it is; the whole form at `/uiSchema`. */
export function findSection(copy: FormCopy, at: string): { owner: JsonObject; pointer: string; ui: JsonObject } {
  let place = resolved(copy.schema, copy.schema, '')
  let ui = copy.uiSchema
  for (const key of keysOf(at)) {
    const next = isJsonObject(place.schema.items) && key === 'items' ? itemsOf(copy, place) : childOf(copy, place, key)
    if (!next) throw new Error(`The form has no section at ${at}.`)
    place = next
    ui = objectAt(ui, key)
  }
  return { owner: place.schema, pointer: place.pointer, ui }
}

/** Every property of an object schema, with the branch that brings it. */
export function propertiesOf(
  owner: JsonObject,
  pointer: string,
): { name: string; container: JsonObject; pointer: string; arm: Arm | undefined; schema: JsonObject }[] {
  return [{ container: owner, pointer, arm: undefined }, ...armsOf(owner, pointer)].flatMap((part) =>
    Object.entries(isJsonObject(part.container.properties) ? part.container.properties : {})
      .filter((entry): entry is [string, JsonObject] => isJsonObject(entry[1]))
      .map(([name, schema]) => ({ ...part, name, schema, pointer: `${part.pointer}/properties/${escaped(name)}` })),
  )
}

/** The schema that a reference stands for, with the pointer where it is; itself when it is none. */
export function resolved(
  root: JsonObject,
  schema: JsonObject,
  pointer: string,
): { schema: JsonObject; pointer: string } {
  if (typeof schema.$ref !== 'string' || !schema.$ref.startsWith('#/')) return { schema, pointer }
  const target = valueAt(root, schema.$ref.slice(1))
  return isJsonObject(target) ? { schema: target, pointer: schema.$ref.slice(1) } : { schema, pointer }
}

function lookUp(copy: FormCopy, at: string): Found | undefined {
  const cut = at.lastIndexOf('/')
  const name = unescaped(at.slice(cut + 1))
  const { owner, pointer: ownerPointer, ui } = findSection(copy, at.slice(0, cut))
  const found = propertiesOf(owner, ownerPointer).find((one) => one.name === name)
  return found && { ...found, owner, ownerPointer, ownerUi: ui }
}

function childOf(copy: FormCopy, place: { schema: JsonObject; pointer: string }, name: string) {
  const found = propertiesOf(place.schema, place.pointer).find((one) => one.name === name)
  return found && resolved(copy.schema, found.schema, found.pointer)
}

function itemsOf(copy: FormCopy, { schema, pointer }: { schema: JsonObject; pointer: string }) {
  return isJsonObject(schema.items) ? resolved(copy.schema, schema.items, `${pointer}/items`) : undefined
}

/** `if`, `then` and `else` of the object itself and in its `allOf`: the branches that sentences can be written for. */
function armsOf(owner: JsonObject, pointer: string): { container: JsonObject; pointer: string; arm: Arm }[] {
  const list: unknown[] = Array.isArray(owner.allOf) ? owner.allOf : []
  const holders: [unknown, string][] = [
    [owner, pointer],
    ...list.map((one, index): [unknown, string] => [one, `${pointer}/allOf/${index}`]),
  ]
  return holders.flatMap(([holder, at]) => {
    if (!isJsonObject(holder) || !isJsonObject(holder.if)) return []
    return (['then', 'else'] as const).flatMap((branch) => {
      const container = holder[branch]
      const here = `${at}/${branch}`
      return isJsonObject(container) ? [{ container, pointer: here, arm: { holder, branch, pointer: at } }] : []
    })
  })
}

const keysOf = (at: string) => at.split('/').slice(2).map(unescaped)
const unescaped = (key: string) => key.replaceAll('~1', '/').replaceAll('~0', '~')
const escaped = (key: string) => key.replaceAll('~', '~0').replaceAll('/', '~1')
