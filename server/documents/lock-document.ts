import type { Knex } from 'knex'
import type { Action } from '../../catalog/abilities.ts'
import type { DocumentState } from '../../catalog/document-lifecycle.ts'
import type { Actor } from '../accounts/actor.ts'
import { authorize } from '../accounts/authorize.ts'
import { selectBorrowed } from '../database/condition-column.ts'
import { IssuedDocument } from './document.model.ts'

/**
 * A document for somebody who changes what becomes of it, locked until the transaction ends, with its state.
 * @throws NotFound, NotPermitted
 */
export async function lockDocument(
  trx: Knex.Transaction,
  actor: Actor,
  { id, action }: { id: string; action: Extract<Action, 'reissue' | 'revoke'> },
): Promise<{ document: IssuedDocument; state: DocumentState }> {
  const found = await IssuedDocument.query(trx)
    .findOne({ id })
    .select('documents.*', ...selectBorrowed(trx, 'Document'))
    .forUpdate()
  authorize(actor, action, 'Document', found)
  const replacement = await trx('documents').where({ agency_id: found.agency_id, supersedes: id }).first('id')
  const { kind, status } = found
  const [isStopped, isRevoked, isReplaced] = [found.problem !== null, found.revoked_at !== null, !!replacement]
  return { document: found, state: { kind, status, isStopped, isRevoked, isReplaced } }
}
