import { inLocale } from '../../catalog/in-locale.ts'
import { presentAgency } from '../services/present.ts'
import type { ConversationHead, LoadedConversation } from './load-conversation.ts'
import type { StoredMessage } from './message.ts'

export const presentConversation = (head: ConversationHead, locale: string) => ({
  id: head.id,
  service: `${head.agency.slug}/${head.service.slug}`,
  title: inLocale(head.service.titles, locale),
  agency: presentAgency({ ...head.agency, verified: head.agency.verified_at !== null }, locale),
  locale: head.locale,
  status: head.status,
  lastSeq: head.last_seq,
  createdAt: head.created_at,
  updatedAt: head.updated_at,
  ...(head.status === 'open' && head.progress ? { progress: head.progress } : {}),
  ...(head.submission_number ? { submission: { number: head.submission_number } } : {}),
})

export const presentMessage = ({ seq, id, author, at, body }: StoredMessage) => ({ seq, id, author, at, body })

export const presentLoaded = ({ head, messages }: LoadedConversation, locale: string) => ({
  conversation: presentConversation(head, locale),
  messages: messages.map(presentMessage),
})
