import type { PageContext } from 'adminjs'
import { officialOf } from './access/official.ts'
import { countInbox, type InboxViewName } from './resources/read-inbox.ts'

/** What waits for this official; nothing where no rule lets them read cases. */
export type Dashboard = { name: string; waiting: Record<InboxViewName, number> | null }

// AdminJS asks nobody whether an official may see its first page: what is shown there is asked for here.
export async function readDashboard({ currentAdmin, _admin }: PageContext, now: Date): Promise<Dashboard> {
  const { actor, ability } = officialOf(currentAdmin)
  const mayRead = ability.can('read', 'Case')
  const resource = _admin.findResource('cases')
  return {
    name: actor.name,
    waiting: mayRead ? await countInbox({ resource, ...(currentAdmin && { currentAdmin }) }, now) : null,
  }
}
