import { Service } from '../../server/services/service.model.ts'
import { type PanelResource, readOnly, tablePages } from './panel-resource.ts'

/** What the official's agency offers. A version is published from its definition, not typed in here. */
export const services: PanelResource = {
  id: 'services',
  model: Service,
  subject: 'Service',
  // The texts that the search reads, all languages run together.
  hidden: ['body_text'],
  access: readOnly,
  actions: tablePages,
  options: {
    titleProperty: 'title_text',
    listProperties: ['title_text', 'slug', 'category', 'published_version'],
    showProperties: ['title_text', 'slug', 'category', 'published_version', 'created_at'],
    sort: { sortBy: 'slug', direction: 'asc' },
  },
}
