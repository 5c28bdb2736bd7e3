import { EmergencyOpening } from '../../server/emergencies/emergency-opening.model.ts'
import { type PanelResource, readOnly, tablePages } from './panel-resource.ts'

/** Who has opened which case in an emergency, until when and why: for whoever watches over it. Nobody changes it. */
export const emergencies: PanelResource = {
  id: 'emergency_openings',
  model: EmergencyOpening,
  subject: 'Emergency',
  hidden: ['case_id', 'opened_by'],
  access: readOnly,
  actions: tablePages,
  options: {
    titleProperty: 'case_number',
    listProperties: ['case_number', 'opened_by_name', 'reason', 'opened_at', 'ends_at'],
    showProperties: ['case_number', 'opened_by_name', 'reason', 'opened_at', 'ends_at'],
    sort: { sortBy: 'opened_at', direction: 'desc' },
  },
}
