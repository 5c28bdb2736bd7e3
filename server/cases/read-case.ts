import type { Knex } from 'knex'
import { abilityFor } from '../../catalog/abilities.ts'
import { conditionColumns } from '../../catalog/rule.ts'
import type { Actor } from '../accounts/actor.ts'
import { authorize } from '../accounts/authorize.ts'
import { Office } from '../agencies/office.model.ts'
import { actingFor } from '../database/acting.ts'
import { selectVisible, showRow } from '../database/select-visible.ts'
import type { Deps } from '../deps.ts'
import { type DocumentOfCase, documentsOfCase } from '../documents/documents-of-case.ts'
import { purposeOfLook } from '../privacy/purpose-of-look.ts'
import { recordAccess } from '../privacy/record-access.ts'
import { type ReadAnswers, readAnswers } from '../submissions/read-answers.ts'
import { Submission } from '../submissions/submission.model.ts'
import { Case } from './case.model.ts'
import { signedRequest } from './open-signed-application.ts'

export type SentFile = { id: string; name: string; mime: string; size: number }

/** What every role sees that sees the case at all. What is missing beside it is not shown to the reader's roles. */
export type VisibleCase = Partial<Case> &
  Pick<
    Case,
    'agency_id' | 'id' | 'submission_id' | 'number' | 'office_id' | 'assigned_to' | 'title' | 'status' | 'due_at'
  >

export type ReadCase = {
  case: VisibleCase
  office: Office
  submission: {
    submittedAt: Date
    locale: string
    /** Undefined where the reader's roles see no answers at all. */
    answers: (ReadAnswers & { files: SentFile[] }) | undefined
  }
  /** Whether it was signed before it was sent, and the reader sees all that was. */
  signed: boolean
  documents: DocumentOfCase[]
}

/**
 * A case as far as the official may see it, with the answers as they were sent. The applicant sees this look.
 * @throws NotFound when it is not there or not theirs.
 */
export async function readCase(deps: Deps, actor: Actor, input: { id: string }): Promise<ReadCase> {
  return deps.db.transaction(async (trx) => {
    const ability = abilityFor(actor)
    const found = await Case.query(trx)
      .findOne({ id: input.id })
      .select(selectVisible(trx, ability, 'Case', { shown: columns, weighed }))
    authorize(actor, 'read', 'Case', found)
    const submission = await frameOf(trx, found)
    await recordAccess(trx, deps, actor, {
      accountId: found.account_id,
      agencyId: found.agency_id,
      caseNumber: found.number,
      what: { key: 'access.read-case' },
      purpose: purposeOfLook(actor, found.id),
    })
    const answers = await readAnswers(trx, actor, found)
    return {
      case: showRow(ability, 'Case', { ...found }) as VisibleCase,
      office: await Office.query(trx).findById([found.agency_id, found.office_id]).throwIfNotFound(),
      submission: {
        submittedAt: submission.submitted_at,
        locale: submission.locale,
        answers: answers && { ...answers, files: await filesOf(trx, submission.conversation_id, answers.data) },
      },
      signed: answers?.hidden === 0 && answers.erased === 0 && (await signedRequest(trx, found)) !== undefined,
      documents: await documentsOfCase(trx, ability, found),
    }
  })
}

/** Of what was sent its time and language, read by the house: who sees the case sees these, and perhaps no answer. */
const frameOf = (trx: Knex.Transaction, { agency_id, submission_id }: Case) =>
  actingFor({ purpose: 'house' }, async () =>
    Submission.query(trx)
      .findById([agency_id, submission_id])
      .select('conversation_id', 'locale', 'submitted_at')
      .throwIfNotFound(),
  )

const columns = Object.keys(Case.jsonSchema.properties)
const weighed = columns.filter((name) => conditionColumns.some((column) => column === name))

/** The files that were sent and are shown: an upload that none of these answers names is neither. */
async function filesOf(trx: Knex.Transaction, conversationId: string, data: object): Promise<SentFile[]> {
  const answers = JSON.stringify(data)
  const uploaded = await trx('files')
    .where({ conversation_id: conversationId })
    .orderBy('uploaded_at')
    .select<SentFile[]>('id', 'name', 'mime', 'size')
  return uploaded.filter((file) => answers.includes(file.id))
}
