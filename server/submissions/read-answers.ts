import type { Knex } from 'knex'
import { rulesFor } from '../../catalog/abilities.ts'
import { readerOf, visibleAnswers } from '../../catalog/visible-answers.ts'
import type { Actor } from '../accounts/actor.ts'
import { publishedForm } from '../services/published-form.ts'
import type { ReviewSection } from './review-section.ts'
import { Submission } from './submission.model.ts'

/** A case, as far as it says where its answers are and who reads them. */
type OfCase = { id: string; agency_id: string; submission_id: string; office_id: string; assigned_to: string | null }

export type ReadAnswers = {
  data: Record<string, unknown>
  sections: ReviewSection[]
  /** How many answers are not shown to this reader. */
  hidden: number
  hash: string
  /** How many questions had answers whose time has passed. */
  erased: number
}

/**
 * The answers of a case as far as the actor may see them. The one place where answers are opened to officials: what
 * the form keeps from their roles is cut out here, and where they may see no answers none are read.
 */
export async function readAnswers(db: Knex, actor: Actor, found: OfCase): Promise<ReadAnswers | undefined> {
  const key = [found.agency_id, found.submission_id]
  const kept = await Submission.query(db)
    .findById(key)
    .select('agency_id', 'account_id', 'service_id', 'service_version')
  if (!kept) return undefined
  const { office_id, assigned_to, id: case_id } = found
  const reader = readerOf(rulesFor(actor), { ...kept, office_id, assigned_to, case_id })
  if (reader === undefined) return undefined
  const { data, sections, hash, erasures } = await Submission.query(db)
    .findById(key)
    .select('data', 'sections', 'hash', 'erasures')
    .throwIfNotFound()
  const { definition } = await publishedForm(db, {
    agencyId: kept.agency_id,
    serviceId: kept.service_id,
    version: kept.service_version,
  })
  return {
    ...visibleAnswers(definition.form.uiSchema, reader, { data, sections }),
    hash,
    erased: erasures.flatMap(({ titles }) => titles).length,
  }
}
