import type { Deps } from '../../server/deps.ts'
import { accounts } from './accounts.ts'
import { agencies } from './agencies.ts'
import { agencyApplications } from './agency-applications.ts'
import { cases } from './cases.ts'
import { documents } from './documents.ts'
import { emergencies } from './emergencies.ts'
import { evidence } from './evidence.ts'
import { invitations } from './invitations.ts'
import { jobs } from './jobs.ts'
import { offices } from './offices.ts'
import type { PanelResource } from './panel-resource.ts'
import { roleAssignments } from './role-assignments.ts'
import { roles } from './roles.ts'
import { services } from './services.ts'

/** Every table of the panel, in the order of its navigation. */
export const panelResources = (deps: Deps): PanelResource[] => [
  cases(deps),
  documents(deps),
  services(deps),
  offices(deps),
  agencies(deps),
  agencyApplications(deps),
  invitations(deps),
  accounts(deps),
  roles(deps),
  roleAssignments(deps),
  evidence(deps),
  jobs(deps),
  emergencies,
]
