import type { ActionContext, ActionRequest } from 'adminjs'
import type { Deps } from '../../server/deps.ts'
import { decideSealChange, decideSealChangeInput } from '../../server/seals/decide-seal-change.ts'
import { proposeSealChange, proposeSealChangeInput } from '../../server/seals/propose-seal-change.ts'
import { readSeals } from '../../server/seals/read-seals.ts'
import { readInput } from '../request/read-input.ts'
import { actorOf, recordOf } from './action-context.ts'
import { ownPage, type PanelResource } from './panel-resource.ts'
import { presentSeals } from './present-seals.ts'

/** What two administrators decide about an agency's seal, and the page where they see it. */
export function sealActions(deps: Deps): NonNullable<PanelResource['actions']> {
  const change = (work: (given: object, context: ActionContext) => Promise<unknown>) => ({
    actionType: 'record' as const,
    component: false as const,
    isVisible: false,
    handler: async (request: ActionRequest, _: unknown, context: ActionContext) => {
      await work({ ...request.payload, agencyId: recordOf(context, 'agency').id() }, context)
      return shown(deps, context)
    },
  })
  return {
    seals: {
      ...ownPage,
      actionType: 'record',
      component: 'SealsPage',
      handler: (_, __, context) => shown(deps, context),
    },
    proposeSealChange: change((given, context) =>
      proposeSealChange(deps, actorOf(context), readInput(proposeSealChangeInput, given)),
    ),
    decideSealChange: change((given, context) =>
      decideSealChange(deps, actorOf(context), readInput(decideSealChangeInput, given)),
    ),
  }
}

async function shown(deps: Deps, context: ActionContext) {
  const record = recordOf(context, 'agency')
  const actor = actorOf(context)
  const seals = presentSeals(await readSeals(deps, actor, { agencyId: record.id() }), actor)
  return { record: record.toJSON(context.currentAdmin), seals }
}
