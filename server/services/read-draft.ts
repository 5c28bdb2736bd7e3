import type { Knex } from 'knex'
import type { Localized } from '../../catalog/in-locale.ts'
import type { ServiceDefinition } from '../../catalog/service-definition.ts'
import type { Actor } from '../accounts/actor.ts'
import { authorize } from '../accounts/authorize.ts'
import { Agency } from '../agencies/agency.model.ts'
import type { Deps } from '../deps.ts'
import { underWay } from './compare-versions.ts'
import { type DraftStatus, ServiceDraft } from './draft.model.ts'
import { agencyParts, type DraftDefect, defectsOfServer } from './draft-defects.ts'
import { mayPublish } from './may-publish.ts'
import { Service } from './service.model.ts'

export type ReadDraft = {
  service: {
    id: string
    slug: string
    agency: Localized
    publishedVersion: number | null
    isArchived: boolean
  }
  /** The version that citizens begin with. */
  published: ServiceDefinition | null
  versions: { version: number; publishedAt: Date }[]
  draft: {
    definition: ServiceDefinition
    revision: number
    status: DraftStatus
    editedBy: string
    editedAt: Date
    submittedBy: string | null
    returnedBecause: string | null
    /** Whether it is somebody else's, so that this official may publish it. */
    isForThem: boolean
    defects: DraftDefect[]
  } | null
  offices: { slug: string; names: Localized }[]
  /** Of the agency's people: a question may be seen by some of them alone. */
  roles: { key: string; names: Localized; seesAnswers: boolean }[]
  /** Whom a new version may touch: conversations that are not sent yet, and cases that are not decided. */
  underWay: { conversations: number; cases: number }
}

/** All that a designer needs of a service. @throws NotFound, NotPermitted */
export async function readDraft(deps: Deps, actor: Actor, input: { serviceId: string }): Promise<ReadDraft> {
  const { db } = deps
  const service = await Service.query(db).findOne({ id: input.serviceId })
  authorize(actor, 'design', 'Service', service)
  const key = { agency_id: service.agency_id, service_id: service.id }
  const agency = await Agency.query(db).findById(service.agency_id).throwIfNotFound()
  const offices = await db('offices')
    .where({ agency_id: key.agency_id, closed_at: null })
    .orderBy('slug')
    .select('slug', 'names')
  const roles = await rolesOf(db, key.agency_id)
  const versions = await db('service_versions')
    .where(key)
    .orderBy('version', 'desc')
    .select({ version: 'version', publishedAt: 'published_at' })
  const published = await db('service_versions')
    .where({ ...key, version: service.published_version ?? 0 })
    .first('definition')
  return {
    service: {
      id: service.id,
      slug: service.slug,
      agency: agency.names,
      publishedVersion: service.published_version,
      isArchived: service.archived_at !== null,
    },
    published: published?.definition ?? null,
    versions,
    draft: await draftOf(deps, actor, key),
    offices,
    roles,
    underWay: await underWay(db, key),
  }
}

/** Roles, and whether they see answers at all: for the others a question has nothing to say. */
const rolesOf = (db: Knex, agencyId: string): Promise<ReadDraft['roles']> =>
  db('roles as r')
    .where({ 'r.agency_id': agencyId })
    .orderBy('r.key')
    .select({ key: 'r.key', names: 'r.names' })
    .select(
      db.raw(`exists (select 1 from role_permissions p where p.agency_id = r.agency_id and p.role = r.key
        and p.permission = 'see-answers') as "seesAnswers"`),
    )

async function draftOf(
  { db, now }: Deps,
  actor: Actor,
  { agency_id, service_id }: { agency_id: string; service_id: string },
): Promise<ReadDraft['draft']> {
  const draft = await ServiceDraft.query(db).findById([agency_id, service_id])
  if (!draft) return null
  const people = await db('accounts').whereIn('id', [draft.edited_by, draft.submitted_by ?? draft.edited_by])
  const nameOf = (id: string | null) => people.find((person) => person.id === id)?.name ?? null
  return {
    definition: draft.definition,
    revision: draft.revision,
    status: draft.status,
    editedBy: nameOf(draft.edited_by),
    editedAt: draft.edited_at,
    submittedBy: nameOf(draft.submitted_by),
    returnedBecause: draft.returned_because,
    isForThem: mayPublish(actor, draft),
    defects: defectsOfServer(draft.definition, await agencyParts(db, agency_id), now(), actor.locale),
  }
}
