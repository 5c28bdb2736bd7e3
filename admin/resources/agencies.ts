import { Agency } from '../../server/agencies/agency.model.ts'
import { localized } from './localized-property.ts'
import { type PanelResource, readOnly, tablePages } from './panel-resource.ts'

/** The agencies there are, for administrators. */
export const agencies: PanelResource = {
  id: 'agencies',
  model: Agency,
  subject: 'Agency',
  access: readOnly,
  actions: tablePages,
  options: {
    titleProperty: 'slug',
    listProperties: ['names', 'slug', 'verified_at'],
    showProperties: ['names', 'slug', 'verified_at', 'created_at'],
    sort: { sortBy: 'slug', direction: 'asc' },
    properties: { names: localized },
  },
}
