import type { ActionContext, ActionRequest } from 'adminjs'
import { z } from 'zod'
import { inLocale } from '../../catalog/in-locale.ts'
import type { Deps } from '../../server/deps.ts'
import { beginBatch, beginBatchInput } from '../../server/documents/batches/begin-batch.ts'
import { findCases, findCasesInput, servicesWithCases } from '../../server/documents/batches/find-cases.ts'
import { failedItems, readBatches } from '../../server/documents/batches/read-batches.ts'
import { retryFailedItems, retryFailedItemsInput } from '../../server/documents/batches/retry-failed-items.ts'
import { officialOf } from '../access/official.ts'
import { readInput } from '../request/read-input.ts'
import { panelText } from '../texts/panel-texts.ts'
import { ownPage, type PanelResource } from './panel-resource.ts'
import type { ShownBatches, ShownFailure } from './shown-batches.ts'

type Handler = (request: ActionRequest, context: ActionContext) => Promise<object>

export const batchAccess = {
  batches: 'reissue',
  findCases: 'reissue',
  beginBatch: 'reissue',
  failedItems: 'reissue',
  retryFailedItems: 'reissue',
} as const satisfies Partial<PanelResource['access']>

export const batchesChanging = ['findCases', 'beginBatch', 'failedItems', 'retryFailedItems']

/** Documents of many cases at once: what was begun and how far it is, and what begins another. */
export function batchActions(deps: Deps): NonNullable<PanelResource['actions']> {
  const act = (handler: Handler) => ({
    actionType: 'resource' as const,
    component: false as const,
    isVisible: false,
    handler: (request: ActionRequest, _: unknown, context: ActionContext) => handler(request, context),
  })
  return {
    batches: {
      ...ownPage,
      actionType: 'resource',
      component: 'BatchesPage',
      isVisible: true,
      handler: async (_, __, context) => ({ ...(await shownBatches(deps, context)) }),
    },
    findCases: act(({ payload }, context) => findCases(deps, actorOf(context), readInput(findCasesInput, payload))),
    beginBatch: act(({ payload }, context) => beginBatch(deps, actorOf(context), readInput(beginBatchInput, payload))),
    failedItems: act(async ({ payload }, context) => {
      const { id } = readInput(z.object({ id: z.uuid() }), payload)
      const { actor, locale } = officialOf(context.currentAdmin)
      const failed = await failedItems(deps.db, actor, id)
      const failures: ShownFailure[] = failed.map(({ case_number: number, problem }) => ({
        number,
        problem: panelText(locale, `batches.problem.${problem}`),
      }))
      return { failures }
    }),
    retryFailedItems: act(async ({ payload }, context) => {
      await retryFailedItems(deps, actorOf(context), readInput(retryFailedItemsInput, payload))
      return { retried: true }
    }),
  }
}

async function shownBatches(deps: Deps, context: ActionContext): Promise<ShownBatches> {
  const { actor, locale } = officialOf(context.currentAdmin)
  const services = await servicesWithCases(deps.db, actor)
  const batches = await readBatches(deps.db, actor)
  return {
    services: services.map(({ id, titles }) => ({ id, title: inLocale(titles, locale) })),
    batches: batches.map(({ id, action, reason, begun_at, finished_at, progress }) => ({
      ...{ id, action, reason, progress },
      begunAt: begun_at.toISOString(),
      finishedAt: finished_at?.toISOString() ?? null,
    })),
  }
}

const actorOf = (context: ActionContext) => officialOf(context.currentAdmin).actor
