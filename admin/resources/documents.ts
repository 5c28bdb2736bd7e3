import { IssuedDocument } from '../../server/documents/document.model.ts'
import { type PanelResource, readOnly, tablePages } from './panel-resource.ts'

/** What the official's agency has issued. The paper itself is opened from its case, where the look is recorded. */
export const documents: PanelResource = {
  id: 'documents',
  model: IssuedDocument,
  subject: 'Document',
  // Whose it is belongs to the case; the code opens the public page of the document; what stops it is told with it.
  hidden: ['account_id', 'submission_id', 'code', 'problem', 'print_failures'],
  access: readOnly,
  actions: tablePages,
  options: {
    titleProperty: 'number',
    listProperties: ['number', 'title', 'kind', 'status', 'issued_at'],
    showProperties: ['number', 'title', 'kind', 'status', 'locale', 'ordered_at', 'issued_at', 'sha256', 'size'],
    sort: { sortBy: 'ordered_at', direction: 'desc' },
  },
}
