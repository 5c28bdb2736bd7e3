import { z } from 'zod'
import { inLocale } from '../../catalog/in-locale.ts'
import type { Deps } from '../deps.ts'
import { WrongType } from '../errors.ts'
import { anyone, type Endpoint, signedIn } from '../http/endpoint.ts'
import { pdfAnswer } from '../http/pdf-answer.ts'
import { readBytes } from '../http/read-json.ts'
import { readUpload } from '../http/read-upload.ts'
import { allowStyle } from '../http/security-headers.ts'
import type { SealsAtHand } from '../seals/seals-at-hand.ts'
import { checkPage } from './check-page.ts'
import { documentStanding } from './document-standing.ts'
import { findByCode } from './find-by-code.ts'
import { listDocuments } from './list-documents.ts'
import { openIssuedPdf } from './open-issued-pdf.ts'
import { verifyUpload } from './verify-upload.ts'

/** The largest PDF that is checked: 20 MB. */
const largestPdf = 20 * 1024 * 1024

/** What has become of a document that no longer counts. */
const standingAnswer = z.object({ kind: z.enum(['revoked', 'superseded']), since: z.iso.datetime(), text: z.string() })

export const documentRoutes = (deps: Deps, seals: SealsAtHand): Endpoint[] => [
  signedIn({
    method: 'get',
    path: '/api/documents',
    summary: 'Documents issued to me, the newest first',
    answers: {
      200: z.object({
        documents: z.array(
          z.object({
            id: z.uuid(),
            title: z.string(),
            number: z.string(),
            code: z.string(),
            agency: z.string(),
            issuedAt: z.iso.datetime(),
            href: z.string(),
            standing: standingAnswer.nullable(),
          }),
        ),
      }),
    },
    async handle({ actor, locale }) {
      const documents = await listDocuments(deps.db, actor)
      return {
        body: {
          documents: documents.map((document) => ({
            id: document.id,
            title: document.title,
            number: document.number,
            code: document.code,
            agency: inLocale(document.agency, locale),
            issuedAt: document.issued_at,
            href: `/api/documents/${document.id}.pdf`,
            standing: documentStanding(document, locale) ?? null,
          })),
        },
      }
    },
  }),
  signedIn({
    method: 'get',
    path: '/api/documents/:file',
    summary: 'The sealed PDF of a document: `<id>.pdf`',
    params: z.object({ file: z.string().regex(/^[0-9a-f-]{36}\.pdf$/) }),
    answers: { 200: 'application/pdf' },
    async handle({ actor, params }) {
      return pdfAnswer(await openIssuedPdf(deps, actor, { id: params.file.slice(0, -'.pdf'.length) }))
    },
  }),
  anyone({
    method: 'post',
    path: '/api/verifications',
    summary: 'Checks a PDF: who sealed it, when, and whether it is unchanged. Nothing is kept',
    reads: 'raw',
    answers: {
      200: z.object({ verdict: z.string(), title: z.string(), text: z.string(), signatures: z.array(z.unknown()) }),
    },
    async handle({ ctx, locale }) {
      const pdf = await readPdf(ctx.req, ctx.get('content-type'))
      return { body: await verifyUpload(deps, seals, { pdf, locale }) }
    },
  }),
  anyone({
    method: 'get',
    path: '/v/:code',
    summary: 'The page behind a document’s QR code: who sealed it and when, without personal data',
    params: z.object({ code: z.string().max(64) }),
    answers: { 200: 'text/html', 404: 'text/html' },
    async handle({ params, locale, ctx }) {
      const found = await findByCode(deps.db, params.code)
      ctx.set('cache-control', 'no-store')
      return {
        status: found ? 200 : 404,
        type: 'text/html; charset=utf-8',
        body: checkPage(found, locale, allowStyle(ctx)),
      }
    },
  }),
]

function readPdf(request: Parameters<typeof readBytes>[0], contentType: string): Promise<Buffer> {
  if (/^multipart\/form-data/i.test(contentType)) return readUpload(request, largestPdf).then(({ bytes }) => bytes)
  if (!/^application\/(pdf|octet-stream)/i.test(contentType))
    throw new WrongType(['application/pdf', 'multipart/form-data'])
  return readBytes(request, largestPdf)
}
