import type { Knex } from 'knex'
import { z } from 'zod'
import { abilityFor } from '../../catalog/abilities.ts'
import type { Localized } from '../../catalog/in-locale.ts'
import type { Actor } from '../accounts/actor.ts'
import { accessible } from '../database/accessible.ts'
import { actingFor } from '../database/acting.ts'
import type { Deps } from '../deps.ts'
import type { IssuingProblem } from '../documents/issuing-problem.ts'
import type { ErrorCode } from '../errors.ts'
import { Job } from './job.model.ts'

/** `again`: it failed and waits for its next attempt. */
export const jobStates = { failed: ['failed'], again: ['retry'], waiting: ['created'], running: ['active'] } as const
export type JobState = keyof typeof jobStates
export const jobStateNames = Object.keys(jobStates) as JobState[]

export const readJobsInput = z.object({
  state: z.enum(jobStateNames as [JobState]).catch('failed'),
  page: z.coerce.number().int().min(1).catch(1),
})

export type ReadJob = {
  id: string
  queue: string
  tries: number
  createdAt: Date
  /** When it is tried next, or began, or ended. */
  at: Date
  /** What kind of error ended the last attempt, and in which outside system; null before the first. */
  failure: { code: ErrorCode | 'unknown'; system: string | null } | null
  agency: Localized | null
}

/** A document that cannot be printed as it is: its job has ended, and waits for somebody to cure it. */
export type StoppedDocument = {
  agencyId: string
  agency: Localized
  number: string
  problem: IssuingProblem['code']
  orderedAt: Date
}

export type ReadJobs = {
  state: JobState
  counts: Record<JobState, number>
  jobs: ReadJob[]
  page: number
  pages: number
  stopped: StoppedDocument[]
}

const perPage = 25
const mostStopped = 100

/** What the house works on and what is stuck, without anybody's data: kinds of errors, never their words. */
export async function readJobs(deps: Deps, actor: Actor, input: z.input<typeof readJobsInput>): Promise<ReadJobs> {
  const { state, page } = readJobsInput.parse(input)
  const { db } = deps
  const inReach = () => accessible(Job.query(db), abilityFor(actor), 'read', 'Job')
  const counts = Object.fromEntries(
    await Promise.all(
      jobStateNames.map(
        async (name) => [name, await inReach().whereIn('state', jobStates[name]).resultSize()] as const,
      ),
    ),
  ) as Record<JobState, number>
  const pages = Math.max(1, Math.ceil(counts[state] / perPage))
  const shown = Math.min(page, pages)
  const rows = await inReach()
    .whereIn('state', jobStates[state])
    .orderBy([{ column: 'created_on', order: 'desc' }, 'id'])
    .limit(perPage)
    .offset((shown - 1) * perPage)
  const agencies = await agenciesOf(db, rows)
  const jobs = rows.map((row) => presentJob(row, agencies))
  const stopped = abilityFor(actor).can('read', 'Job') ? await stoppedDocuments(db) : []
  return { state, counts, jobs, page: shown, pages, stopped }
}

async function agenciesOf(db: Knex, rows: readonly Job[]): Promise<Map<string, Localized>> {
  const ids = rows.flatMap(({ data }) => data?.agencyId ?? [])
  const found: { id: string; names: Localized }[] = await db('agencies').whereIn('id', ids).select('id', 'names')
  return new Map(found.map(({ id, names }) => [id, names]))
}

function presentJob(row: Job, agencies: Map<string, Localized>): ReadJob {
  const { id, name, state, retry_count, output } = row
  const hasFailed = (state === 'failed' || state === 'retry') && output !== null
  return {
    ...{ id, queue: name, createdAt: row.created_on },
    tries: retry_count + (state === 'failed' || state === 'active' ? 1 : 0),
    at:
      (state === 'failed' ? row.completed_on : state === 'active' ? row.started_on : row.start_after) ?? row.created_on,
    failure: hasFailed ? failureOf(output) : null,
    agency: agencies.get(row.data?.agencyId ?? '') ?? null,
  }
}

/** The published code of our own errors; whatever else went wrong stays in the log of the worker. */
const failureOf = ({ code, params }: NonNullable<Job['output']>): ReadJob['failure'] => ({
  code: code === 'gateway-failed' || code === 'storage-full' || code === 'unavailable' ? code : 'unknown',
  system: code === 'gateway-failed' && params?.system ? String(params.system) : null,
})

/** For the house: of the document its number, and the kind of problem, are all that administrators see. */
function stoppedDocuments(db: Knex): Promise<StoppedDocument[]> {
  return actingFor({ purpose: 'house' }, async () =>
    db('documents as d')
      .join('agencies as a', 'a.id', 'd.agency_id')
      .where('d.status', 'ordered')
      .whereNotNull('d.problem')
      .orderBy('d.ordered_at', 'desc')
      .limit(mostStopped)
      .select<StoppedDocument[]>(
        'a.id as agencyId',
        'a.names as agency',
        'd.number',
        'd.ordered_at as orderedAt',
        db.raw(`d.problem::jsonb ->> 'code' as problem`),
      ),
  )
}
