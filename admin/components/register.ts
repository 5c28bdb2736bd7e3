import { AgencyPage } from './agencies/agency-page.tsx'
import { ApplicationList } from './agencies/application-list.tsx'
import { ApplicationPage } from './agencies/application-page.tsx'
import { InvitationList } from './agencies/invitation-list.tsx'
import { BatchesPage } from './batches/batches-page.tsx'
import { CasePage } from './case-page.tsx'
import { Dashboard } from './dashboard.tsx'
import { Designer } from './designer/designer.tsx'
import { DocumentList } from './document-list.tsx'
import { EmergencyPage } from './emergency-page.tsx'
import { Inbox } from './inbox.tsx'
import { JobsPage } from './jobs/jobs-page.tsx'
import { LoggedIn } from './logged-in.tsx'
import { OfficeList } from './offices/office-list.tsx'
import { OfficePage } from './offices/office-page.tsx'
import { PeopleList } from './people/people-list.tsx'
import { RightsPage } from './rights-page.tsx'
import { RoleMatrix } from './role-matrix.tsx'
import { SealsPage } from './seals-page.tsx'
import { ServiceList } from './service-list.tsx'
import { ServicePage } from './service-page.tsx'
import { Sidebar } from './sidebar.tsx'
import { TableList } from './table-list.tsx'
import { TableRow } from './table-row.tsx'
import { TopBar } from './top-bar.tsx'
import { TrailList } from './trail/trail-list.tsx'
import { TrailRecord } from './trail/trail-record.tsx'

declare const AdminJS: { UserComponents: Record<string, unknown> }

// The names that resources and the core ask for. This replaces the core's map: whatever is missing here is not there.
AdminJS.UserComponents = {
  AgencyPage,
  ApplicationList,
  ApplicationPage,
  BatchesPage,
  CasePage,
  Dashboard,
  Designer,
  EmergencyPage,
  DocumentList,
  Inbox,
  InvitationList,
  JobsPage,
  LoggedIn,
  OfficeList,
  OfficePage,
  PeopleList,
  RightsPage,
  RoleMatrix,
  SealsPage,
  ServiceList,
  ServicePage,
  Sidebar,
  TableList,
  TableRow,
  TopBar,
  TrailList,
  TrailRecord,
}
