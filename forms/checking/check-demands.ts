import { childrenOf, discriminators } from '../compile/children.ts'
import { flatten } from '../compile/flatten.ts'
import type { Form } from '../compile/form.ts'
import { firstJson, isContainer } from '../compile/kind.ts'
import type { Node } from '../compile/node.ts'
import { has } from '../json.ts'
import { type Defect, warning } from './defect.ts'
import { called, example } from './example.ts'
import { type Budget, findAnswers, mayBeBrought } from './find-answers.ts'
import { type Scene, sceneAfter, stepsTo } from './scene.ts'
import { type Way, waysOf } from './ways.ts'

/** Questions that have to be answered, but that nobody is asked: they are hidden, or stand behind a condition. */
export function checkDemands(form: Form, scene: Scene, budget: Budget): Defect[] {
  if (scene.node.kind !== 'object') return []
  return [...hidden(form, scene), ...behindConditions(form, scene, budget)]
}

function hidden(form: Form, scene: Scene): Defect[] {
  return childrenOf(form, scene.node)
    .filter(({ node, required }) => required && node.silent && !isContainer(node.kind) && !hasValue(node))
    .map(({ name, node }) => {
      const title = called(form, scene.locale, node, name)
      const message = `“${title}” is required, but only shown or hidden, and has no value of its own: unless it is filled in beforehand, nobody can finish.`
      return {
        ...warning('required-but-hidden', node.parts[0]?.pointer ?? '', message),
        example: example(stepsTo(form, scene), title),
      }
    })
}

function hasValue(node: Node): boolean {
  return node.constant !== undefined || firstJson(node.parts, 'default') !== undefined
}

function behindConditions(form: Form, scene: Scene, budget: Budget): Defect[] {
  const { node } = scene
  return [...node.required]
    .filter((name) => !isDescribed(node, name) && mayBeBrought(form, node, name))
    .flatMap((name) => {
      const without = sceneWithout(form, scene, name, budget)
      if (without === undefined) return []
      const part = node.parts.find(({ schema }) => schema.required?.includes(name))
      const message = `“${name}” is required here, but described only under a condition: where that does not hold, it is asked as plain text.`
      const title = called(form, scene.locale, { ...node, parts: [], ui: [] }, name)
      return [
        {
          ...warning('required-behind-condition', `${part?.pointer ?? ''}/required`, message),
          example: example(stepsTo(form, without), title),
        },
      ]
    })
}

/** True for a property that the object always describes. */
function isDescribed(node: Node, name: string): boolean {
  if (node.isMap || discriminators(node).some(({ property }) => property === name)) return true
  return node.parts.some(({ schema }) => has(schema.properties ?? {}, name))
}

/** Answers after which none of the conditions that could describe a property does. */
function sceneWithout(form: Form, scene: Scene, name: string, budget: Budget): Scene | undefined {
  let without = scene
  for (const condition of scene.node.conditions) {
    if (scene.taken.includes(condition.id)) continue
    const ways = waysOf(scene.node, condition)
    if (!ways.some((way) => describes(form, way, name))) continue
    const other = ways.find((way) => !describes(form, way, name))
    if (other === undefined) return undefined
    without = sceneAfter(form, without, condition.id, other, {})
  }
  const found = findAnswers(form, scene.node, without.wishes, budget)
  return typeof found === 'string' ? undefined : { ...without, given: found.given }
}

function describes(form: Form, { parts }: Way, name: string): boolean {
  return flatten(form, parts).some(({ schema }) => has(schema.properties ?? {}, name))
}
