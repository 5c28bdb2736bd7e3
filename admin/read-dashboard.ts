import type { AnyAbility } from '@casl/ability'
import type { ActionRequest, PageContext } from 'adminjs'
import { inLocale } from '../catalog/in-locale.ts'
import { listApplications } from '../server/agencies/list-applications.ts'
import { listEndingVerifications } from '../server/agencies/list-ending-verifications.ts'
import { lateByOfficial } from '../server/cases/late-by-official.ts'
import type { Deps } from '../server/deps.ts'
import { recentOpenings } from '../server/emergencies/recent-openings.ts'
import { listEndingKeys } from '../server/seals/list-ending-keys.ts'
import { findAnywhere } from '../server/search/find-anywhere.ts'
import { listDrafts } from '../server/services/list-drafts.ts'
import { type Official, officialOf } from './access/official.ts'
import type { Dashboard, Waiting } from './resources/dashboard.ts'
import { presentFound } from './resources/present-found.ts'
import { countInbox } from './resources/read-inbox.ts'

const record = (table: string, id: string, page = 'show') => `/admin/resources/${table}/records/${id}/${page}`

/**
 * What waits for the official, by what they may do and not by what their role is called; or what `query.find` finds.
 * AdminJS asks nobody whether an official may see its first page: each part asks for itself.
 */
export async function readDashboard(deps: Deps, { query }: ActionRequest, context: PageContext): Promise<Dashboard> {
  const official = officialOf(context.currentAdmin)
  const { actor, locale } = official
  const text = query?.find
  if (text) return { found: (await findAnywhere(deps, actor, { text })).map((one) => presentFound(one, locale)) }
  const parts = [
    { isTheirs: may(official.ability, 'decide', 'Case'), read: () => casesToDecide(deps, context, official) },
    // Who knows who works in the agency sees whose cases are late.
    {
      isTheirs: may(official.ability, 'assign', 'Case') && may(official.ability, 'read', 'RoleAssignment'),
      read: () => lateCases(deps, official),
    },
    { isTheirs: may(official.ability, 'design', 'Service'), read: () => drafts(deps, official) },
    { isTheirs: may(official.ability, 'verify', 'AgencyApplication'), read: () => applications(deps, official) },
    {
      isTheirs: may(official.ability, 'verify', 'Agency') || may(official.ability, 'apply', 'AgencyApplication'),
      read: () => endingVerifications(deps, official),
    },
    { isTheirs: may(official.ability, 'decide', 'Agency'), read: () => endingKeys(deps, official) },
    { isTheirs: may(official.ability, 'read', 'Emergency'), read: () => emergencies(deps, official) },
  ]
  const read = parts.filter(({ isTheirs }) => isTheirs).map((part) => part.read())
  return { waiting: (await Promise.all(read)).flat() }
}

const may = (ability: AnyAbility, action: string, subject: string) => ability.can(action, subject)

async function casesToDecide(deps: Deps, context: PageContext, { actor }: Official): Promise<Waiting[]> {
  const { _admin, currentAdmin } = context
  const resource = _admin.findResource('cases')
  const counts = await countInbox({ resource, ...(currentAdmin && { currentAdmin }) }, actor, deps.now())
  return (['due-soon', 'mine', 'new'] as const).map((name) => ({
    name,
    count: counts[name],
    to: `/admin/resources/cases?view=${name}`,
    rows: [],
  }))
}

async function lateCases(deps: Deps, { actor }: Official): Promise<Waiting[]> {
  const late = await lateByOfficial(deps, actor)
  const to = '/admin/resources/cases?view=late'
  const rows = late.map(({ officialId, name, count }) => ({
    name: name ?? '',
    count,
    to: `${to}&official=${officialId ?? 'nobody'}`,
  }))
  return [{ name: 'late', count: late.reduce((sum, { count }) => sum + count, 0), to, rows }]
}

async function drafts(deps: Deps, { actor, locale }: Official): Promise<Waiting[]> {
  const listed = await listDrafts(deps, actor)
  return (['for-review', 'returned', 'to-finish', 'for-colleague'] as const).map((name) => {
    const rows = listed
      .filter(({ waits }) => waits === name)
      .map(({ serviceId, titles, editedAt, defects }) => ({
        name: inLocale(titles, locale),
        to: record('services', serviceId, 'design'),
        at: editedAt.toISOString(),
        defects,
      }))
    return { name, count: rows.length, to: null, rows }
  })
}

async function applications(deps: Deps, { actor, locale }: Official): Promise<Waiting[]> {
  const rows = (await listApplications(deps, actor))
    .filter(({ waitsForReader }) => waitsForReader)
    .map(({ id, names, sentAt }) => ({
      name: inLocale(names, locale),
      to: record('agency_applications', id),
      ...(sentAt && { at: sentAt.toISOString() }),
    }))
  return [{ name: 'applications', count: rows.length, to: null, rows }]
}

/** For administrators the way to the agency, for a representative to what they applied with. */
async function endingVerifications(deps: Deps, { actor, ability, locale }: Official): Promise<Waiting[]> {
  const rows = (await listEndingVerifications(deps, actor)).map((one) => ({
    name: inLocale(one.names, locale),
    to: ability.can('verify', 'Agency')
      ? record('agencies', one.agencyId)
      : record('agency_applications', one.applicationId),
    at: one.validUntil.toISOString(),
  }))
  return [{ name: 'ending-verifications', count: rows.length, to: null, rows }]
}

async function endingKeys(deps: Deps, { actor, locale }: Official): Promise<Waiting[]> {
  const rows = (await listEndingKeys(deps, actor)).map(({ agencyId, agency, validUntil }) => ({
    name: inLocale(agency, locale),
    to: record('agencies', agencyId),
    at: validUntil.toISOString(),
  }))
  return [{ name: 'ending-keys', count: rows.length, to: null, rows }]
}

/** Shown where there was one: otherwise there is nothing to look at. */
async function emergencies(deps: Deps, { actor }: Official): Promise<Waiting[]> {
  const rows = (await recentOpenings(deps, actor)).map(({ id, case_number, opened_by_name, opened_at }) => ({
    name: `${case_number}, ${opened_by_name}`,
    to: record('emergency_openings', id),
    at: opened_at.toISOString(),
  }))
  return rows.length > 0 ? [{ name: 'emergencies', count: rows.length, to: null, rows }] : []
}
