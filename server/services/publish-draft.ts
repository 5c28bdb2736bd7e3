import type { Knex } from 'knex'
import { type FormDefinition, hashForm } from '#forms'
import { searchTexts } from '../../catalog/search-texts.ts'
import type { Actor } from '../accounts/actor.ts'
import type { Deps } from '../deps.ts'
import { NotInThisState, NotPermitted } from '../errors.ts'
import { appendEvidence } from '../evidence/append-evidence.ts'
import type { ServiceDraft } from './draft.model.ts'
import { type AskedDraft, lockDraft } from './lock-draft.ts'
import { mayPublish } from './may-publish.ts'
import { refuseDefects } from './refuse-defects.ts'

/**
 * A second designer publishes what the first has sent to review. New conversations begin with the new version; those
 * under way are taken along or not, as its `conversationsUnderWay` says; open cases stay with theirs.
 * @throws NotPermitted for who has written or sent it; Invalid, NotInThisState, ChangedMeanwhile.
 */
export async function publishDraft(deps: Deps, actor: Actor, input: AskedDraft): Promise<{ version: number }> {
  return deps.db.transaction(async (trx) => {
    const { draft } = await lockDraft(trx, actor, 'publish', input)
    if (draft.status !== 'in-review') throw new NotInThisState(draft.status)
    if (!mayPublish(actor, draft)) throw new NotPermitted('a version is published by a second person')
    // An office is closed under the same lock: none goes while a version begins to send cases there.
    await trx('agencies').where({ id: draft.agency_id }).forNoKeyUpdate().first('id')
    await refuseDefects(trx, draft, deps.now())
    const version = await addVersion(trx, draft, deps.now())
    await appendEvidence(trx, deps, {
      agencyId: draft.agency_id,
      type: 'service.published',
      at: deps.now(),
      about: {
        service: draft.service_id,
        version: version.number,
        form: version.form_hash,
        preparedBy: draft.submitted_by,
        publishedBy: actor.accountId,
      },
    })
    await trx('service_drafts').where({ agency_id: draft.agency_id, service_id: draft.service_id }).delete()
    return { version: version.number }
  })
}

async function addVersion(trx: Knex.Transaction, { agency_id, service_id, definition }: ServiceDraft, at: Date) {
  const key = { agency_id, service_id }
  const newest = await trx('service_versions').where(key).max({ version: 'version' }).first()
  const number = Number(newest?.version ?? 0) + 1
  const form_hash = hashForm(definition.form as FormDefinition)
  await trx('service_versions').insert({
    ...key,
    version: number,
    definition: JSON.stringify(definition),
    form_hash,
    published_at: at,
  })
  await trx('services')
    .where({ agency_id, id: service_id })
    .update({ published_version: number, category: definition.category, ...searchTexts(definition) })
  return { number, form_hash }
}
