import type { Knex } from 'knex'
import type { Localized } from '../../catalog/in-locale.ts'
import type { ServiceDefinition } from '../../catalog/service-definition.ts'
import { Account } from '../accounts/account.model.ts'
import { Agency } from '../agencies/agency.model.ts'
import { Office } from '../agencies/office.model.ts'
import { Case } from '../cases/case.model.ts'
import { publishedForm } from '../services/published-form.ts'
import { Submission } from '../submissions/submission.model.ts'
import { IssuedDocument } from './document.model.ts'

/** Everything a document is composed from. */
export type DocumentMatter = {
  document: IssuedDocument
  agency: { id: string; slug: string; names: Localized }
  office: Localized
  submission: Submission
  case: Case
  /** The official who decided, if a person did. */
  official: string | undefined
  definition: ServiceDefinition
  /** The number of the document that this one replaces. */
  replaces: string | undefined
}

/** @returns undefined when there is no such document. */
export async function loadDocumentMatter(
  db: Knex,
  key: { agencyId: string; id: string },
): Promise<DocumentMatter | undefined> {
  const document = await IssuedDocument.query(db).findById([key.agencyId, key.id])
  if (!document) return undefined
  const submission = await Submission.query(db).findById([key.agencyId, document.submission_id]).throwIfNotFound()
  const decided = await Case.query(db)
    .findOne({ agency_id: key.agencyId, submission_id: submission.id })
    .throwIfNotFound()
  const [agency, office, official, published, replaced] = await Promise.all([
    Agency.query(db).findById(key.agencyId).throwIfNotFound(),
    Office.query(db).findById([key.agencyId, decided.office_id]).throwIfNotFound(),
    decided.decided_by ? Account.query(db).findById(decided.decided_by) : undefined,
    publishedForm(db, {
      agencyId: key.agencyId,
      serviceId: submission.service_id,
      version: submission.service_version,
    }),
    document.supersedes ? IssuedDocument.query(db).findById([key.agencyId, document.supersedes]) : undefined,
  ])
  return {
    document,
    agency: { id: agency.id, slug: agency.slug, names: agency.names },
    office: office.names,
    submission,
    case: decided,
    official: official?.name,
    definition: published.definition,
    replaces: replaced?.number,
  }
}
