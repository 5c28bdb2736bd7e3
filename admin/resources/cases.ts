import type { ActionContext, ActionRequest } from 'adminjs'
import { isOpenInEmergency } from '../../catalog/abilities.ts'
import type { Actor } from '../../server/accounts/actor.ts'
import { assignCase, assignInput } from '../../server/cases/assign.ts'
import { Case } from '../../server/cases/case.model.ts'
import { decideCase, decideInput } from '../../server/cases/decide.ts'
import { readCase } from '../../server/cases/read-case.ts'
import type { Deps } from '../../server/deps.ts'
import { runningOpenings } from '../../server/emergencies/running-openings.ts'
import { NotFound } from '../../server/errors.ts'
import { officialOf } from '../access/official.ts'
import { readInput } from '../request/read-input.ts'
import { emergencyActions } from './emergency-actions.ts'
import { ownPage, type PanelResource, readOnly } from './panel-resource.ts'
import { presentAssignment } from './present-assignment.ts'
import { presentCase, presentDecision } from './present-case.ts'
import { readInbox } from './read-inbox.ts'

/** The inbox and the case. A case is opened and decided by the same commands as everywhere else. */
export function cases(deps: Deps): PanelResource {
  return {
    id: 'cases',
    model: Case,
    subject: 'Case',
    hidden: ['account_id', 'submission_id', 'service_id', 'decided_by', 'version'],
    access: { ...readOnly, decide: 'decide', assign: 'assign', emergency: 'open', openInEmergency: 'open' },
    changing: ['decide', 'assign', 'openInEmergency'],
    actions: {
      list: {
        ...ownPage,
        component: 'Inbox',
        handler: (request, _, context) => readInbox(deps, request, context),
      },
      show: { ...ownPage, component: 'CasePage', handler: (_, __, context) => show(deps, context) },
      decide: {
        actionType: 'record',
        component: false,
        isVisible: false,
        handler: (request, _, context) => decide(deps, request, context),
      },
      assign: {
        actionType: 'record',
        component: false,
        isVisible: false,
        handler: (request, _, context) => assign(deps, request, context),
      },
      ...emergencyActions(deps),
    },
    options: {
      navigation: { icon: 'Inbox' },
      titleProperty: 'applicant',
      sort: { sortBy: 'due_at', direction: 'asc' },
    },
  }
}

async function show(deps: Deps, context: ActionContext) {
  const record = recordOf(context)
  const { actor, ability, locale } = officialOf(context.currentAdmin)
  const read = await readCase(deps, actor, { id: record.id() })
  const assignment = await presentAssignment(deps.db, actor, ability, read.case)
  const opened = {
    ...presentCase(read, assignment, ability, locale),
    emergencyUntil: await emergencyUntil(deps, actor, read.case.id),
  }
  return { record: { ...record.toJSON(context.currentAdmin), opened } }
}

/** Until when the case is open to the official because of an emergency. */
async function emergencyUntil(deps: Deps, actor: Actor, caseId: string): Promise<string | null> {
  if (!isOpenInEmergency(actor, caseId)) return null
  const running = await runningOpenings(deps, actor)
  return running.find(({ case_id }) => case_id === caseId)?.ends_at.toISOString() ?? null
}

async function decide(deps: Deps, request: ActionRequest, context: ActionContext) {
  const record = recordOf(context)
  const input = readInput(decideInput, { ...request.payload, id: record.id() })
  const decided = await decideCase(deps, officialOf(context.currentAdmin).actor, input)
  return { record: record.toJSON(context.currentAdmin), decision: presentDecision(decided) }
}

async function assign(deps: Deps, request: ActionRequest, context: ActionContext) {
  const record = recordOf(context)
  const input = readInput(assignInput, { ...request.payload, id: record.id() })
  await assignCase(deps, officialOf(context.currentAdmin).actor, input)
  return { record: record.toJSON(context.currentAdmin) }
}

function recordOf(context: ActionContext) {
  if (!context.record) throw new NotFound('case')
  return context.record
}
