import { z } from 'zod'
import { formData, result } from '#forms'
import { slug } from '../../catalog/service-definition.ts'
import type { Deps } from '../deps.ts'
import { largestFile, uploadFile } from '../files/upload-file.ts'
import { type Endpoint, signedIn, signedInReading } from '../http/endpoint.ts'
import { readUpload } from '../http/read-upload.ts'
import { beginConversation } from './begin-conversation.ts'
import { changeLanguage } from './change-language.ts'
import { listConversations, loadConversation } from './load-conversation.ts'
import { loadTurn } from './load-turn.ts'
import { openForm } from './open-form.ts'
import { presentConversation, presentLoaded } from './present.ts'
import type { StreamHub } from './stream-hub.ts'
import { takeTurnIn, turnInput } from './take-turn.ts'

const id = z.object({ id: z.uuid() })
const agency = z.object({ slug: z.string(), name: z.string(), verified: z.boolean() })
const conversation = z.object({
  id: z.uuid(),
  service: z.string(),
  title: z.string(),
  agency,
  locale: z.string(),
  status: z.enum(['open', 'submitted', 'decided']),
  lastSeq: z.number().int(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  progress: z
    .object({ answered: z.number().int(), remaining: z.number().int(), section: z.string().optional() })
    .optional(),
  submission: z.object({ number: z.string() }).optional(),
})
const message = z.object({
  seq: z.number().int(),
  id: z.uuid(),
  author: z.object({ kind: z.enum(['applicant', 'parley', 'official', 'agency']) }).loose(),
  at: z.iso.datetime(),
  body: z.object({ kind: z.string() }).loose(),
})
const said = z.object({ conversation, messages: z.array(message) })

export const conversationRoutes = (deps: Deps, streams: StreamHub): Endpoint[] => [
  signedIn({
    method: 'post',
    path: '/api/conversations',
    summary: 'Begins a conversation about a service',
    body: z.object({
      service: z.string().regex(/^[a-z0-9-]+\/[a-z0-9-]+$/, 'agency/service'),
      locale: z.enum(['en', 'ru']).optional(),
    }),
    answers: { 201: said },
    async handle({ actor, body, locale }) {
      const [agencySlug = '', service = ''] = body.service.split('/')
      const begun = await beginConversation(deps, actor, {
        agency: slug.parse(agencySlug),
        service: slug.parse(service),
        locale: body.locale ?? locale,
      })
      return { status: 201, body: presentLoaded(begun, locale) }
    },
  }),
  signedIn({
    method: 'get',
    path: '/api/conversations',
    summary: 'One’s own conversations, the newest first',
    answers: { 200: z.object({ conversations: z.array(conversation) }) },
    async handle({ actor, locale }) {
      const heads = await listConversations(deps.db, actor)
      return { body: { conversations: heads.map((head) => presentConversation(head, locale)) } }
    },
  }),
  signedIn({
    method: 'get',
    path: '/api/conversations/:id',
    summary: 'A conversation with its messages after a sequence number',
    params: id,
    query: z.object({ after: z.coerce.number().int().min(0).default(0), locale: z.string().optional() }),
    answers: { 200: said },
    async handle({ actor, params, query, locale }) {
      return { body: presentLoaded(await loadConversation(deps.db, actor, { ...params, after: query.after }), locale) }
    },
  }),
  signedInReading({
    method: 'post',
    path: '/api/conversations/:id/turns',
    summary: 'One turn. The same `id` again returns the same messages and changes nothing',
    params: id,
    body: turnInput,
    answers: { 200: said },
    read: ({ params, body }, telling) => loadTurn(deps.db, params.id, body.id, telling),
    async handle({ actor, params, body, found, locale }) {
      const turn = { conversationId: params.id, ...body, found }
      return { body: presentLoaded(await takeTurnIn(deps, actor, turn), locale) }
    },
  }),
  signedIn({
    method: 'put',
    path: '/api/conversations/:id/locale',
    summary: 'Goes on in another language, as one turn: the open question is put again in it, the answers stay',
    params: id,
    body: z.object({ id: z.uuid(), locale: z.enum(['en', 'ru']) }),
    answers: { 200: said },
    async handle({ actor, params, body, locale }) {
      return { body: presentLoaded(await changeLanguage(deps, actor, { conversationId: params.id, ...body }), locale) }
    },
  }),
  signedIn({
    method: 'get',
    path: '/api/conversations/:id/form',
    summary: 'The form view over the same state',
    params: id,
    answers: { 200: z.object({ schema: z.unknown(), uiSchema: z.unknown(), formData: z.unknown() }) },
    async handle({ actor, params }) {
      const { definition, form, state } = await openForm(deps.db, actor, params.id)
      return { body: { ...definition, formData: formData(form, state), complete: result(form, state).complete } }
    },
  }),
  signedIn({
    method: 'put',
    path: '/api/conversations/:id/form',
    summary: 'Sets the answers from the form view, as one turn',
    params: id,
    body: z.object({ id: z.uuid(), formData: z.record(z.string(), z.unknown()) }),
    answers: { 200: said },
    async handle({ actor, params, body, locale }) {
      const reply = { kind: 'value' as const, value: body.formData, path: '' }
      return {
        body: presentLoaded(await takeTurnIn(deps, actor, { conversationId: params.id, id: body.id, reply }), locale),
      }
    },
  }),
  signedIn({
    method: 'post',
    path: '/api/conversations/:id/files',
    summary: 'Uploads one file (multipart/form-data, field `file`); answers with the reference to send as the value',
    params: id,
    reads: 'raw',
    answers: {
      201: z.object({ id: z.uuid(), name: z.string(), size: z.number(), mime: z.string(), sha256: z.string() }),
    },
    async handle({ actor, params, ctx }) {
      const { name, bytes } = await readUpload(ctx.req, largestFile)
      return { status: 201, body: await uploadFile(deps, actor, { conversationId: params.id, name, bytes }) }
    },
  }),
  signedIn({
    method: 'get',
    path: '/api/stream',
    summary: 'Everything said in one’s own conversations, as server-sent events, from `Last-Event-ID` on',
    answers: { 200: 'text/event-stream' },
    async handle({ actor, ctx }) {
      const resumed = Number(ctx.get('last-event-id'))
      const stream = await streams.open({
        accountId: actor.accountId,
        position: Number.isSafeInteger(resumed) && ctx.get('last-event-id') !== '' ? resumed : undefined,
        isOver: async () => (await ctx.state.actor({ again: true })) === undefined,
      })
      ctx.req.setTimeout(0)
      ctx.req.once('close', () => stream.destroy())
      return {
        stream,
        type: 'text/event-stream; charset=utf-8',
        headers: { 'cache-control': 'no-store', 'x-accel-buffering': 'no' },
      }
    },
  }),
]
