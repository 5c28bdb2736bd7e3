import { subject } from '@casl/ability'
import type { Knex } from 'knex'
import { abilityFor } from '../../catalog/abilities.ts'
import type { Localized } from '../../catalog/in-locale.ts'
import { builtInRoles } from '../../catalog/starting-roles.ts'
import { accessible } from '../database/accessible.ts'
import { actingFor } from '../database/acting.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from './actor.ts'
import { RoleAssignment } from './role-assignment.model.ts'

type Named = { id: string; names: Localized }

export type HeldRole = { id: string; role: string; names: Localized; office: Named | null; since: Date }

export type Person = {
  accountId: string
  name: string
  isReader: boolean
  roles: HeldRole[]
  /** Sessions that are open now, and open cases that are theirs. */
  sessions: number
  cases: number
}

export type People = {
  /** Null for those who work for the state and no agency. */
  agency: (Named & { slug: string }) | null
  agencies: { slug: string; names: Localized }[]
  /** Whether the reader sees people of no agency too. */
  withState: boolean
  mayGive: boolean
  people: Person[]
  roles: { key: string; names: Localized }[]
  offices: Named[]
}

/** Who works for an agency, as what and where. `state` asks for those who work for none. */
export async function readPeople(deps: Deps, actor: Actor, input: { agency?: string | undefined }): Promise<People> {
  const { db } = deps
  const ability = abilityFor(actor)
  const visible = await accessible(RoleAssignment.query(db), ability, 'read', 'RoleAssignment').orderBy('granted_at')
  const ids = [...new Set(visible.flatMap(({ agency_id }) => agency_id ?? []))]
  const agencies: (Named & { slug: string })[] = await db('agencies')
    .whereIn('id', ids)
    .orderBy('slug')
    .select('id', 'slug', 'names')
  const withState = visible.some(({ agency_id }) => agency_id === null)
  const isState = withState && (input.agency === 'state' || agencies.length === 0)
  const agency = isState ? null : (agencies.find(({ slug }) => slug === input.agency) ?? agencies[0] ?? null)
  const held = visible.filter(({ agency_id }) => agency_id === (agency?.id ?? null))
  const of = { agency_id: agency?.id ?? null }
  const roles: { key: string; names: Localized }[] = agency
    ? await db('roles').where({ agency_id: agency.id }).orderBy('key').select('key', 'names')
    : []
  const offices: (Named & { closed_at: Date | null })[] = agency
    ? await db('offices').where({ agency_id: agency.id }).orderBy('slug').select('id', 'names', 'closed_at')
    : []
  return {
    ...{ agency, agencies, withState, roles },
    mayGive: agency !== null && ability.can('give', subject('RoleAssignment', of)),
    offices: offices.filter(({ closed_at }) => closed_at === null),
    people: await peopleOf(deps, actor, held, { roles, offices, agency }),
  }
}

type Around = { roles: People['roles']; offices: Named[]; agency: People['agency'] }

async function peopleOf(
  { db, now }: Deps,
  actor: Actor,
  held: readonly RoleAssignment[],
  { roles, offices, agency }: Around,
): Promise<Person[]> {
  const ids = [...new Set(held.map(({ account_id }) => account_id))]
  const accounts = await db('accounts').whereIn('id', ids).orderBy('name').select('id', 'name')
  const sessions = await counted(
    db('sessions')
      .whereIn('account_id', ids)
      .where({ revoked_at: null, official: true })
      .where('absolute_expires', '>', now())
      .whereRaw('last_seen_at > ?::timestamptz - make_interval(mins => idle_minutes)', [now()]),
    'account_id',
  )
  // For the house: of cases no more than how many there are.
  const cases = await actingFor({ purpose: 'house' }, () =>
    counted(
      db('cases')
        .whereIn('assigned_to', ids)
        .where({ agency_id: agency?.id ?? null, status: 'open' }),
      'assigned_to',
    ),
  )
  return accounts.map(({ id, name }) => ({
    ...{ accountId: id, name, isReader: id === actor.accountId },
    roles: held
      .filter(({ account_id }) => account_id === id)
      .map((one) => ({
        ...{ id: one.id, role: one.role, since: one.granted_at },
        names: roles.find(({ key }) => key === one.role)?.names ?? builtIn(one.role),
        office: offices.find((office) => office.id === one.office_id) ?? null,
      })),
    sessions: sessions.get(id) ?? 0,
    cases: cases.get(id) ?? 0,
  }))
}

async function counted(query: Knex.QueryBuilder, by: string): Promise<Map<string, number>> {
  const rows: { of: string; count: string }[] = await query.groupBy(by).select(`${by} as of`).count()
  return new Map(rows.map(({ of, count }) => [of, Number(count)]))
}

const builtIn = (role: string): Localized =>
  Object.hasOwn(builtInRoles, role) ? builtInRoles[role as keyof typeof builtInRoles] : { en: role, ru: role }
