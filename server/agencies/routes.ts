import { z } from 'zod'
import { inLocale } from '../../catalog/in-locale.ts'
import { slug } from '../../catalog/service-definition.ts'
import type { Deps } from '../deps.ts'
import { largestFile } from '../files/upload-file.ts'
import { anyone, type Endpoint, signedIn } from '../http/endpoint.ts'
import { readUpload } from '../http/read-upload.ts'
import { addEvidenceFile, openEvidenceFile } from './evidence-files.ts'
import { findBadge } from './find-badge.ts'

const badge = z.object({
  slug: z.string(),
  name: z.string(),
  standing: z.enum(['unverified', 'verified', 'suspended', 'revoked']),
  since: z.iso.datetime().nullable(),
  verification: z
    .object({
      legalBody: z.string(),
      registerNumber: z.string(),
      firstCheckAt: z.iso.datetime(),
      secondCheckAt: z.iso.datetime(),
      validUntil: z.iso.datetime(),
      evidenceHash: z.string(),
    })
    .nullable(),
})

export const agencyRoutes = (deps: Deps): Endpoint[] => [
  anyone({
    method: 'get',
    path: '/api/agencies/:agency',
    summary: 'Whether an agency is verified, since when, and what it was verified by',
    params: z.object({ agency: slug }),
    query: z.object({ locale: z.string().optional() }),
    answers: { 200: badge },
    async handle({ params, locale, ctx }) {
      const { names, ...found } = await findBadge(deps.db, params.agency)
      ctx.set('cache-control', 'no-store')
      return { body: { ...found, name: inLocale(names, locale) } }
    },
  }),
  signedIn({
    method: 'post',
    path: '/api/agency-applications/:id/files',
    summary: 'Adds a file of evidence to one’s own application for an agency (multipart/form-data, field `file`)',
    params: z.object({ id: z.uuid() }),
    reads: 'raw',
    answers: {
      201: z.object({ id: z.uuid(), name: z.string(), size: z.number(), mime: z.string(), sha256: z.string() }),
    },
    async handle({ actor, params, ctx }) {
      const { name, bytes } = await readUpload(ctx.req, largestFile)
      return { status: 201, body: await addEvidenceFile(deps, actor, { applicationId: params.id, name, bytes }) }
    },
  }),
  signedIn({
    method: 'get',
    path: '/api/agency-applications/:id/files/:file',
    summary: 'A file of evidence, for the applicant and for administrators, who leave a trace',
    params: z.object({ id: z.uuid(), file: z.uuid() }),
    answers: { 200: 'application/octet-stream' },
    async handle({ actor, params }) {
      const { file, stream } = await openEvidenceFile(deps, actor, { applicationId: params.id, fileId: params.file })
      return {
        stream,
        type: file.mime,
        headers: {
          'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
          'content-length': String(file.size),
          'x-content-type-options': 'nosniff',
          'cache-control': 'no-store',
        },
      }
    },
  }),
]
