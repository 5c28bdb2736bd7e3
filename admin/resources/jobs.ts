import type { ActionContext, ActionRequest } from 'adminjs'
import { inLocale } from '../../catalog/in-locale.ts'
import type { Deps } from '../../server/deps.ts'
import { giveJobUp, retryJob } from '../../server/jobs/change-job.ts'
import { Job } from '../../server/jobs/job.model.ts'
import {
  jobStateNames,
  type ReadJob,
  readJobs,
  readJobsInput,
  type StoppedDocument,
} from '../../server/jobs/read-jobs.ts'
import { officialOf } from '../access/official.ts'
import { readInput } from '../request/read-input.ts'
import type { PanelLocale } from '../texts/panel-locale.ts'
import { hasText, panelText } from '../texts/panel-texts.ts'
import { actorOf, recordOf } from './action-context.ts'
import { ownPage, type PanelResource, readOnly, tablePages } from './panel-resource.ts'
import type { ShownJob, ShownJobs } from './shown-jobs.ts'

/** What waits, runs and is stuck, for administrators. */
export function jobs(deps: Deps): PanelResource {
  const step = (command: typeof retryJob) => ({
    actionType: 'record' as const,
    component: false as const,
    isVisible: false,
    handler: async (_: ActionRequest, __: unknown, context: ActionContext) => {
      const record = recordOf(context, 'job')
      await command(deps, actorOf(context), { id: record.id() })
      return { record: record.toJSON(context.currentAdmin) }
    },
  })
  return {
    id: 'jobs',
    model: Job,
    subject: 'Job',
    access: { ...readOnly, retryJob: 'change', giveUp: 'change' },
    changing: ['retryJob', 'giveUp'],
    actions: {
      ...tablePages,
      list: { ...ownPage, component: 'JobsPage', handler: (request, _, context) => list(deps, request, context) },
      retryJob: step(retryJob),
      giveUp: step(giveJobUp),
    },
    options: { titleProperty: 'name', sort: { sortBy: 'created_on', direction: 'desc' } },
  }
}

/** Each in words of its own: a new kind of problem does not compile without them. */
const problems: Record<StoppedDocument['problem'], string> = {
  'no-glyph': 'labels.problem.no-glyph',
  template: 'labels.problem.template',
  'not-as-expected': 'labels.problem.not-as-expected',
  'too-large': 'labels.problem.too-large',
  'too-many-pages': 'labels.problem.too-many-pages',
  'breaks-printer': 'labels.problem.breaks-printer',
}

async function list(deps: Deps, { query }: ActionRequest, context: ActionContext): Promise<ShownJobs> {
  const { actor, locale } = officialOf(context.currentAdmin)
  const read = await readJobs(deps, actor, readInput(readJobsInput, query ?? {}))
  return {
    ...{ state: read.state, page: read.page, pages: read.pages },
    states: jobStateNames.map((name) => ({ name, count: read.counts[name] })),
    rows: read.jobs.map((job) => presentJob(job, locale)),
    stopped: read.stopped.map(({ agency, problem, orderedAt, ...document }) => ({
      ...document,
      agency: inLocale(agency, locale),
      problem: panelText(locale, problems[problem]),
      orderedAt: orderedAt.toISOString(),
    })),
  }
}

function presentJob({ queue, agency, createdAt, at, failure, id, tries }: ReadJob, locale: PanelLocale): ShownJob {
  const system = failure?.system ?? ''
  return {
    ...{ id, tries },
    what: hasText(locale, `labels.queue.${queue}`) ? panelText(locale, `labels.queue.${queue}`) : queue,
    agency: agency ? inLocale(agency, locale) : null,
    createdAt: createdAt.toISOString(),
    at: at.toISOString(),
    failure: failure && panelText(locale, `labels.failure.${failure.code}`, { system }),
  }
}
