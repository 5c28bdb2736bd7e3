import { childrenOf, discriminators, itemNode } from '../compile/children.ts'
import type { Condition } from '../compile/condition.ts'
import type { Form } from '../compile/form.ts'
import { first } from '../compile/kind.ts'
import { extend, type Node } from '../compile/node.ts'
import type { Part } from '../compile/part.ts'
import { uiBelow, uiOption } from '../compile/ui.ts'
import { fits } from '../compile/validate.ts'
import type { Json } from '../definition.ts'
import { type Defect, warning } from './defect.ts'
import { mayBeBrought } from './find-answers.ts'

/** More questions than this are not looked at one by one; the form can still be published. */
const MOST = 5_000

/** More options than this are hard to find one's way in, even by searching. */
const MOST_OPTIONS = 2_000

/** Questions that cannot be answered, or that people will not understand. */
export function checkQuestions(form: Form): Defect[] {
  const defects: Defect[] = []
  const seen = new Set<Node>()
  const waiting: Place[] = [{ node: form.root, name: undefined, isDescribed: true, decided: NONE }]
  for (let place = waiting.pop(); place !== undefined && seen.size < MOST; place = waiting.pop()) {
    if (seen.has(place.node)) continue
    seen.add(place.node)
    defects.push(...defectsOf(form, place))
    waiting.push(...below(form, place.node), ...branches(form, place))
  }
  return defects
}

/** `decided`: conditions that are settled on the way here, so that no two branches of one are taken together. */
type Place = { node: Node; name: string | undefined; isDescribed: boolean; decided: ReadonlySet<string> }

const NONE: ReadonlySet<string> = new Set()

function below(form: Form, node: Node): Place[] {
  const places: Place[] = []
  if (node.kind === 'object') {
    const described = new Set([
      ...node.parts.flatMap(({ schema }) => Object.keys(schema.properties ?? {})),
      ...discriminators(node).map(({ property }) => property),
      ...[...node.required].filter((name) => mayBeBrought(form, node, name)),
    ])
    for (const { name, node: child } of childrenOf(form, node)) {
      places.push({ node: child, name, isDescribed: described.has(name) || node.isMap, decided: NONE })
    }
  }
  const item = node.kind === 'list' ? itemNode(form, node, 0) : undefined
  if (item !== undefined) places.push({ node: item, name: undefined, isDescribed: true, decided: NONE })
  return places
}

/** The same place with each branch of each condition taken alone, and each arm chosen. */
function branches(form: Form, { node, decided }: Place): Place[] {
  const settled = new Set([...decided, ...node.conditions.map(({ id }) => id)])
  return node.conditions
    .filter(({ id }) => !decided.has(id))
    .flatMap((condition) => alternatives(condition).map((parts, index) => ({ condition, parts, index })))
    .map(({ condition, parts, index }) => {
      const ui = condition.kind === 'arms' ? uiBelow(node.ui, condition.keyword, index) : []
      return { node: extend(form, node, parts, ui), name: undefined, isDescribed: true, decided: settled }
    })
}

function alternatives(condition: Condition): (readonly Part[])[] {
  if (condition.kind === 'arms')
    return condition.tells === undefined ? condition.arms.map((arm) => [arm]) : [...condition.tells.arms]
  const ends = condition.kind === 'if' ? [condition.then, condition.else] : [condition.then]
  return ends.flatMap((part) => (part === undefined ? [] : [[part]]))
}

function defectsOf(form: Form, { node, name, isDescribed }: Place): Defect[] {
  const pointer = node.parts[0]?.pointer ?? ''
  const called = name === undefined ? 'This question' : `“${name}”`
  const defects: Defect[] = []
  if (!isDescribed) {
    defects.push(
      warning(
        'required-not-declared',
        pointer,
        `${called} is required but not described, so it is asked as plain text.`,
      ),
    )
  } else if (name !== undefined && !hasTitle(node)) {
    defects.push(warning('missing-title', pointer, `${called} has no title; people will see its technical name.`))
  }
  if (Number(node.options?.length) > MOST_OPTIONS) {
    defects.push(warning('too-many-options', pointer, `${called} has ${node.options?.length} options.`))
  }
  const standard = first(node.parts, 'default')
  const isLeaf = node.kind !== 'object' && node.kind !== 'list' && node.kind !== 'undecided'
  if (standard !== undefined && isLeaf && !fits(form, standard as Json, node.parts)) {
    defects.push(
      warning(
        'default-not-allowed',
        `${pointer}/default`,
        `${called} has a default that would be refused as an answer.`,
      ),
    )
  }
  return defects
}

function hasTitle({ parts, ui }: Node): boolean {
  return typeof first(parts, 'title') === 'string' || typeof uiOption(ui, 'title')?.value === 'string'
}
