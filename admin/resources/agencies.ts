import type { ActionContext, ActionRequest } from 'adminjs'
import { Agency } from '../../server/agencies/agency.model.ts'
import { changeStanding, changeStandingInput } from '../../server/agencies/change-standing.ts'
import { readAgency } from '../../server/agencies/read-agency.ts'
import type { Deps } from '../../server/deps.ts'
import { officialOf } from '../access/official.ts'
import { readInput } from '../request/read-input.ts'
import { actorOf, recordOf } from './action-context.ts'
import { localized } from './localized-property.ts'
import { ownPage, type PanelResource, readOnly, tablePages } from './panel-resource.ts'
import { presentAgency } from './present-application.ts'
import { sealActions } from './seal-actions.ts'

/** The agencies there are, for administrators, who take a badge away and give it back. */
export function agencies(deps: Deps): PanelResource {
  return {
    id: 'agencies',
    model: Agency,
    subject: 'Agency',
    hidden: ['suspended_by'],
    access: {
      ...readOnly,
      changeStanding: 'verify',
      seals: 'decide',
      proposeSealChange: 'decide',
      decideSealChange: 'decide',
    },
    changing: ['changeStanding', 'proposeSealChange', 'decideSealChange'],
    actions: {
      ...tablePages,
      ...sealActions(deps),
      show: { ...ownPage, component: 'AgencyPage', handler: (_, __, context) => show(deps, context) },
      changeStanding: {
        actionType: 'record',
        component: false,
        isVisible: false,
        handler: async (request: ActionRequest, _: unknown, context: ActionContext) => {
          const agencyId = recordOf(context, 'agency').id()
          const input = readInput(changeStandingInput, { ...request.payload, agencyId })
          await changeStanding(deps, actorOf(context), input)
          return show(deps, context)
        },
      },
    },
    options: {
      titleProperty: 'slug',
      listProperties: ['names', 'slug', 'verified_at', 'suspended_at', 'revoked_at'],
      sort: { sortBy: 'slug', direction: 'asc' },
      properties: { names: localized },
    },
  }
}

async function show(deps: Deps, context: ActionContext) {
  const { actor, ability, locale } = officialOf(context.currentAdmin)
  const record = recordOf(context, 'agency')
  const read = await readAgency(deps, actor, { id: record.id() })
  const agency = presentAgency(read, ability.can('verify', 'Agency'), locale)
  return { record: { ...record.toJSON(context.currentAdmin), agency } }
}
