import { inLocale } from '../../catalog/in-locale.ts'
import { appendMessages } from '../conversations/append-messages.ts'
import type { NewMessage } from '../conversations/message.ts'
import type { Deps } from '../deps.ts'
import { appendEvidence } from '../evidence/append-evidence.ts'
import type { Printer } from '../gateways/printer.ts'
import type { Sealer } from '../gateways/seal.ts'
import { preserveDocumentJob } from '../jobs/definitions.ts'
import { activeSealKey } from '../seals/active-seal-key.ts'
import { say } from '../texts/say.ts'
import { compose } from './compose.ts'
import { columnsOf, type Kept, type KeptFile, keepFile, noteFile } from './keep-file.ts'
import { type DocumentMatter, loadDocumentMatter } from './load-document-matter.ts'
import { type Attachment, makeArchival } from './pdf/make-archival.ts'
import { preserveNow } from './preserve-document.ts'
import { stopOrRethrow } from './stop-issuing.ts'

type Gateways = {
  printer: Pick<Printer, 'print'>
  sealer: Pick<Sealer, 'seal' | 'preserve' | 'lasts' | 'certificateOf'>
}

/**
 * Composes, prints, seals and delivers an ordered document. Harmless to repeat: until the last transaction nothing is
 * visible, and that transaction issues a document once. A document that cannot be printed as it is stops with its problem
 * written down, for the official to see.
 * @throws GatewayFailed when the printer or the sealer fails; the job is tried again.
 */
export async function issueDocument(
  deps: Deps,
  gateways: Gateways,
  job: { agencyId: string; id: string },
): Promise<void> {
  const matter = await loadDocumentMatter(deps.db, job)
  if (matter?.document.status !== 'ordered' || matter.document.problem) return
  const at = deps.now()
  const printed = await print(deps, gateways.printer, matter, at).catch((error: unknown) =>
    stopOrRethrow(deps, matter, error, at),
  )
  if (!printed) return
  const sealed = await archiveAndSeal(deps, gateways.sealer, { matter, printed, at })
  const file = await keepFile(deps, job.id, sealed)
  await deliver(deps, matter, { at, file, isUnfinished: gateways.sealer.lasts && file.stampedUntil === null })
}

async function print(deps: Deps, printer: Gateways['printer'], matter: DocumentMatter, at: Date): Promise<Uint8Array> {
  const { number, locale, title, print_failures } = matter.document
  const html = compose(matter, at, deps.config.publicUrl)
  return printer.print(html, { mustContain: number, lang: locale, title }, { apart: print_failures > 0 })
}

type Printed = { matter: DocumentMatter; printed: Uint8Array; at: Date }

async function archiveAndSeal(deps: Deps, sealer: Gateways['sealer'], { matter, printed, at }: Printed): Promise<Kept> {
  const { number, title } = matter.document
  const sealed = await sealer.seal(makeArchival(printed, { at, attachments: [dataOf(matter)] }), {
    agency: matter.agency.slug,
    agencyName: inLocale(matter.agency.names, 'en'),
    keyName: await activeSealKey(deps, sealer, matter.agency),
    reason: `${title}, ${number}`,
    at,
  })
  return preserveNow(deps, sealer, sealed)
}

/** The data of the document for machines, inside it: what was sent, and what was decided. */
function dataOf({ document, submission, case: decided }: DocumentMatter): Attachment {
  const data = {
    document: { number: document.number, kind: document.kind },
    submission: {
      number: submission.number,
      submittedAt: submission.submitted_at,
      answers: submission.data,
      hash: submission.hash,
    },
    ...(document.kind === 'decision' && {
      decision: { outcome: decided.outcome, reason: decided.reason, decidedAt: decided.decided_at },
    }),
  }
  return {
    name: 'data.json',
    mimeType: 'application/json',
    description: say(document.locale, 'document.data'),
    bytes: Buffer.from(JSON.stringify(data, null, 2)),
  }
}

async function deliver(
  deps: Deps,
  matter: DocumentMatter,
  { at, file, isUnfinished }: { at: Date; file: KeptFile; isUnfinished: boolean },
): Promise<void> {
  const { document, submission } = matter
  await deps.db.transaction(async (trx) => {
    const issued = await trx('documents')
      .where({ agency_id: document.agency_id, id: document.id, status: 'ordered' })
      .update({ status: 'issued', issued_at: at, ...columnsOf(file) })
    if (issued === 0) return
    await noteFile(trx, document, file, at)
    const key = { agencyId: document.agency_id, id: document.id }
    if (isUnfinished) await deps.enqueue(trx, preserveDocumentJob, key)
    const messages = deliveryMessages(matter)
    if (messages.length > 0) {
      await appendMessages(trx, { conversationId: submission.conversation_id, messages, at, newId: deps.newId })
    }
    await appendEvidence(trx, deps, {
      agencyId: document.agency_id,
      type: 'document.issued',
      at,
      about: { document: document.id, number: document.number, sha256: file.sha256 },
    })
  })
}

/** The receipt is reached from the submission; a decision's document stands in the conversation itself. */
function deliveryMessages({ document, agency, replaces }: DocumentMatter): NewMessage[] {
  const { id, kind, locale, title, number, code, supersedes, reissue_reason: reason } = document
  if (kind === 'receipt') return []
  const author = { kind: 'agency', name: inLocale(agency.names, locale), agency: agency.slug } as const
  const text = replaces
    ? say(locale, 'document.reissued', { title, number, replaces, reason })
    : say(locale, 'document.issued', { title, number })
  return [
    { author, body: { kind: 'say', text } },
    { author, body: { kind: 'document', id, title, number, code, ...(supersedes && { replaces: supersedes }) } },
  ]
}
