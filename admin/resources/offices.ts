import { Office } from '../../server/agencies/office.model.ts'
import { localized } from './localized-property.ts'
import { type PanelResource, readOnly } from './panel-resource.ts'

/** The offices of the official's agency: where its cases lie. */
export const offices: PanelResource = {
  id: 'offices',
  model: Office,
  subject: 'Office',
  access: readOnly,
  options: {
    navigation: { icon: 'Briefcase' },
    titleProperty: 'slug',
    listProperties: ['names', 'slug'],
    filterProperties: ['slug'],
    showProperties: ['names', 'slug'],
    sort: { sortBy: 'slug', direction: 'asc' },
    properties: { names: localized },
  },
}
