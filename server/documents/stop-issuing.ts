import type { Deps } from '../deps.ts'
import { PrintBroke } from '../errors.ts'
import { appendEvidence } from '../evidence/append-evidence.ts'
import { findIssuingProblem } from './find-issuing-problem.ts'
import type { DocumentMatter } from './load-document-matter.ts'

/**
 * Ends the attempt: writes down what stops the document for good, with evidence and in the log, or throws the error
 * again when another attempt may succeed. Decision, number and code stay as they are.
 */
export async function stopOrRethrow(
  deps: Pick<Deps, 'db' | 'log' | 'newId'>,
  matter: DocumentMatter,
  error: unknown,
  at: Date,
): Promise<undefined> {
  const { agency_id, id, number } = matter.document
  const ordered = { agency_id, id, status: 'ordered' } as const
  if (error instanceof PrintBroke) await deps.db('documents').where(ordered).increment('print_failures')
  const problem = findIssuingProblem(error, matter)
  if (!problem) throw error
  deps.log.warn({ document: id, problem: problem.code, err: error }, 'a document cannot be printed as it is')
  await deps.db.transaction(async (trx) => {
    const stopped = await trx('documents')
      .where(ordered)
      .whereNull('problem')
      .update({ problem: JSON.stringify(problem) })
    if (stopped === 0) return
    const about = { document: id, number, problem: problem.code }
    await appendEvidence(trx, deps, { agencyId: agency_id, type: 'document.stopped', at, about })
  })
}
