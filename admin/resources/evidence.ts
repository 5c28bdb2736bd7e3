import type { ActionContext, ActionRequest } from 'adminjs'
import type { Deps } from '../../server/deps.ts'
import { NotFound } from '../../server/errors.ts'
import { EvidenceRecord } from '../../server/evidence/evidence-record.model.ts'
import { isOfTheState, readTrail, trailInput } from '../../server/evidence/read-trail.ts'
import { officialOf } from '../access/official.ts'
import { readInput } from '../request/read-input.ts'
import { recordOf } from './action-context.ts'
import { ownPage, type PanelResource, readOnly } from './panel-resource.ts'
import { presentRecord, presentTrail } from './present-trail.ts'
import type { ShownRecord, ShownTrail } from './shown-trail.ts'

/** Who did what: every log for administrators, its own for an agency's staff administrators. */
export function evidence(deps: Deps): PanelResource {
  return {
    id: 'evidence_records',
    model: EvidenceRecord,
    subject: 'Evidence',
    // What a record says is shown by its own pages alone, which leave a trace with whom it tells of.
    hidden: ['body'],
    access: readOnly,
    actions: {
      list: { ...ownPage, component: 'TrailList', handler: (request, _, context) => list(deps, request, context) },
      show: { ...ownPage, component: 'TrailRecord', handler: (_, __, context) => show(deps, context) },
    },
    options: { titleProperty: 'type', sort: { sortBy: 'at', direction: 'desc' } },
  }
}

async function list(deps: Deps, request: ActionRequest, context: ActionContext): Promise<ShownTrail> {
  const { actor, locale } = officialOf(context.currentAdmin)
  const trail = await readTrail(deps, actor, readInput(trailInput, request.query ?? {}))
  return presentTrail(trail, isOfTheState(actor), locale)
}

async function show(deps: Deps, context: ActionContext) {
  const record = recordOf(context, 'record')
  const { actor, locale } = officialOf(context.currentAdmin)
  const [line] = (await readTrail(deps, actor, { id: record.id() })).lines
  if (!line) throw new NotFound('record')
  const opened: ShownRecord = presentRecord(line, locale)
  return { record: { ...record.toJSON(context.currentAdmin), opened } }
}
