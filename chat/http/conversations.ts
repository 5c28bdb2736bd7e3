import type { Command, FormDefinition, Json, Message, Reply } from '#forms'
import { request, upload } from './request.ts'
import type { Agency } from './services.ts'

export type Progress = { answered: number; remaining: number; section?: string }

export type Conversation = {
  id: string
  service: string
  title: string
  agency: Agency
  locale: string
  status: 'open' | 'submitted' | 'decided'
  lastSeq: number
  createdAt: string
  updatedAt: string
  progress?: Progress
  submission?: { number: string }
}

export type Author = { kind: 'applicant' | 'parley' | 'official' | 'agency'; name?: string; role?: string }

/** What the server adds to the engine's messages: the person's own words, and what arrives after sending. */
export type ReplyBody = { kind: 'reply'; text: string; path?: string; title?: string; command?: Command }
export type ReceiptBody = { kind: 'receipt'; number: string; submittedAt: string; office: string; dueAt: string }
/** `replaces`: the id of the document that no longer counts since this one was issued. */
export type DocumentBody = {
  kind: 'document'
  id: string
  title: string
  number: string
  code: string
  replaces?: string
}
/** A document was revoked; `text` says why. */
export type RevocationBody = { kind: 'revocation'; document: string; text: string }

export type SignatureBody = {
  kind: 'signature'
  /** Of the request for signatures. */
  id: string
  title: string
  event:
    | 'preparing'
    | 'waiting'
    | 'ready'
    | 'signed'
    | 'declined'
    | 'complete'
    | 'refused'
    | 'expired'
    | 'reminder'
    | 'stopped'
  text: string
}

export type StoredMessage = {
  /** 1, 2, 3 … without gaps within a conversation. */
  seq: number
  id: string
  author: Author
  at: string
  body: Message | ReplyBody | ReceiptBody | DocumentBody | RevocationBody | SignatureBody
}

export type ConversationPage = { conversation: Conversation; messages: StoredMessage[] }

export const beginConversation = (service: string, locale: string) =>
  request<ConversationPage>('/api/conversations', { json: { service, locale } })

export async function listConversations(): Promise<Conversation[]> {
  return (await request<{ conversations: Conversation[] }>('/api/conversations')).conversations
}

/** The conversation with its messages after `seq`; 0 for all. */
export const readConversation = (id: string, seq: number) =>
  request<ConversationPage>(`/api/conversations/${encodeURIComponent(id)}?after=${seq}`)

/** Sends one turn. `turnId` is made before sending, so a repetition changes nothing. */
export const sendTurn = (id: string, turnId: string, reply: Reply) =>
  request<ConversationPage>(`/api/conversations/${encodeURIComponent(id)}/turns`, { json: { id: turnId, reply } })

/** Goes on in another language: the open question comes again in it. */
export const changeLanguage = (id: string, turnId: string, locale: string) =>
  request<ConversationPage>(`/api/conversations/${encodeURIComponent(id)}/locale`, {
    method: 'PUT',
    json: { id: turnId, locale },
  })

/** The form over the same answers, for whoever prefers to see all questions at once. */
export const readForm = (id: string) =>
  request<FormDefinition & { formData: Json }>(`/api/conversations/${encodeURIComponent(id)}/form`)

/** Sets the answers from the form view, as one turn. */
export const saveForm = (id: string, turnId: string, formData: Json) =>
  request<ConversationPage>(`/api/conversations/${encodeURIComponent(id)}/form`, {
    method: 'PUT',
    json: { id: turnId, formData },
  })

/** Stores a file of this conversation; the answer is the reference that goes into a reply. */
export const uploadFile = (id: string, file: File, onProgress: (share: number) => void) =>
  upload<unknown>(`/api/conversations/${encodeURIComponent(id)}/files`, file, onProgress)
