import type { Knex } from 'knex'
import type { Defect, FormDefinition } from '#forms'
import { checkService } from '../../catalog/check-service.ts'
import { checkSeenBy } from '../../catalog/seen-by.ts'
import { type ServiceDefinition, serviceDefinition } from '../../catalog/service-definition.ts'
import { checkTemplate } from '../documents/render.ts'
import { defectInWords } from '../documents/template-defect.ts'
import { rehearseForm } from './rehearse-form.ts'

/** What a service may name of its agency: offices by their short names, roles by their keys. */
export type AgencyParts = { offices: readonly string[]; roles: readonly string[] }

/** A defect of a template has the line it is in, counted from 1. */
export type DraftDefect = Defect & { line?: number }

/** Everything that keeps a draft from being published, or should be looked at: the catalogue's checks and ours. */
export function draftDefects(definition: ServiceDefinition, agency: AgencyParts, now: Date): Defect[] {
  return [...checkService(definition), ...defectsOfServer(definition, agency, now, 'en')]
}

/**
 * Of these, what can only be told here: the shape as it is stored, templates, the offices and roles of the agency, and
 * what a rehearsal of the form runs into. Templates and examples are told in `locale`.
 */
export function defectsOfServer(
  definition: ServiceDefinition,
  { offices, roles }: AgencyParts,
  now: Date,
  locale: string,
): DraftDefect[] {
  const shape = serviceDefinition.safeParse(definition).error?.issues ?? []
  return [
    ...rehearseForm(definition.form as FormDefinition, now, locale),
    ...shape.map(({ path, message }) => error('shape', `/${path.join('/')}`, message)),
    ...Object.entries(definition.output.template).flatMap(([language, template]) =>
      checkTemplate(template).map((defect) => ({
        ...error('template', `/output/template/${language}`, defectInWords(defect, locale)),
        ...(defect.line > 0 && { line: defect.line }),
      })),
    ),
    ...definition.routing.flatMap(({ office }, index) =>
      offices.includes(office)
        ? []
        : [error('office-unknown', `/routing/${index}/office`, `The agency has no office “${office}”.`)],
    ),
    ...checkSeenBy(definition.form.uiSchema, roles),
  ]
}

function error(code: string, pointer: string, message: string): Defect {
  return { severity: 'error', code, pointer, message }
}

/** @returns the offices and roles that a service of the agency may name */
export async function agencyParts(db: Knex, agency_id: string): Promise<AgencyParts> {
  return {
    offices: await db('offices').where({ agency_id, closed_at: null }).pluck('slug'),
    roles: await db('roles').where({ agency_id }).pluck('key'),
  }
}
