import type { FormDefinition } from '../definition.ts'
import { flatten, partOf } from './flatten.ts'
import type { Form } from './form.ts'
import { hashForm } from './hash-form.ts'
import { type Node, nodeOf } from './node.ts'
import { normalise } from './normalise.ts'
import type { Resolve } from './references.ts'
import { rootUi } from './ui.ts'

/** The compiled form, without looking for defects first. */
export function assembleForm(definition: FormDefinition, resolve?: Resolve): Form {
  const schema = normalise(definition.schema, resolve)
  const source = { schema, nodes: new Map<string, Node>(), extended: new Map<string, Node>() }
  const part = partOf({ schema }, schema.root)
  const root = nodeOf(source, part === undefined ? [] : flatten(source, [part]), rootUi(definition.uiSchema))
  return { hash: hashForm(definition), definition, root, ...source }
}
