import { type ActionContext, type ActionRequest, type BaseRecord, Filter, populator } from 'adminjs'
import { inLocale } from '../../catalog/in-locale.ts'
import type { Actor } from '../../server/accounts/actor.ts'
import type { Colleague } from '../../server/cases/colleagues-for.ts'
import { holdersOf } from '../../server/cases/holders-of.ts'
import type { Deps } from '../../server/deps.ts'
import { officialOf } from '../access/official.ts'
import type { Inbox, InboxRow, InboxViewName } from './inbox.ts'

type View = { filters: Record<string, string>; sort: { sortBy: string; direction: 'asc' | 'desc' } }

type Asked = View & { view: InboxViewName }

const perPage = 25
const soonDays = 3

/**
 * One view of the official's cases, with the counts of all of them. `query.view` and `query.page` choose; the late ones
 * of one colleague by `query.official`, an id or `nobody`.
 */
export async function readInbox(deps: Deps, request: ActionRequest, context: ActionContext): Promise<Inbox> {
  const now = deps.now()
  const { actor, ability, locale } = officialOf(context.currentAdmin)
  const { view, filters, sort } = inboxQuery(request.query, actor, now)
  const filter = new Filter(filters, context.resource)
  const counts = await countInbox(context, actor, now)
  const pages = Math.max(1, Math.ceil((await context.resource.count(filter, context)) / perPage))
  const page = Math.min(Math.max(1, Math.trunc(Number(request.query?.page)) || 1), pages)
  const shown = { limit: perPage, offset: (page - 1) * perPage, sort }
  const records = await populator(await context.resource.find(filter, shown, context), context)
  const holders = await holdersOf(
    deps.db,
    records.map((record) => record.id()),
  )
  const rows = records.map((record) => presentRow(record, holders.get(record.id()), locale))
  // Who may decide may have a case.
  const self = ability.can('assign', 'Case') && ability.can('decide', 'Case') ? actor.accountId : null
  return { view, self, counts, rows, page, pages }
}

export async function countInbox(
  context: Pick<ActionContext, 'resource'> & Partial<ActionContext>,
  actor: Actor,
  now: Date,
): Promise<Record<InboxViewName, number>> {
  const counted = Object.entries(inboxViews(actor, now)).map(async ([name, view]) => {
    const filter = new Filter(view.filters, context.resource)
    return [name, await context.resource.count(filter, context as ActionContext)] as const
  })
  return Object.fromEntries(await Promise.all(counted)) as Record<InboxViewName, number>
}

function inboxViews({ accountId }: Actor, now: Date): Record<InboxViewName, View> {
  const soon = new Date(now.getTime() + soonDays * 24 * 3600_000).toISOString()
  const sort = { sortBy: 'due_at', direction: 'asc' } as const
  const open = { status: 'open' }
  return {
    new: { filters: open, sort },
    mine: { filters: { ...open, assigned_to: accountId }, sort },
    'due-soon': { filters: { ...open, 'due_at~~to': soon }, sort },
    late: { filters: { ...open, 'due_at~~to': now.toISOString() }, sort },
    decided: { filters: { status: 'decided' }, sort: { sortBy: 'decided_at', direction: 'desc' } },
  }
}

/** What a query of the inbox asks for, as filters of the table. */
export function inboxQuery(query: Record<string, string> | undefined, actor: Actor, now: Date): Asked {
  const views = inboxViews(actor, now)
  const name = query?.view ?? 'new'
  const view = Object.hasOwn(views, name) ? (name as InboxViewName) : 'new'
  const { filters, sort } = views[view]
  return { view, sort, filters: query?.official ? { ...filters, assigned_to: String(query.official) } : filters }
}

function presentRow({ params, populated }: BaseRecord, holder: Colleague | undefined, locale: string): InboxRow {
  return {
    id: params.id,
    number: params.number,
    applicant: params.applicant ?? null,
    service: inLocale(JSON.parse(params.title), locale),
    office: populated.office_id ? inLocale(JSON.parse(populated.office_id.params.names), locale) : null,
    holder: holder?.name ?? null,
    holderId: holder?.id ?? null,
    dueAt: params.due_at.toISOString(),
    decided: params.status === 'decided',
    decision: params.outcome ? { outcome: params.outcome, decidedAt: params.decided_at.toISOString() } : null,
  }
}
