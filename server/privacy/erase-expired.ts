import { createHash } from 'node:crypto'
import type { Knex } from 'knex'
import { canonicalJson } from '#forms'
import type { Cut } from '../../catalog/cut-answers.ts'
import { keptAnswers, nextErasure } from '../../catalog/retention.ts'
import { Case } from '../cases/case.model.ts'
import type { Deps } from '../deps.ts'
import { appendEvidence } from '../evidence/append-evidence.ts'
import { uploadKey } from '../files/file-store.ts'
import { publishedForm } from '../services/published-form.ts'
import type { ReviewSection } from '../submissions/review-section.ts'
import { Submission } from '../submissions/submission.model.ts'
import { eraseFromConversation } from './erase-from-conversation.ts'

const batch = 200

type Key = { agency_id: string; submission_id: string }
type Kept = Cut<ReviewSection['items'][number]>

/**
 * Erases the answers whose time has passed since their case was closed: from what was sent, from the conversation and
 * from the files. The digest of what was sent stays, with one of what is left. For the house; harmless to repeat.
 */
export async function eraseExpired(deps: Deps): Promise<void> {
  await planErasures(deps)
  const due: Key[] = await deps
    .db('retentions')
    .where('erase_at', '<=', deps.now())
    .orderBy('erase_at')
    .limit(batch)
    .select('agency_id', 'submission_id')
  for (const key of due) await deps.db.transaction((trx) => eraseOne(trx, deps, key))
}

/** Cases that were decided since: when their first answers are to go. */
async function planErasures({ db }: Deps): Promise<void> {
  const decided: (Key & { service_id: string; service_version: number; decided_at: Date })[] = await db('cases as c')
    .join('submissions as s', (on) => on.on('s.agency_id', 'c.agency_id').on('s.id', 'c.submission_id'))
    .leftJoin('retentions as r', (on) => on.on('r.agency_id', 'c.agency_id').on('r.submission_id', 'c.submission_id'))
    .where('c.status', 'decided')
    .whereNull('r.submission_id')
    .limit(batch)
    .select('c.agency_id', 'c.submission_id', 'c.decided_at', 's.service_id', 's.service_version')
  for (const { agency_id, submission_id, decided_at, ...version } of decided) {
    const { definition } = await publishedForm(db, {
      agencyId: agency_id,
      serviceId: version.service_id,
      version: version.service_version,
    })
    const erase_at = nextErasure(definition.form.uiSchema, decided_at) ?? null
    await db('retentions').insert({ agency_id, submission_id, erase_at }).onConflict().ignore()
  }
}

async function eraseOne(trx: Knex.Transaction, deps: Deps, key: Key): Promise<void> {
  const now = deps.now()
  const planned = await trx('retentions').where(key).where('erase_at', '<=', now).forUpdate().skipLocked().first()
  if (!planned) return
  const submission = await Submission.query(trx).findById([key.agency_id, key.submission_id]).throwIfNotFound()
  const found = await Case.query(trx).findOne(key).throwIfNotFound()
  const closedAt = found.decided_at as Date
  const published = await publishedForm(trx, {
    agencyId: key.agency_id,
    serviceId: submission.service_id,
    version: submission.service_version,
  })
  const { uiSchema } = published.definition.form
  const left = keptAnswers(uiSchema, submission, { closedAt, now })
  if (left.at.length > 0) {
    await takeOut(trx, deps, submission, left)
    await eraseFromConversation(trx, { submission, left, form: published.form, now })
  }
  await trx('retentions')
    .where(key)
    .update({ erase_at: nextErasure(uiSchema, closedAt, now) ?? null })
}

async function takeOut(trx: Knex.Transaction, deps: Deps, submission: Submission, left: Kept): Promise<void> {
  const { agency_id, id, number, hash } = submission
  const at = deps.now()
  const erasure = [{ at: at.toISOString(), titles: [...new Set(left.items.map(({ title }) => title))] }]
  const written = [left.data, left.sections, erasure].map((value) => JSON.stringify(value))
  const { rows } = await trx.raw('select erase_answers(?, ?, ?, ?, ?) as erased', [agency_id, id, ...written])
  if (!rows[0].erased) throw new Error('What is left of the answers is not part of what was sent.')
  await removeFiles(trx, deps, submission, left.data)
  await appendEvidence(trx, deps, {
    agencyId: agency_id,
    type: 'answers.erased',
    at,
    about: {
      submission: id,
      number,
      answers: left.at.length,
      hash,
      left: createHash('sha256').update(canonicalJson(left.data)).digest('hex'),
    },
  })
}

/** The files that an erased answer named and no other does. The bytes go first: a row without them is tried again. */
async function removeFiles(trx: Knex.Transaction, deps: Deps, before: Submission, left: object): Promise<void> {
  const { conversation_id } = before
  const [sent, kept] = [JSON.stringify(before.data), JSON.stringify(left)]
  const uploaded: { id: string }[] = await trx('files').where({ conversation_id }).select('id')
  for (const { id } of uploaded.filter((file) => sent.includes(file.id) && !kept.includes(file.id))) {
    await deps.files.remove(uploadKey(conversation_id, id))
    await trx('files').where({ conversation_id, id }).delete()
  }
}
