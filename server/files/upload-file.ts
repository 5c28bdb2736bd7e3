import { createHash } from 'node:crypto'
import { fileTypeFromBuffer } from 'file-type'
import type { Actor } from '../accounts/actor.ts'
import type { Deps } from '../deps.ts'
import { Invalid, NotFound, NotInThisState, WrongType } from '../errors.ts'
import { uploadKey } from './file-store.ts'

/** The most that one file may have: 10 MB, as people are told before they choose. */
export const largestFile = 10 * 1024 * 1024

const accepted = ['application/pdf', 'image/jpeg', 'image/png']

/** What stands in the answers in place of the file itself. */
export type FileReference = { id: string; name: string; size: number; mime: string; sha256: string }

/**
 * Stores a file for one's own open conversation. What it is is told by its first bytes, not by its name.
 * @throws NotFound, NotInThisState, Invalid when it is empty, WrongType, StorageFull.
 */
export async function uploadFile(
  deps: Deps,
  actor: Actor,
  input: { conversationId: string; name: string; bytes: Buffer },
): Promise<FileReference> {
  const conversation = await deps
    .db('conversations')
    .where({ id: input.conversationId, account_id: actor.accountId })
    .first('status')
  if (!conversation) throw new NotFound('conversation')
  if (conversation.status !== 'open') throw new NotInThisState(conversation.status)
  const name = safeName(input.name)
  if (input.bytes.length === 0) throw new Invalid([{ path: 'file', reason: 'empty' }])
  const kind = await fileTypeFromBuffer(input.bytes)
  if (!kind || !accepted.includes(kind.mime)) throw new WrongType(['PDF', 'JPG', 'PNG'], name)
  const reference = {
    id: deps.newId(),
    name,
    size: input.bytes.length,
    mime: kind.mime,
    sha256: createHash('sha256').update(input.bytes).digest('hex'),
  }
  await deps.files.put(uploadKey(input.conversationId, reference.id), input.bytes)
  await deps.db('files').insert({
    ...reference,
    conversation_id: input.conversationId,
    account_id: actor.accountId,
    uploaded_at: deps.now(),
  })
  return reference
}

/** A name to show and never a path: NFC, no controls, no bidirectional marks, at most 120 characters. */
export function safeName(name: string): string {
  const last = name.normalize('NFC').split(/[\\/]/).at(-1) ?? ''
  const shown = last.replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}<>:"|?*]/gu, '').trim()
  return shown === '' || /^\.+$/.test(shown) ? 'file' : [...shown].slice(-120).join('')
}
