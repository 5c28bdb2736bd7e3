import { z } from 'zod'
import { inLocale } from '../../catalog/in-locale.ts'
import type { Deps } from '../deps.ts'
import { printSample } from '../documents/print-sample.ts'
import { NotFound } from '../errors.ts'
import { allowance } from '../http/allowance.ts'
import { anyone, type Endpoint } from '../http/endpoint.ts'
import { openTrial } from './open-trial.ts'

const token = z.object({ token: z.string().regex(/^[\w-]{43}$/) })
const text = z.record(z.string(), z.unknown())

/** Trying a service by its link: the conversation is led in the browser, and nothing of it is kept here. */
export function trialRoutes(deps: Deps): Endpoint[] {
  const opening = allowance(60, deps.now)
  const printing = allowance(6, deps.now)
  return [
    anyone({
      method: 'get',
      path: '/api/trials/:token',
      summary: 'What a trial link leads to: a form to be talked through in the browser',
      params: token,
      answers: {
        200: z.object({
          title: z.string(),
          agency: z.string(),
          form: text,
          expiresAt: z.string(),
          asOf: z.string().nullable(),
        }),
      },
      async handle({ params, locale, ctx }) {
        opening(ctx.ip)
        const { definition, agency, expiresAt, asOf } = await openTrial(deps, params.token)
        return {
          body: {
            title: inLocale(definition.titles, locale),
            agency: inLocale(agency, locale),
            form: definition.form,
            expiresAt: expiresAt.toISOString(),
            asOf: asOf?.toISOString() ?? null,
          },
        }
      },
    }),
    anyone({
      method: 'post',
      path: '/api/trials/:token/sample',
      summary: 'A sample of the document on the answers of a trial, which are forgotten with the answer',
      params: token,
      body: z.object({ answers: text, locale: z.enum(['en', 'ru']) }),
      answers: { 200: 'application/pdf' },
      async handle({ params, body, ctx }) {
        opening(ctx.ip)
        const { definition, agency } = await openTrial(deps, params.token)
        // Only what is printed costs something.
        printing(ctx.ip)
        const sample = await printSample(deps, { definition, agency, ...body }, body.locale)
        if ('problems' in sample) throw new NotFound('document of this trial')
        return { body: Buffer.from(sample.pdf), type: 'application/pdf' }
      },
    }),
  ]
}
