import type { ActionRequest } from 'adminjs'
import type { Deps } from '../../server/deps.ts'
import {
  emergencyMinutes,
  openInEmergency,
  openInEmergencyInput,
  shortestReason,
} from '../../server/emergencies/open-in-emergency.ts'
import { runningOpenings } from '../../server/emergencies/running-openings.ts'
import { readInput } from '../request/read-input.ts'
import { actorOf } from './action-context.ts'
import { ownPage, type PanelResource } from './panel-resource.ts'
import type { ShownEmergencies } from './shown-emergency.ts'

/** The page on which one case beyond the official's usual reach is opened, and the opening itself. */
export const emergencyActions = (deps: Deps): NonNullable<PanelResource['actions']> => ({
  emergency: {
    ...ownPage,
    actionType: 'resource',
    component: 'EmergencyPage',
    handler: async (_, __, context): Promise<ShownEmergencies> => ({
      minutes: [...emergencyMinutes],
      shortestReason,
      running: (await runningOpenings(deps, actorOf(context))).map(({ case_id, case_number, ends_at }) => ({
        caseId: case_id,
        number: case_number,
        endsAt: ends_at.toISOString(),
      })),
    }),
  },
  openInEmergency: {
    actionType: 'resource',
    component: false,
    isVisible: false,
    handler: async ({ payload }: ActionRequest, _, context) => {
      const opened = await openInEmergency(deps, actorOf(context), readInput(openInEmergencyInput, payload))
      return { caseId: opened.case_id, endsAt: opened.ends_at.toISOString() }
    },
  },
})
