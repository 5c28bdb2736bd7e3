import type { Context } from 'koa'
import { z } from 'zod'
import type { Actor } from '../server/accounts/actor.ts'
import { openFile } from '../server/cases/open-file.ts'
import type { Deps } from '../server/deps.ts'
import { NotFound } from '../server/errors.ts'
import type { CurrentAdmin } from './access/official.ts'
import type { Core } from './core.ts'

type Asked = { params: Record<string, string>; core: Core; deps: Deps; actor: Actor; official: CurrentAdmin }

/** An address below the panel's root that is answered by us and not by AdminJS. */
export type OwnAddress = { method: 'GET' | 'POST'; path: string; answer(ctx: Context, asked: Asked): Promise<void> }

/** All of them: the matrix of rights speaks of each, so that none is forgotten. */
export const ownAddresses: readonly OwnAddress[] = [
  { method: 'GET', path: '/files/{caseId}/{fileId}', answer: sendFile },
  // It leaves a trace with each person in it, so it is asked for by POST.
  { method: 'POST', path: '/exports/{table}', answer: sendExport },
]

const fileAddress = z.object({ caseId: z.uuid(), fileId: z.uuid() })

/** A file that was sent with a case, always to be saved and never shown as a page of ours. */
async function sendFile(ctx: Context, { params, deps, actor }: Asked): Promise<void> {
  const wanted = fileAddress.safeParse(params)
  if (!wanted.success) throw new NotFound('file')
  const { name, mime, size, stream } = await openFile(deps, actor, wanted.data)
  ctx.attachment(name)
  ctx.type = mime
  ctx.length = size
  ctx.body = stream
}

/** A list as a file. */
async function sendExport(ctx: Context, { params: { table = '' }, core, official }: Asked): Promise<void> {
  const csv = await core.export(table, Object.fromEntries(new URLSearchParams(ctx.querystring)), official)
  ctx.attachment(`${table}.csv`)
  ctx.type = 'text/csv; charset=utf-8; header=present'
  ctx.body = csv
}
