import { canonicalJson, type Json } from '#forms'
import { isJsonObject, type JsonObject } from '../json-object.ts'
import { escapeKey } from '../json-pointer.ts'
import type { Condition } from './condition.ts'
import type { DesignedForm } from './edit-form.ts'
import { type Arm, propertiesOf, resolved } from './find-question.ts'
import { type AnyKind, kindOf } from './kinds.ts'
import { readCondition } from './read-condition.ts'

/** A question or a section of a form, as its designer sees it. */
export type OutlineItem = {
  /** Pointer into the uiSchema: its name in every edit. */
  at: string
  /** The section it stands in; `/uiSchema` for the form itself. */
  within: string
  name: string
  /** Pointer of its schema, where the form names it, and of what that stands for when it is a reference. */
  pointer: string
  target: string
  kind: AnyKind
  title: string
  /** Where its title is written. */
  titleAt: string
  required: boolean
  /** `always`, a condition that sentences can say, or one that only the schema says. */
  asked: 'always' | 'schema' | Condition
  /** The condition as its author wrote it by hand, where no sentence can say it. */
  byHand: string
  /** Reasons that its author wrote in the short way, `ui:purpose` and not in `ui:options`. */
  uiReasons: string[]
  /** The values of a closed list, with their titles. */
  options: { value: string | number | boolean; title: string }[]
  children: OutlineItem[]
}

/** Definitions that refer to themselves end here. */
const DEEPEST = 8

/** The sections and questions of a form in the order in which they are asked. */
export function outline(form: DesignedForm): OutlineItem[] {
  return itemsOf(form.schema, { schema: form.schema, pointer: '' }, form.uiSchema ?? {}, '/uiSchema', 0)
}

/** Whether nothing is asked yet. */
export const isEmpty = ({ schema }: Pick<DesignedForm, 'schema'>): boolean => propertiesOf(schema, '').length === 0

/** All items of an outline, each before what stands in it. */
export function flatOutline(items: readonly OutlineItem[]): OutlineItem[] {
  return items.flatMap((item) => [item, ...flatOutline(item.children)])
}

type Owner = { schema: JsonObject; pointer: string }

function itemsOf(root: JsonObject, owner: Owner, ui: JsonObject, at: string, depth: number): OutlineItem[] {
  if (depth > DEEPEST) return []
  const found = propertiesOf(owner.schema, owner.pointer)
  const named = new Map(found.map((one) => [one.name, one]))
  return inOrder([...named.keys()], ui['ui:order']).flatMap((name) => {
    const one = named.get(name)
    if (!one) return []
    const here = `${at}/${escapeKey(name)}`
    const own = isJsonObject(ui[name]) ? ui[name] : {}
    const target = resolved(root, one.schema, one.pointer)
    const kind = kindOf(target.schema, own)
    return [
      {
        at: here,
        within: at,
        name,
        pointer: one.pointer,
        target: target.pointer,
        kind,
        ...titleOf(target, own, here, name, one.schema),
        required: Array.isArray(one.container.required) && one.container.required.includes(name),
        ...askedWhen(one.arm),
        uiReasons: ['purpose', 'legalBasis'].filter((reason) => `ui:${reason}` in own),
        options: optionsOf(target.schema),
        children: kind === 'file' ? [] : childrenOf(root, target, own, here, depth),
      },
    ]
  })
}

function childrenOf(root: JsonObject, target: Owner, ui: JsonObject, at: string, depth: number): OutlineItem[] {
  if (isJsonObject(target.schema.items)) {
    const items = resolved(root, target.schema.items, `${target.pointer}/items`)
    return itemsOf(root, items, isJsonObject(ui.items) ? ui.items : {}, `${at}/items`, depth + 1)
  }
  return itemsOf(root, target, ui, at, depth + 1)
}

/** Names as `ui:order` has them; what it does not name stands at its `*`, or at the end. */
export function inOrder(names: readonly string[], order: unknown): string[] {
  const wanted: unknown[] = Array.isArray(order) ? order : []
  const others = names.filter((name) => !wanted.includes(name))
  const star = wanted.indexOf('*')
  const listed = (part: unknown[]) => part.filter((one): one is string => names.includes(String(one)))
  return star < 0
    ? [...listed(wanted), ...others]
    : [...listed(wanted.slice(0, star)), ...others, ...listed(wanted.slice(star + 1))]
}

function askedWhen(arm: Arm | undefined): Pick<OutlineItem, 'asked' | 'byHand'> {
  if (!arm) return { asked: 'always', byHand: '' }
  const asked = arm.branch === 'then' ? readCondition(arm.holder.if) : undefined
  if (asked) return { asked, byHand: '' }
  const written = canonicalJson(arm.holder.if as Json)
  return { asked: 'schema', byHand: arm.branch === 'then' ? written : `not ${written}` }
}

/** The uiSchema's title stands before the schema's, which a reference shares with others. */
function titleOf(target: Owner, ui: JsonObject, at: string, name: string, own: JsonObject) {
  const options = isJsonObject(ui['ui:options']) ? ui['ui:options'] : {}
  if (typeof ui['ui:title'] === 'string') return { title: ui['ui:title'], titleAt: `${at}/ui:title` }
  if (typeof options.title === 'string') return { title: options.title, titleAt: `${at}/ui:options/title` }
  const title = typeof target.schema.title === 'string' ? target.schema.title : name
  return { title, titleAt: own === target.schema ? `${target.pointer}/title` : `${at}/ui:title` }
}

function optionsOf(schema: JsonObject): OutlineItem['options'] {
  const choice = isJsonObject(schema.items) && !Array.isArray(schema.oneOf) ? schema.items : schema
  const arms: unknown[] = Array.isArray(choice.oneOf) ? choice.oneOf : []
  const named: unknown[] = Array.isArray(choice.enumNames) ? choice.enumNames : []
  const listed: unknown[] = Array.isArray(choice.enum) ? choice.enum : []
  const pairs = [
    ...arms.flatMap((arm) => (isJsonObject(arm) && 'const' in arm ? [[arm.const, arm.title ?? arm.const]] : [])),
    ...listed.map((value, index) => [value, named[index] ?? value]),
  ]
  return pairs.flatMap(([value, title]) =>
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      ? [{ value, title: String(title) }]
      : [],
  )
}
