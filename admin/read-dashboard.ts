import type { PageContext } from 'adminjs'
import { officialOf } from './access/official.ts'
import type { Dashboard } from './resources/inbox.ts'
import { countInbox } from './resources/read-inbox.ts'

// AdminJS asks nobody whether an official may see its first page: what is shown there is asked for here.
export async function readDashboard({ currentAdmin, _admin }: PageContext, now: Date): Promise<Dashboard> {
  if (!officialOf(currentAdmin).ability.can('read', 'Case')) return { waiting: null }
  const resource = _admin.findResource('cases')
  return { waiting: await countInbox({ resource, ...(currentAdmin && { currentAdmin }) }, now) }
}
