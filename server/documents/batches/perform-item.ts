import { abilityFor } from '../../../catalog/abilities.ts'
import type { Actor } from '../../accounts/actor.ts'
import { Case } from '../../cases/case.model.ts'
import { decideCase } from '../../cases/decide.ts'
import { accessible } from '../../database/accessible.ts'
import type { Deps } from '../../deps.ts'
import { Invalid, NotFound, NotInThisState, NotPermitted, ParleyError } from '../../errors.ts'
import { reissueDocument } from '../reissue-document.ts'
import { retryDocument } from '../retry-document.ts'
import type { Batch, BatchItem } from './batch.ts'

type Outcome = { status: 'done'; document_id: string } | { status: 'failed'; problem: string }

/**
 * What a batch does to one case, by the command that does it to one. A refusal is the outcome of the item; anything else
 * is thrown, and the item still waits.
 */
export async function performItem(deps: Deps, actor: Actor, batch: Batch, item: BatchItem): Promise<Outcome> {
  try {
    return { status: 'done', document_id: await perform(deps, actor, batch, item) }
  } catch (error) {
    if (!(error instanceof ParleyError)) throw error
    const problem = problemOf(error)
    if (!problem) throw error
    return { status: 'failed', problem }
  }
}

function problemOf(error: ParleyError): string | undefined {
  if (error instanceof NotInThisState) return `state-${error.params.state}`
  // What is not there and what is not theirs look alike.
  if (error instanceof NotFound || error instanceof NotPermitted) return 'not-found'
  return error instanceof Invalid ? error.code : undefined
}

async function perform(deps: Deps, actor: Actor, { action, reason }: Batch, item: BatchItem): Promise<string> {
  const { agency_id, case_number: number } = item
  const seen = accessible(Case.query(deps.db), abilityFor(actor), 'read', 'Case')
  const found = await seen.findOne({ agency_id, number }).select('id', 'submission_id')
  if (!found) throw new NotFound('case')
  const documents = () => deps.db('documents').where({ agency_id, submission_id: found.submission_id })
  const latest = () => documents().where({ kind: 'decision' }).orderBy('version', 'desc').first('id')
  if (action === 'grant') await decideCase(deps, actor, { id: found.id, outcome: 'granted', reason })
  if (action === 'retry') {
    const stopped = await documents().whereNotNull('problem').first('id')
    if (!stopped) throw new NotInThisState('not-stopped')
    await retryDocument(deps, actor, { id: stopped.id })
    return stopped.id
  }
  if (action === 'reissue') {
    const document = await latest()
    if (!document) throw new NotInThisState('no-document')
    await reissueDocument(deps, actor, { id: document.id, reason })
  }
  return (await latest()).id
}
