import { type ActionContext, type ActionRequest, type BaseRecord, Filter, populator } from 'adminjs'
import { inLocale } from '../../catalog/in-locale.ts'
import { officialOf } from '../access/official.ts'
import type { Inbox, InboxRow, InboxViewName } from './inbox.ts'

type View = { filters: Record<string, string>; sort: { sortBy: string; direction: 'asc' | 'desc' } }

const perPage = 25
const soonDays = 3

/** One view of the official's cases, with the counts of all of them. `query.view` and `query.page` choose. */
export async function readInbox(request: ActionRequest, context: ActionContext, now: Date): Promise<Inbox> {
  const views = inboxViews(now)
  const asked = String(request.query?.view ?? 'new')
  const view = Object.hasOwn(views, asked) ? (asked as InboxViewName) : 'new'
  const counts = await countInbox(context, now)
  const pages = Math.max(1, Math.ceil(counts[view] / perPage))
  const page = Math.min(Math.max(1, Math.trunc(Number(request.query?.page)) || 1), pages)
  const { filters, sort } = views[view]
  const found = await context.resource.find(
    new Filter(filters, context.resource),
    { limit: perPage, offset: (page - 1) * perPage, sort },
    context,
  )
  const { locale } = officialOf(context.currentAdmin)
  const records = await populator(found, context)
  return { view, counts, rows: records.map((record) => presentRow(record, locale)), page, pages }
}

export async function countInbox(
  context: Pick<ActionContext, 'resource'> & Partial<ActionContext>,
  now: Date,
): Promise<Record<InboxViewName, number>> {
  const count = ({ filters }: View) =>
    context.resource.count(new Filter(filters, context.resource), context as ActionContext)
  const views = inboxViews(now)
  const [open, soon, decided] = await Promise.all([count(views.new), count(views['due-soon']), count(views.decided)])
  return { new: open, 'due-soon': soon, decided }
}

function inboxViews(now: Date): Record<InboxViewName, View> {
  const soon = new Date(now.getTime() + soonDays * 24 * 3600_000).toISOString()
  const dueFirst = { sortBy: 'due_at', direction: 'asc' } as const
  return {
    new: { filters: { status: 'open' }, sort: dueFirst },
    'due-soon': { filters: { status: 'open', 'due_at~~to': soon }, sort: dueFirst },
    decided: { filters: { status: 'decided' }, sort: { sortBy: 'decided_at', direction: 'desc' } },
  }
}

function presentRow({ params, populated }: BaseRecord, locale: string): InboxRow {
  return {
    id: params.id,
    number: params.number,
    applicant: params.applicant ?? null,
    service: inLocale(JSON.parse(params.title), locale),
    office: populated.office_id ? inLocale(JSON.parse(populated.office_id.params.names), locale) : null,
    dueAt: params.due_at.toISOString(),
    decided: params.status === 'decided',
    decision: params.outcome ? { outcome: params.outcome, decidedAt: params.decided_at.toISOString() } : null,
  }
}
