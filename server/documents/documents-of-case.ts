import type { AnyAbility } from '@casl/ability'
import type { Knex } from 'knex'
import type { DocumentState } from '../../catalog/document-lifecycle.ts'
import { accessible } from '../database/accessible.ts'
import { selectBorrowed } from '../database/condition-column.ts'
import { IssuedDocument } from './document.model.ts'
import type { StandingColumns } from './document-standing.ts'

export type DocumentOfCase = IssuedDocument & StandingColumns & { state: DocumentState }

/** The documents of a submission as far as the official may see them, each with its state and what became of it. */
export async function documentsOfCase(
  trx: Knex.Transaction,
  ability: AnyAbility,
  of: { agency_id: string; submission_id: string },
): Promise<DocumentOfCase[]> {
  const { agency_id, submission_id } = of
  const found = await accessible(IssuedDocument.query(trx), ability, 'read', 'Document')
    .where({ agency_id, submission_id })
    .select('documents.*', ...selectBorrowed(trx, 'Document'))
    .orderBy([{ column: 'ordered_at' }, { column: 'version' }])
  return found.map((document) => {
    const replacement = found.find(({ supersedes }) => supersedes === document.id)
    const { kind, status, problem, revoked_at } = document
    const [isStopped, isRevoked, isReplaced] = [problem !== null, revoked_at !== null, replacement !== undefined]
    return Object.assign(document, {
      successor: replacement?.issued_at ? replacement.number : null,
      superseded_at: replacement?.issued_at ?? null,
      state: { kind, status, isStopped, isRevoked, isReplaced },
    })
  })
}
