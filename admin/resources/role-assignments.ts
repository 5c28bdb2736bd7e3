import { RoleAssignment } from '../../server/accounts/role-assignment.model.ts'
import { type PanelResource, readOnly, tablePages } from './panel-resource.ts'

/** Who holds which role where, for administrators. */
export const roleAssignments: PanelResource = {
  id: 'role_assignments',
  model: RoleAssignment,
  subject: 'RoleAssignment',
  access: readOnly,
  actions: tablePages,
  options: {
    titleProperty: 'role',
    listProperties: ['account_id', 'role', 'agency_id', 'granted_at'],
    showProperties: ['account_id', 'role', 'agency_id', 'granted_at'],
    sort: { sortBy: 'granted_at', direction: 'desc' },
  },
}
