import { inLocale } from '../../catalog/in-locale.ts'
import { appendMessages } from '../conversations/append-messages.ts'
import { loadTurn } from '../conversations/load-turn.ts'
import type { Deps } from '../deps.ts'
import { makeArchival } from '../documents/pdf/make-archival.ts'
import { renderDocument, TemplateRefused } from '../documents/render.ts'
import { SignsWithoutGlyph, signsInWords } from '../documents/signs-without-glyph.ts'
import { PrintRefused } from '../errors.ts'
import { appendEvidence } from '../evidence/append-evidence.ts'
import type { Printer } from '../gateways/printer.ts'
import type { Sealer } from '../gateways/seal.ts'
import { activeSealKey } from '../seals/active-seal-key.ts'
import { publishedForm } from '../services/published-form.ts'
import { say } from '../texts/say.ts'
import { shownAnswers } from './answers-to-sign.ts'
import { applicationTemplate } from './application-template.ts'
import { sha256Hex } from './intent.ts'
import { type SignatureRequest, type Signer, signedPdfKey } from './request.ts'
import { signatureMessage } from './signature-message.ts'

type Gateways = { printer: Pick<Printer, 'print'>; sealer: Pick<Sealer, 'seal' | 'certificateOf'> }

/**
 * Freezes what is to be signed: the answers as a sealed PDF, the very bytes that every signer is shown. Harmless to
 * repeat: only a request that is still being prepared is opened.
 * @throws GatewayFailed when the printer or the sealer fails; the job is tried again.
 */
export async function prepareSignatures(
  deps: Deps,
  gateways: Gateways,
  job: { agencyId: string; id: string },
): Promise<void> {
  const request: SignatureRequest | undefined = await deps
    .db('signature_requests')
    .where({ id: job.id, status: 'preparing' })
    .first()
  if (!request) return
  const frozen = await freeze(deps, gateways, request).catch((error: unknown) => stopOrRethrow(error, request))
  if (!frozen) return replace(deps, request)
  if ('stopped' in frozen) return stop(deps, request, frozen.stopped)
  const { pdf } = frozen
  const sha256 = sha256Hex(pdf)
  await deps.files.put(signedPdfKey(request.id, sha256), pdf)
  await deps.db.transaction(async (trx) => {
    const opened = await trx('signature_requests')
      .where({ id: request.id, status: 'preparing' })
      .update({ status: 'open', sha256, size: pdf.length })
    if (opened === 0) return
    await appendMessages(trx, {
      conversationId: request.conversation_id,
      messages: [signatureMessage(request.locale, request, 'ready')],
      at: deps.now(),
      newId: deps.newId,
    })
  })
}

/** The answers have changed while the page was being made: they are asked about anew when they are sent. */
async function replace(deps: Deps, request: SignatureRequest): Promise<void> {
  await deps.db('signature_requests').where({ id: request.id, status: 'preparing' }).update({ status: 'replaced' })
}

/** What keeps the page from being printed however often it is tried, in the words of whoever wrote it. */
function stopOrRethrow(error: unknown, { locale }: SignatureRequest): { stopped: string } {
  if (error instanceof SignsWithoutGlyph) {
    return { stopped: say(locale, 'signature.no-glyph', { signs: signsInWords(error.signs) }) }
  }
  if (error instanceof TemplateRefused || error instanceof PrintRefused) {
    return { stopped: say(locale, 'signature.not-printable') }
  }
  throw error
}

/** Nobody is asked to sign what cannot be shown: the applicant reads why, and can change it and send again. */
async function stop(deps: Deps, request: SignatureRequest, reason: string): Promise<void> {
  deps.log.warn({ request: request.id, reason }, 'a page to sign cannot be printed')
  await deps.db.transaction(async (trx) => {
    const ended = await trx('signature_requests')
      .where({ id: request.id, status: 'preparing' })
      .update({ status: 'replaced' })
    if (ended === 0) return
    const at = deps.now()
    await appendMessages(trx, {
      conversationId: request.conversation_id,
      messages: [signatureMessage(request.locale, request, 'stopped', { reason })],
      at,
      newId: deps.newId,
    })
    const about = { request: request.id }
    await appendEvidence(trx, deps, { agencyId: request.agency_id, type: 'signature.stopped', at, about })
  })
}

/** @returns undefined when the answers are other ones by now */
async function freeze(
  deps: Deps,
  { printer, sealer }: Gateways,
  request: SignatureRequest,
): Promise<{ pdf: Uint8Array } | undefined> {
  const found = await loadTurn(deps.db, request.conversation_id)
  if (!found) return undefined
  const key = { agencyId: found.agencyId, serviceId: found.serviceId, version: found.serviceVersion }
  const { form } = await publishedForm(deps.db, key)
  const answers = shownAnswers(form, found.state, deps.now())
  if (answers.hash !== request.answers_hash) return undefined
  const signers: Signer[] = await deps.db('signers').where({ request_id: request.id }).orderBy('position')
  const at = deps.now()
  const { number, locale, title } = request
  const html = renderDocument(inLocale(applicationTemplate, locale), {
    locale,
    document: {
      number,
      code: '',
      title,
      verifyUrl: `${deps.config.publicUrl}/check`,
      issuedOn: at.toISOString(),
    },
    agency: { name: inLocale(found.agency.names, locale) },
    applicant: { name: signers.find(({ account_id }) => account_id === request.account_id)?.name ?? '' },
    answers: answers.data,
    sections: answers.sections,
    intent: request.intent,
    service: title,
    signers,
    hash: request.answers_hash,
    demo: deps.config.demo,
    provider: deps.config.csc?.name ?? '',
  })
  const printed = await printer.print(html, { mustContain: number, lang: locale, title })
  const data = { request: request.id, answers: answers.data, hash: request.answers_hash, intent: request.intent }
  const attachment = {
    name: 'data.json',
    mimeType: 'application/json',
    description: say(locale, 'document.data'),
    bytes: Buffer.from(JSON.stringify(data, null, 2)),
  }
  const pdf = await sealer.seal(makeArchival(printed, { at, attachments: [attachment] }), {
    agency: found.agency.slug,
    agencyName: inLocale(found.agency.names, 'en'),
    keyName: await activeSealKey(deps, sealer, { id: found.agencyId, ...found.agency }),
    reason: `${title}, ${number}`,
    at,
  })
  return { pdf }
}
