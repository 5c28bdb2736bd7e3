import { childrenOf } from '../compile/children.ts'
import { readsOf } from '../compile/condition.ts'
import type { Form } from '../compile/form.ts'
import { extend, type Node } from '../compile/node.ts'
import type { Json, Locale } from '../definition.ts'
import { has } from '../json.ts'
import { called, chosenStep, type Step, stepFor } from './example.ts'
import type { Wish } from './find-answers.ts'
import { namesIn, type Way } from './ways.ts'

/** One place of a form as it is after some answers. */
export type Scene = {
  /** The language in which its answers are told. */
  locale: Locale
  /** The place before and after conditions have brought their parts. */
  base: Node
  node: Node
  /** The answers that lead to the place. */
  before: readonly Step[]
  /** The alternatives that were chosen, and the answers that were given, in the place itself. */
  chosen: readonly Step[]
  given: Record<string, Json>
  wishes: readonly Wish[]
  /** The conditions that are settled, and the properties that they concern. */
  taken: readonly string[]
  names: ReadonlySet<string>
}

/** A place before anything is answered in it. */
export function sceneAt(locale: Locale, node: Node, before: readonly Step[]): Scene {
  return { locale, base: node, node, before, chosen: [], given: {}, wishes: [], taken: [], names: new Set() }
}

/** The same place once a condition has come out one way. */
export function sceneAfter(form: Form, scene: Scene, id: string, way: Way, given: Record<string, Json>): Scene {
  return {
    ...scene,
    node: extend(form, scene.node, way.parts, way.ui),
    given,
    chosen: way.choose === undefined ? scene.chosen : [...scene.chosen, chosenStep(form, scene.locale, way.choose)],
    wishes: way.wish === undefined ? scene.wishes : [...scene.wishes, way.wish],
    taken: [...scene.taken, id].sort(),
    names: new Set([...scene.names, ...namesIn(form, way)]),
  }
}

/** All answers that lead to what a scene shows. Where nothing has to be answered, what has to be left out. */
export function stepsTo(form: Form, scene: Scene): Step[] {
  const { locale } = scene
  const children = childrenOf(form, scene.node)
  const given = children
    .filter(({ name }) => has(scene.given, name))
    .map((child) => stepFor(form, locale, child, scene.given[child.name]))
  const steps = [...scene.before, ...scene.chosen, ...given]
  if (given.length > 0 || scene.wishes.length === 0) return steps
  const reads = new Set(scene.wishes.flatMap(({ schema }) => [...(readsOf(form, schema) ?? [])]))
  return [
    ...steps,
    ...children.filter(({ name }) => reads.has(name)).map((child) => stepFor(form, locale, child, undefined)),
  ]
}

/** The titles along some names, from a place inwards; an item of a list has none of its own. */
export function titlesAlong(form: Form, locale: Locale, node: Node, names: readonly string[]): string[] {
  const [name, ...rest] = names
  if (name === undefined) return []
  const child = childrenOf(form, node).find((each) => each.name === name)
  return child === undefined
    ? [called(form, locale, { ...node, parts: [], ui: [] }, name)]
    : [called(form, locale, child.node, name), ...titlesAlong(form, locale, child.node, rest)]
}
