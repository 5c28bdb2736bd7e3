import type { ActionContext, ActionRequest } from 'adminjs'
import { z } from 'zod'
import { AgencyApplication } from '../../server/agencies/application.model.ts'
import { applyAgain } from '../../server/agencies/apply-again.ts'
import { checkApplication, checkApplicationInput } from '../../server/agencies/check-application.ts'
import { removeEvidenceFile } from '../../server/agencies/evidence-files.ts'
import { listApplications } from '../../server/agencies/list-applications.ts'
import { readApplication } from '../../server/agencies/read-application.ts'
import { saveApplication, saveApplicationInput } from '../../server/agencies/save-application.ts'
import { sendApplication, withdrawApplication } from '../../server/agencies/send-application.ts'
import type { Deps } from '../../server/deps.ts'
import { officialOf } from '../access/official.ts'
import { readInput } from '../request/read-input.ts'
import { actorOf, recordOf } from './action-context.ts'
import { ownPage, type PanelResource, readOnly } from './panel-resource.ts'
import { presentApplication, presentRow, problemsOf } from './present-application.ts'
import type { SavedApplicationAnswer } from './shown-application.ts'

type Handler = (request: ActionRequest, context: ActionContext) => Promise<unknown>

/** Applications for agencies: a representative's own, and for administrators what waits for their check. */
export function agencyApplications(deps: Deps): PanelResource {
  /** A step of an application; the answer is how it stands then. */
  const step = (handler: Handler) => ({
    actionType: 'record' as const,
    component: false as const,
    isVisible: false,
    handler: async (request: ActionRequest, _: unknown, context: ActionContext) => {
      const answer = await handler(request, context)
      const record = recordOf(context, 'application').toJSON(context.currentAdmin)
      return { record, answer: answer ?? null }
    },
  })
  return {
    id: 'agency_applications',
    model: AgencyApplication,
    subject: 'AgencyApplication',
    access: {
      ...readOnly,
      beginApplication: 'apply',
      changeApplication: 'apply',
      removeFile: 'apply',
      sendApplication: 'apply',
      applyAgain: 'apply',
      withdrawApplication: 'apply',
      checkApplication: 'verify',
    },
    changing: [
      ...['beginApplication', 'changeApplication', 'removeFile', 'sendApplication', 'applyAgain'],
      ...['withdrawApplication', 'checkApplication'],
    ],
    actions: {
      list: { ...ownPage, component: 'ApplicationList', handler: (_, __, context) => list(deps, context) },
      show: { ...ownPage, component: 'ApplicationPage', handler: (_, __, context) => show(deps, context) },
      beginApplication: {
        actionType: 'resource',
        component: false,
        handler: (request, _, context) => save(deps, request, context),
      },
      changeApplication: step((request, context) => save(deps, request, context, recordOf(context, '').id())),
      removeFile: step((request, context) => {
        const { fileId } = readInput(z.object({ fileId: z.uuid() }), request.payload)
        return removeEvidenceFile(deps, actorOf(context), { applicationId: recordOf(context, '').id(), fileId })
      }),
      sendApplication: step((_, context) => sendApplication(deps, actorOf(context), idOf(context))),
      applyAgain: step((_, context) => applyAgain(deps, actorOf(context), idOf(context))),
      withdrawApplication: step((_, context) => withdrawApplication(deps, actorOf(context), idOf(context))),
      checkApplication: step((request, context) =>
        checkApplication(
          deps,
          actorOf(context),
          readInput(checkApplicationInput, { ...request.payload, ...idOf(context) }),
        ),
      ),
    },
    options: { titleProperty: 'register_number', sort: { sortBy: 'created_at', direction: 'desc' } },
  }
}

const idOf = (context: ActionContext) => ({ id: recordOf(context, 'application').id() })

async function list(deps: Deps, context: ActionContext) {
  const { actor, locale } = officialOf(context.currentAdmin)
  return { rows: (await listApplications(deps, actor)).map((row) => presentRow(row, locale)) }
}

async function show(deps: Deps, context: ActionContext) {
  const { actor, ability, locale } = officialOf(context.currentAdmin)
  const read = await readApplication(deps, actor, idOf(context))
  const application = presentApplication(read, ability.can('verify', 'AgencyApplication'), locale)
  return { record: { ...recordOf(context, 'application').toJSON(context.currentAdmin), application } }
}

async function save(
  deps: Deps,
  request: ActionRequest,
  context: ActionContext,
  id?: string,
): Promise<SavedApplicationAnswer> {
  const input = readInput(saveApplicationInput, { ...request.payload, ...(id !== undefined && { id }) })
  const saved = await saveApplication(deps, actorOf(context), input)
  return { id: saved.saved ? saved.id : null, nameProblems: problemsOf(saved.names) }
}
