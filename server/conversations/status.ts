export type ConversationStatus = 'open' | 'submitted' | 'decided'
