import type { Child, Node } from '../compile/node.ts'

/**
 * The node of an object whose conditions are followed one by one. What they cannot change is as declared; all that they
 * have brought is put together only where somebody asks for it, which no plain turn does.
 */
export class GrownNode implements Node {
  readonly isMap: boolean
  readonly kind: Node['kind']
  readonly gated: boolean
  readonly options: Node['options']
  readonly named: Node['named']
  readonly constant: Node['constant']
  readonly silent: boolean
  readonly groups: Node['groups']
  readonly ui: Node['ui']
  readonly items: Node['items']
  readonly #putTogether: () => Node
  #whole: Node | undefined

  constructor(declared: Node, putTogether: () => Node) {
    this.isMap = declared.isMap
    this.kind = declared.kind
    this.gated = declared.gated
    this.options = declared.options
    this.named = declared.named
    this.constant = declared.constant
    this.silent = declared.silent
    this.groups = declared.groups
    this.ui = declared.ui
    this.items = declared.items
    this.#putTogether = putTogether
  }

  /** To be said when a condition has come out differently. */
  forget(): void {
    this.#whole = undefined
  }

  get whole(): Node {
    this.#whole ??= this.#putTogether()
    return this.#whole
  }

  get key(): string {
    return this.whole.key
  }

  get base(): Node | undefined {
    return this.whole.base
  }

  get parts(): Node['parts'] {
    return this.whole.parts
  }

  get required(): Node['required'] {
    return this.whole.required
  }

  get conditions(): Node['conditions'] {
    return this.whole.conditions
  }

  get watchers(): Node['watchers'] {
    return this.whole.watchers
  }

  get children(): readonly Child[] | undefined {
    return this.whole.children
  }

  set children(children: readonly Child[] | undefined) {
    this.whole.children = children
  }
}
