import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import { fileTypeFromBuffer } from 'file-type'
import type { Actor } from '../accounts/actor.ts'
import { authorize } from '../accounts/authorize.ts'
import type { Deps } from '../deps.ts'
import { Invalid, NotFound, WrongType } from '../errors.ts'
import { evidenceKey } from '../files/file-store.ts'
import { safeName } from '../files/upload-file.ts'
import { recordAccess } from '../privacy/record-access.ts'
import { AgencyApplication } from './application.model.ts'
import { lockOpenApplication } from './lock-application.ts'

const mostFiles = 10
const accepted = ['application/pdf', 'image/jpeg', 'image/png']

export type EvidenceFile = { id: string; name: string; mime: string; size: number; sha256: string }

/** Adds a file to an application that is not sent yet. @throws NotFound, NotInThisState, Invalid, WrongType, StorageFull */
export async function addEvidenceFile(
  deps: Deps,
  actor: Actor,
  input: { applicationId: string; name: string; bytes: Buffer },
): Promise<EvidenceFile> {
  const name = safeName(input.name)
  if (input.bytes.length === 0) throw new Invalid([{ path: 'file', reason: 'empty' }])
  const kind = await fileTypeFromBuffer(input.bytes)
  if (!kind || !accepted.includes(kind.mime)) throw new WrongType(['PDF', 'JPG', 'PNG'], name)
  const sha256 = createHash('sha256').update(input.bytes).digest('hex')
  const file = { id: deps.newId(), name, mime: kind.mime, size: input.bytes.length, sha256 }
  await deps.db.transaction(async (trx) => {
    const found = await lockOpenApplication(trx, actor, input.applicationId)
    const of = { agency_id: found.agency_id, application_id: found.id }
    const kept = await trx('application_files').where(of).pluck('sha256')
    if (kept.length >= mostFiles) throw new Invalid([{ path: 'file', reason: 'too-many' }])
    if (kept.includes(sha256)) throw new Invalid([{ path: 'file', reason: 'already-there' }])
    await deps.files.put(evidenceKey(found.id, file.id), input.bytes)
    await trx('application_files').insert({ ...of, ...file, account_id: actor.accountId, uploaded_at: deps.now() })
  })
  return file
}

/** Takes a file out of an application that is not sent yet. @throws NotFound, NotInThisState */
export async function removeEvidenceFile(
  deps: Deps,
  actor: Actor,
  input: { applicationId: string; fileId: string },
): Promise<void> {
  await deps.db.transaction(async (trx) => {
    const found = await lockOpenApplication(trx, actor, input.applicationId)
    const key = { agency_id: found.agency_id, application_id: found.id, id: input.fileId }
    if ((await trx('application_files').where(key).delete()) === 0) throw new NotFound('file')
  })
}

/** A file of an application, for its applicant and for administrators, whose look leaves a trace. @throws NotFound */
export async function openEvidenceFile(
  deps: Deps,
  actor: Actor,
  input: { applicationId: string; fileId: string },
): Promise<{ file: EvidenceFile; stream: Readable }> {
  return deps.db.transaction(async (trx) => {
    const found = await AgencyApplication.query(trx).findOne({ id: input.applicationId })
    authorize(actor, 'read', 'AgencyApplication', found)
    const key = { agency_id: found.agency_id, application_id: found.id }
    const file = await trx('application_files')
      .where({ ...key, id: input.fileId })
      .first()
    if (!file) throw new NotFound('file')
    if (actor.accountId !== found.account_id) {
      const opening = { ...key, file_id: file.id, opened_by: actor.accountId, opened_at: deps.now() }
      await trx('application_openings').insert(opening).onConflict().ignore()
      await recordAccess(trx, deps, actor, {
        accountId: found.account_id,
        agencyId: found.agency_id,
        caseNumber: null,
        what: { key: 'access.read-file', params: { name: file.name } },
        purpose: 'access.purpose.verify-agency',
      })
    }
    return { file, stream: await deps.files.open(evidenceKey(found.id, file.id)) }
  })
}
