import { abilityFor } from '../../catalog/abilities.ts'
import type { Localized } from '../../catalog/in-locale.ts'
import type { Held } from '../../catalog/permissions.ts'
import { Agency } from '../agencies/agency.model.ts'
import { accessible } from '../database/accessible.ts'
import type { Deps } from '../deps.ts'
import { NotFound } from '../errors.ts'
import type { Actor } from './actor.ts'
import { Role } from './role.model.ts'

export type ReadRole = {
  id: string
  key: string
  names: { en: string; ru: string }
  version: number
  permissions: Held[]
  holders: string[]
  /** Whether the reader holds it: then others decide what it may do more. */
  isOwn: boolean
}

export type ReadRoles = {
  agency: { id: string; slug: string; names: Localized }
  /** Every agency whose roles the reader may see. */
  agencies: { slug: string; names: Localized }[]
  mayChange: boolean
  roles: ReadRole[]
}

/** The roles of an agency with what they hold and who has them. @throws NotFound where none may be seen */
export async function readRoles(deps: Deps, actor: Actor, input: { agency?: string | undefined }): Promise<ReadRoles> {
  const { db } = deps
  const ability = abilityFor(actor)
  const visible = await accessible(Role.query(db), ability, 'read', 'Role').orderBy('key')
  const agencies = await Agency.query(db)
    .whereIn(
      'id',
      visible.map(({ agency_id }) => agency_id),
    )
    .orderBy('slug')
  const agency = agencies.find(({ slug }) => slug === input.agency) ?? agencies[0]
  if (!agency) throw new NotFound('role')
  const ofAgency = { agency_id: agency.id }
  const held: (Held & { role: string })[] = await db('role_permissions').where(ofAgency).select('*')
  const holders = await db('role_assignments as h')
    .join('accounts as a', 'a.id', 'h.account_id')
    .where('h.agency_id', agency.id)
    .orderBy('a.name')
    .select<{ role: string; id: string; name: string }[]>('h.role', 'a.id', 'a.name')
  const changeable = await accessible(Role.query(db).where(ofAgency), ability, 'change', 'Role').resultSize()
  return {
    agency: { id: agency.id, slug: agency.slug, names: agency.names },
    agencies: agencies.map(({ slug, names }) => ({ slug, names })),
    mayChange: changeable > 0,
    roles: visible
      .filter(({ agency_id }) => agency_id === agency.id)
      .map(({ id, key, names, version }) => {
        const people = holders.filter(({ role }) => role === key)
        const permissions = held
          .filter(({ role }) => role === key)
          .map(({ permission, reach }) => ({ permission, reach }))
        const isOwn = people.some((person) => person.id === actor.accountId)
        return { id, key, names, version, permissions, holders: people.map(({ name }) => name), isOwn }
      }),
  }
}
