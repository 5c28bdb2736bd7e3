import { childrenOf, itemNode } from '../compile/children.ts'
import type { Condition } from '../compile/condition.ts'
import type { Form } from '../compile/form.ts'
import { isContainer } from '../compile/kind.ts'
import type { Child, Node } from '../compile/node.ts'
import type { Locale } from '../definition.ts'
import { has } from '../json.ts'
import { say } from '../speech/words.ts'
import { barrierAt, type KnownBarriers } from './barrier.ts'
import { checkDemands } from './check-demands.ts'
import { type Defect, error, warning } from './defect.ts'
import { called, example, type Step, stepFor } from './example.ts'
import { type Budget, findAnswers } from './find-answers.ts'
import type { Barrier } from './leaf-barrier.ts'
import { NeverAsked } from './never-asked.ts'
import { type Scene, sceneAfter, sceneAt, stepsTo, titlesAlong } from './scene.ts'
import { namesIn, waysOf } from './ways.ts'

/** Enough for every real form; a form that goes beyond is only looked at in part. */
const MOST_SCENES = 3_000
const MOST_COMBINATIONS = 20_000

/** Conditions that are looked at together. */
const MOST_TOGETHER = 3

type Walk = {
  form: Form
  known: KnownBarriers
  waiting: Scene[]
  seen: Set<Node | string>
  budget: Budget
  never: NeverAsked
  defects: Map<string, Defect>
}

/**
 * Questions that nobody can be asked, and answers after which nobody can finish: each with the shortest answers that show
 * it. What is told is proven; where the reasoning does not reach, nothing is said.
 */
export function checkBehaviour(form: Form, locale: Locale): Defect[] {
  const walk: Walk = {
    form,
    known: new Map(),
    waiting: [sceneAt(locale, form.root, [])],
    seen: new Set(),
    budget: { left: MOST_COMBINATIONS },
    never: new NeverAsked(form),
    defects: new Map(),
  }
  // By index, so that places behind fewer answers come first.
  for (let index = 0; index < walk.waiting.length && index < MOST_SCENES; index++)
    visit(walk, walk.waiting[index] as Scene)
  if (walk.waiting.length <= MOST_SCENES) for (const defect of walk.never.defects()) report(walk, defect)
  return [...walk.defects.values()]
}

/** The part of it that leaves no form at all: what everybody has to answer, and nobody can. */
export function checkCompletable(form: Form): Defect[] {
  const found = barrierAt(form, form.root, new Map())
  return found === undefined ? [] : [impossible(form, 'en', form.root, found)]
}

function impossible(form: Form, locale: Locale, root: Node, { code, pointer, message, names }: Barrier): Defect {
  const [titles, last] = [titlesAlong(form, locale, root, names), '…']
  return { ...error(code, pointer, message), example: titles.length === 0 ? last : example([], ...titles) }
}

function report({ defects }: Walk, defect: Defect): void {
  const key = `${defect.code} ${defect.pointer}`
  if (!defects.has(key)) defects.set(key, defect)
}

function visit(walk: Walk, scene: Scene): void {
  const { form, known } = walk
  const found = barrierAt(form, scene.node, known)
  if (found !== undefined) reportBarrier(walk, scene, found)
  else {
    for (const defect of checkDemands(form, scene, walk.budget)) report(walk, defect)
    if (scene.node.kind === 'list') lookAtRows(walk, scene)
    if (scene.node.kind === 'object') for (const child of childrenOf(form, scene.node)) lookAtChild(walk, scene, child)
    for (const condition of scene.node.conditions)
      if (isWorthTrying(form, scene, condition)) tryWays(walk, scene, condition)
  }
}

/** An answer that brings a condition which refuses that same answer is simply refused: nobody gets stuck. */
function reportBarrier(walk: Walk, scene: Scene, found: Barrier): void {
  const { form } = walk
  if (scene.taken.length === 0) {
    if (scene.node === form.root) report(walk, impossible(form, scene.locale, form.root, found))
    return
  }
  if (has(scene.given, found.names[0] ?? '')) return
  const message = `After these answers nobody can finish: ${found.message.charAt(0).toLowerCase()}${found.message.slice(1)}`
  const words = example(stepsTo(form, scene), ...titlesAlong(form, scene.locale, scene.node, found.names))
  report(walk, { ...warning('dead-end', found.pointer, message), example: words })
}

function lookAtChild(walk: Walk, scene: Scene, { name, node, required }: Child): void {
  if (walk.seen.has(node) || node.silent) return
  walk.seen.add(node)
  const { form } = walk
  const title = called(form, scene.locale, node, name)
  const gate: Step[] = required
    ? []
    : [stepFor(form, scene.locale, { name, node: { ...node, options: undefined }, required }, true)]
  enter(walk, scene, node, title, gate)
}

function lookAtRows(walk: Walk, scene: Scene): void {
  const item = itemNode(walk.form, scene.node, 0)
  if (item === undefined || walk.seen.has(item)) return
  walk.seen.add(item)
  enter(walk, scene, item, called(walk.form, scene.locale, item, say(scene.locale, 'example one more')), [])
}

/** A place that nobody has to fill, and nobody can, is told here; one that has to be filled stops what is around it. */
function enter(walk: Walk, scene: Scene, node: Node, title: string, gate: readonly Step[]): void {
  const { form, known } = walk
  const found = barrierAt(form, node, known)
  const before = stepsTo(form, scene)
  if (found !== undefined) {
    const words = example(before, title, ...titlesAlong(form, scene.locale, node, found.names))
    report(walk, { ...warning(found.code, found.pointer, found.message), example: words })
  } else if (isContainer(node.kind) || node.conditions.length > 0)
    walk.waiting.push(sceneAt(scene.locale, node, [...before, ...gate]))
}

/** Conditions that have nothing to do with each other need not be looked at together. */
function isWorthTrying(form: Form, { base, node, taken, names }: Scene, condition: Condition): boolean {
  if (taken.includes(condition.id) || taken.length >= MOST_TOGETHER) return false
  if (taken.length === 0 || !base.conditions.some(({ id }) => id === condition.id)) return true
  const touched = waysOf(node, condition).flatMap((way) => [...namesIn(form, way)])
  return [...(condition.reads ?? []), ...touched].some((name) => names.has(name))
}

function tryWays(walk: Walk, scene: Scene, condition: Condition): void {
  const { form, budget, seen } = walk
  for (const way of waysOf(scene.node, condition)) {
    if (way.parts.length === 0) continue
    const wishes = way.wish === undefined ? undefined : [...scene.wishes, way.wish]
    const found = wishes === undefined ? { given: scene.given } : findAnswers(form, scene.node, wishes, budget)
    walk.never.note(scene, way, found)
    if (typeof found === 'string') continue
    const next = sceneAfter(form, scene, condition.id, way, found.given)
    const key = `${scene.base.key} ${next.node.key} ${next.taken.join(' ')}`
    if (seen.has(key)) continue
    seen.add(key)
    walk.waiting.push(next)
  }
}
