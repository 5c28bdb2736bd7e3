import { valueAt } from './json-pointer.ts'
import type { ServiceDefinition } from './service-definition.ts'

type OfficeRule = ServiceDefinition['routing'][number]

/**
 * The slug of the office that receives a submission: the first rule whose condition holds.
 * A definition whose last rule takes every case (as `serviceDefinition` demands) always finds one.
 */
export function routeSubmission(definition: Pick<ServiceDefinition, 'routing'>, answers: unknown): string {
  const rule = definition.routing.find((candidate) => holds(candidate, answers))
  if (!rule) throw new Error('No routing rule takes this submission: the last rule must have no condition.')
  return rule.office
}

function holds(rule: OfficeRule, answers: unknown): boolean {
  return Object.entries(rule.when ?? {}).every(([pointer, value]) => valueAt(answers, pointer) === value)
}
