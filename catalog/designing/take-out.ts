import { isJsonObject } from '../json-object.ts'
import type { Found } from './find-question.ts'
import { writeRequired } from './set-required.ts'

/** Takes a question out of the part of the schema that names it, and the branch with it when nothing is left there. */
export function takeOut({ container, name, arm, owner }: Found): void {
  delete (container.properties as Record<string, unknown>)[name]
  writeRequired(container, name, false)
  if (!arm) return
  if (isJsonObject(container.properties) && Object.keys(container.properties).length === 0) delete container.properties
  if (Object.keys(container).length > 0) return
  delete arm.holder[arm.branch]
  if (arm.holder.then !== undefined || arm.holder.else !== undefined) return
  delete arm.holder.if
  if (!Array.isArray(owner.allOf)) return
  const left = owner.allOf.filter((one) => one !== arm.holder || Object.keys(arm.holder).length > 0)
  if (left.length > 0) owner.allOf = left
  else delete owner.allOf
}
