import { Office } from '../../server/agencies/office.model.ts'
import { localized } from './localized-property.ts'
import { type PanelResource, readOnly, tablePages } from './panel-resource.ts'

/** The offices of the official's agency: where its cases lie. */
export const offices: PanelResource = {
  id: 'offices',
  model: Office,
  subject: 'Office',
  access: readOnly,
  actions: tablePages,
  options: {
    titleProperty: 'slug',
    listProperties: ['names', 'slug'],
    showProperties: ['names', 'slug'],
    sort: { sortBy: 'slug', direction: 'asc' },
    properties: { names: localized },
  },
}
