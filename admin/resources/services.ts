import type { ActionContext, ActionRequest } from 'adminjs'
import { z } from 'zod'
import type { Deps } from '../../server/deps.ts'
import { NotFound } from '../../server/errors.ts'
import { beginDraft } from '../../server/services/begin-draft.ts'
import { compareVersions, compareVersionsInput } from '../../server/services/compare-versions.ts'
import { createService, createServiceInput } from '../../server/services/create-service.ts'
import { offerService } from '../../server/services/offer-service.ts'
import { pastCases } from '../../server/services/past-cases.ts'
import { previewDocument, previewDocumentInput } from '../../server/services/preview-document.ts'
import { publishDraft } from '../../server/services/publish-draft.ts'
import { readDraft } from '../../server/services/read-draft.ts'
import { returnDraft, returnDraftInput } from '../../server/services/return-draft.ts'
import { saveDraft, saveDraftInput } from '../../server/services/save-draft.ts'
import { sendToReview } from '../../server/services/send-to-review.ts'
import { Service } from '../../server/services/service.model.ts'
import {
  makeTrialLink,
  makeTrialLinkInput,
  trialLinks,
  withdrawTrialLink,
  withdrawTrialLinkInput,
} from '../../server/services/trial-links.ts'
import { officialOf } from '../access/official.ts'
import { readInput } from '../request/read-input.ts'
import { ownPage, type PanelResource, readOnly, tablePages } from './panel-resource.ts'
import { presentDraft } from './present-draft.ts'

type Handler = (request: ActionRequest, context: ActionContext) => Promise<object>

/** What the official's agency offers, and where it is described. Every change is a command of the server. */
export function services(deps: Deps): PanelResource {
  const change = (handler: Handler) => ({
    actionType: 'record' as const,
    component: false as const,
    isVisible: false,
    handler: async (request: ActionRequest, _: unknown, context: ActionContext) => ({
      record: recordOf(context).toJSON(context.currentAdmin),
      ...(await handler(request, context)),
    }),
  })
  return {
    id: 'services',
    model: Service,
    subject: 'Service',
    // The texts that the search reads, all languages run together.
    hidden: ['body_text'],
    access: {
      ...readOnly,
      design: 'design',
      createService: 'design',
      beginDraft: 'design',
      saveDraft: 'design',
      sendToReview: 'design',
      returnDraft: 'design',
      publishDraft: 'publish',
      compareVersions: 'design',
      offerService: 'publish',
      pastCases: 'design',
      previewDocument: 'design',
      trialLinks: 'design',
      makeTrialLink: 'design',
      withdrawTrialLink: 'design',
    },
    changing: [
      'createService',
      'beginDraft',
      'saveDraft',
      'sendToReview',
      'returnDraft',
      'publishDraft',
      'compareVersions',
      'offerService',
      'previewDocument',
      'makeTrialLink',
      'withdrawTrialLink',
    ],
    actions: {
      ...tablePages,
      list: { ...tablePages.list, component: 'ServiceList' },
      show: { ...tablePages.show, component: 'ServicePage' },
      design: {
        ...ownPage,
        actionType: 'record',
        component: 'Designer',
        handler: async (_, __, context) => ({
          record: { ...recordOf(context).toJSON(context.currentAdmin), designed: await designed(deps, context) },
        }),
      },
      createService: {
        actionType: 'resource',
        component: false,
        handler: (request, _, context) =>
          createService(deps, actorOf(context), readInput(createServiceInput, request.payload)),
      },
      beginDraft: change((request, context) => begin(deps, request, context)),
      saveDraft: change((request, context) => save(deps, request, context)),
      sendToReview: change((request, context) => move(deps, request, context, sendToReview)),
      returnDraft: change(async (request, context) => {
        await returnDraft(deps, actorOf(context), readInput(returnDraftInput, of(request, context)))
        return { designed: await designed(deps, context) }
      }),
      publishDraft: change((request, context) => move(deps, request, context, publishDraft)),
      compareVersions: change(async (request, context) => ({
        compared: await compareVersions(deps, actorOf(context), readInput(compareVersionsInput, of(request, context))),
      })),
      offerService: change(async (request, context) => {
        await offerService(deps, actorOf(context), readInput(offerInput, of(request, context)))
        return { designed: await designed(deps, context) }
      }),
      pastCases: change(async (_, context) => {
        const found = await pastCases(deps, actorOf(context), { serviceId: recordOf(context).id() })
        return {
          pastCases: found.map(({ id, number, openedAt }) => ({ id, number, openedAt: openedAt.toISOString() })),
        }
      }),
      trialLinks: change(async (_, context) => ({ trialLinks: await linksOf(deps, context) })),
      makeTrialLink: change(async (request, context) => {
        const made = await makeTrialLink(deps, actorOf(context), readInput(makeTrialLinkInput, of(request, context)))
        return { ...made, trialLinks: await linksOf(deps, context) }
      }),
      withdrawTrialLink: change(async (request, context) => {
        await withdrawTrialLink(deps, actorOf(context), readInput(withdrawTrialLinkInput, of(request, context)))
        return { trialLinks: await linksOf(deps, context) }
      }),
      previewDocument: change(async (request, context) => {
        const sample = await previewDocument(
          deps,
          actorOf(context),
          readInput(previewDocumentInput, of(request, context)),
        )
        return { sample: 'pdf' in sample ? { pdf: Buffer.from(sample.pdf).toString('base64') } : sample }
      }),
    },
    options: {
      titleProperty: 'title_text',
      listProperties: ['title_text', 'slug', 'category', 'published_version', 'archived_at'],
      showProperties: ['title_text', 'slug', 'category', 'published_version', 'archived_at', 'created_at'],
      sort: { sortBy: 'slug', direction: 'asc' },
    },
  }
}

async function linksOf(deps: Deps, context: ActionContext) {
  const found = await trialLinks(deps, actorOf(context), { serviceId: recordOf(context).id() })
  return found.map((link) => ({ ...link, madeAt: link.madeAt.toISOString(), expiresAt: link.expiresAt.toISOString() }))
}

const beginInput = z.object({ serviceId: z.uuid(), version: z.number().int().optional() })
const offerInput = z.object({ serviceId: z.uuid(), isOffered: z.boolean() })
const moveInput = z.object({ serviceId: z.uuid(), revision: z.number().int() })

async function begin(deps: Deps, request: ActionRequest, context: ActionContext) {
  await beginDraft(deps, actorOf(context), readInput(beginInput, of(request, context)))
  return { designed: await designed(deps, context) }
}

async function save(deps: Deps, request: ActionRequest, context: ActionContext) {
  const { revision } = await saveDraft(deps, actorOf(context), readInput(saveDraftInput, of(request, context)))
  const { draft } = await readDraft(deps, actorOf(context), { serviceId: recordOf(context).id() })
  return { saved: { revision, defects: draft?.defects ?? [] } }
}

/** One step on the way to a version; the answer is how things stand then. */
async function move(
  deps: Deps,
  request: ActionRequest,
  context: ActionContext,
  command: typeof sendToReview | typeof publishDraft,
) {
  await command(deps, actorOf(context), readInput(moveInput, of(request, context)))
  return { designed: await designed(deps, context) }
}

async function designed(deps: Deps, context: ActionContext) {
  const { actor, locale } = officialOf(context.currentAdmin)
  return presentDraft(await readDraft(deps, actor, { serviceId: recordOf(context).id() }), locale)
}

const actorOf = (context: ActionContext) => officialOf(context.currentAdmin).actor

const of = (request: ActionRequest, context: ActionContext) => ({
  ...request.payload,
  serviceId: recordOf(context).id(),
})

function recordOf(context: ActionContext) {
  if (!context.record) throw new NotFound('service')
  return context.record
}
