import type { Readable } from 'node:stream'
import { z } from 'zod'
import type { Actor } from '../server/accounts/actor.ts'
import { openFile } from '../server/cases/open-file.ts'
import { openSignedApplication } from '../server/cases/open-signed-application.ts'
import type { Deps } from '../server/deps.ts'
import { NotFound } from '../server/errors.ts'
import type { CurrentAdmin } from './access/official.ts'
import type { Core } from './core.ts'

type Asked = {
  params: Record<string, string>
  query: Record<string, string>
  core: Core
  deps: Deps
  actor: Actor
  official: CurrentAdmin
}

/** A file, always to be saved and never shown as a page of ours. */
export type SavedFile = { name: string; type: string; size?: number; body: Readable | string }

/** An address below the panel's root that is answered by us and not by AdminJS. */
export type OwnAddress = { method: 'GET' | 'POST'; path: string; answer(asked: Asked): Promise<SavedFile> }

/** All of them: the matrix of rights speaks of each, so that none is forgotten. */
export const ownAddresses: readonly OwnAddress[] = [
  { method: 'GET', path: '/files/{caseId}/{fileId}', answer: fileOfCase },
  { method: 'GET', path: '/signed/{caseId}', answer: signedApplication },
  // It leaves a trace with each person in it, so it is asked for by POST.
  { method: 'POST', path: '/exports/{table}', answer: listAsFile },
]

const fileAddress = z.object({ caseId: z.uuid(), fileId: z.uuid() })

async function fileOfCase({ params, deps, actor }: Asked): Promise<SavedFile> {
  const wanted = fileAddress.safeParse(params)
  if (!wanted.success) throw new NotFound('file')
  const { name, mime, size, stream } = await openFile(deps, actor, wanted.data)
  return { name, type: mime, size, body: stream }
}

async function signedApplication({ params, deps, actor }: Asked): Promise<SavedFile> {
  const wanted = fileAddress.pick({ caseId: true }).safeParse(params)
  if (!wanted.success) throw new NotFound('signed application')
  const { number, size, stream } = await openSignedApplication(deps, actor, wanted.data)
  return { name: `${number}.pdf`, type: 'application/pdf', size, body: stream }
}

async function listAsFile({ params: { table = '' }, query, core, official }: Asked): Promise<SavedFile> {
  const body = await core.export(table, query, official)
  return { name: `${table}.csv`, type: 'text/csv; charset=utf-8; header=present', body }
}
