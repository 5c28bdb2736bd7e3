import { z } from 'zod'
import { inLocale } from '../../catalog/in-locale.ts'
import type { Deps } from '../deps.ts'
import { openIssuedPdf } from '../documents/open-issued-pdf.ts'
import { type Endpoint, signedIn } from '../http/endpoint.ts'
import { pdfAnswer } from '../http/pdf-answer.ts'
import { presentAgency } from '../services/present.ts'
import { readSubmission } from './read-submission.ts'

const byNumber = z.object({ number: z.string().max(40) })

export const submissionRoutes = (deps: Deps): Endpoint[] => [
  signedIn({
    method: 'get',
    path: '/api/submissions/:number',
    summary: 'What was sent, and how far it is',
    params: byNumber,
    answers: {
      200: z.object({
        number: z.string(),
        service: z.string(),
        title: z.string(),
        agency: z.object({ slug: z.string(), name: z.string(), verified: z.boolean() }),
        office: z.string(),
        submittedAt: z.iso.datetime(),
        dueAt: z.iso.datetime(),
        status: z.enum(['open', 'decided']),
        outcome: z.enum(['granted', 'refused']).nullable(),
        sections: z.array(
          z.object({
            title: z.string(),
            items: z.array(z.object({ path: z.string(), title: z.string(), text: z.string() })),
          }),
        ),
        hash: z.string(),
        erasures: z.array(z.object({ at: z.iso.datetime(), titles: z.array(z.string()) })),
      }),
    },
    async handle({ actor, params, locale }) {
      const found = await readSubmission(deps.db, actor, params.number)
      return {
        body: {
          number: found.number,
          service: `${found.agency.slug}/${found.service}`,
          title: inLocale(found.title, locale),
          agency: presentAgency({ ...found.agency, verified: found.agency.verified_at !== null }, locale),
          office: inLocale(found.office, locale),
          submittedAt: found.submitted_at,
          dueAt: found.due_at,
          status: found.status,
          outcome: found.outcome,
          sections: found.sections,
          hash: found.hash,
          erasures: found.erasures,
        },
      }
    },
  }),
  signedIn({
    method: 'get',
    path: '/api/submissions/:number/receipt.pdf',
    summary: 'The sealed receipt of a submission',
    params: byNumber,
    answers: { 200: 'application/pdf' },
    async handle({ actor, params }) {
      const submission = await readSubmission(deps.db, actor, params.number)
      return pdfAnswer(await openIssuedPdf(deps, actor, { submission_id: submission.id, kind: 'receipt' }))
    },
  }),
]
