import type { Knex } from 'knex'
import type { Actor } from '../accounts/actor.ts'
import { authorize } from '../accounts/authorize.ts'
import type { Deps } from '../deps.ts'
import { NotInThisState } from '../errors.ts'
import { appendEvidence, theState } from '../evidence/append-evidence.ts'
import { Job } from './job.model.ts'

/** Has a job that failed, or waits for another attempt, tried now. @throws NotFound, NotPermitted, NotInThisState */
export async function retryJob(deps: Deps, actor: Actor, input: { id: string }): Promise<void> {
  await deps.db.transaction(async (trx) => {
    const job = await lockJob(trx, actor, input.id)
    if (job.state !== 'failed' && job.state !== 'retry') throw new NotInThisState(job.state)
    if (job.state === 'failed') await deps.jobs.retry(trx, job.name, job.id)
    await deps.jobs.hurry(trx, job.name, job.id, deps.now())
    await note(trx, deps, actor, job, 'job.retried')
  })
}

/**
 * Ends a job for good: what it was to do is not done. One that runs is left to end by itself.
 * @throws NotFound, NotPermitted, NotInThisState
 */
export async function giveJobUp(deps: Deps, actor: Actor, input: { id: string }): Promise<void> {
  await deps.db.transaction(async (trx) => {
    const job = await lockJob(trx, actor, input.id)
    if (job.state === 'failed') await deps.jobs.remove(trx, job.name, job.id)
    else if (job.state === 'retry' || job.state === 'created') await deps.jobs.cancel(trx, job.name, job.id)
    else throw new NotInThisState(job.state)
    await note(trx, deps, actor, job, 'job.given-up')
  })
}

async function lockJob(trx: Knex.Transaction, actor: Actor, id: string): Promise<Job> {
  const found = await Job.query(trx).findOne({ id }).forUpdate()
  authorize(actor, 'change', 'Job', found)
  return found
}

/** In the log of the state, whose work it is; which agency's matter it was stands in it. */
function note(
  trx: Knex.Transaction,
  deps: Deps,
  { accountId }: Actor,
  { id, name, data, retry_count }: Job,
  type: 'job.retried' | 'job.given-up',
): Promise<void> {
  const of = { job: id, queue: name, agency: data?.agencyId ?? null, matter: data?.id ?? null, tries: retry_count }
  return appendEvidence(trx, deps, { agencyId: theState, type, at: deps.now(), about: { ...of, by: accountId } })
}
