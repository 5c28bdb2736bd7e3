import type { FormDefinition } from '../definition.ts'
import type { Node } from './node.ts'
import type { Normalised } from './normalise.ts'

/** A compiled form. Everything in it can be made again from the definition; `hash` is what a conversation remembers. */
export type Form = {
  readonly hash: string
  readonly definition: FormDefinition
  readonly schema: Normalised
  readonly root: Node
  /** Every place of the form that has been looked at, by the parts that describe it. */
  readonly nodes: Map<string, Node>
  /** Those that conditions and arms have brought further parts to, the latest used last. */
  readonly extended: Map<string, Node>
}
