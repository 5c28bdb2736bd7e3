import { childrenOf, isMap, itemNode } from '../compile/children.ts'
import type { Form } from '../compile/form.ts'
import { first } from '../compile/kind.ts'
import { extend, type Node } from '../compile/node.ts'
import { uiBelow, uiOption } from '../compile/ui.ts'
import { fits } from '../compile/validate.ts'
import type { Json } from '../definition.ts'
import { type Defect, error, warning } from './defect.ts'

/** More questions than this are not looked at one by one; the form can still be published. */
const MOST = 5_000

/** More options than this are hard to find one's way in, even by searching. */
const MOST_OPTIONS = 2_000

/** Questions that cannot be answered, or that people will not understand. */
export function checkQuestions(form: Form): Defect[] {
  const defects: Defect[] = []
  const seen = new Set<Node>()
  const waiting: Place[] = [{ node: form.root, name: undefined, isDescribed: true }]
  for (let place = waiting.pop(); place !== undefined && seen.size < MOST; place = waiting.pop()) {
    if (seen.has(place.node)) continue
    seen.add(place.node)
    defects.push(...defectsOf(form, place))
    waiting.push(...below(form, place.node).reverse())
  }
  return defects
}

type Place = { node: Node; name: string | undefined; isDescribed: boolean }

/** The places inside, with every condition's branches and every arm taken once. */
function below(form: Form, node: Node): Place[] {
  const places: Place[] = []
  if (node.kind === 'object') {
    const described = new Set(node.parts.flatMap(({ schema }) => Object.keys(schema.properties ?? {})))
    for (const { name, node: child } of childrenOf(form, node)) {
      places.push({ node: child, name, isDescribed: described.has(name) || isMap(node) })
    }
  }
  const item = node.kind === 'list' ? itemNode(form, node, 0) : undefined
  if (item !== undefined) places.push({ node: item, name: undefined, isDescribed: true })
  for (const condition of node.conditions) {
    const branches =
      condition.kind === 'arms'
        ? condition.arms
        : [condition.then, condition.kind === 'if' ? condition.else : undefined]
    for (const [index, branch] of branches.entries()) {
      if (branch === undefined) continue
      const ui = condition.kind === 'arms' ? uiBelow(node.ui, condition.keyword, index) : []
      places.push({ node: extend(form, node, [branch], ui), name: undefined, isDescribed: true })
    }
  }
  return places
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
  if (node.options?.length === 0) defects.push(error('no-options', pointer, `${called} has no option left to choose.`))
  if (Number(node.options?.length) > MOST_OPTIONS) {
    defects.push(warning('too-many-options', pointer, `${called} has ${node.options?.length} options.`))
  }
  const standard = first(node.parts, 'default')
  const isLeaf = node.kind !== 'object' && node.kind !== 'list' && node.kind !== 'undecided'
  if (standard !== undefined && isLeaf && !fits(form, standard as Json, node.parts)) {
    defects.push(
      warning('default-not-allowed', `${pointer}/default`, `The default of ${called} would be refused as an answer.`),
    )
  }
  return defects
}

function hasTitle({ parts, ui }: Node): boolean {
  return typeof first(parts, 'title') === 'string' || typeof uiOption(ui, 'title')?.value === 'string'
}
