import { Account } from '../../server/accounts/account.model.ts'
import { type PanelResource, readOnly, tablePages } from './panel-resource.ts'

/** Who has signed in, for administrators. */
export const accounts: PanelResource = {
  id: 'accounts',
  model: Account,
  subject: 'Account',
  // What the identity provider calls the person tells an administrator nothing, and others too much.
  hidden: ['iss', 'sub'],
  access: readOnly,
  actions: tablePages,
  options: {
    titleProperty: 'name',
    listProperties: ['name', 'locale', 'created_at'],
    showProperties: ['name', 'locale', 'created_at'],
    sort: { sortBy: 'name', direction: 'asc' },
  },
}
