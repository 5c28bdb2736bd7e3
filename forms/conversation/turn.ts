import type { Message } from '../speech/message.ts'
import type { Conversation } from './conversation.ts'

/** What a reply leads to: the conversation as it is then, and what is said. */
export type Turn = { conversation: Conversation; messages: Message[] }
