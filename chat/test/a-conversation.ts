import type { Ask } from '../conversation/open-step.ts'
import type { Author, StoredMessage } from '../http/conversations.ts'

type Body = StoredMessage['body']

/** Messages in order, numbered from 1, a minute apart. The author follows from the body unless one is given. */
export function aConversation(...bodies: (Body | [Author, Body])[]): StoredMessage[] {
  return bodies.map((given, index) => {
    const [author, body] = Array.isArray(given) ? given : [authorOf(given), given]
    const at = new Date(Date.UTC(2026, 10, 24, 9, index)).toISOString()
    return { seq: index + 1, id: `message-${index + 1}`, author, at, body }
  })
}

export function anAsk(path: string, overrides: Partial<Ask> = {}): Ask {
  return {
    kind: 'ask',
    prompt: 1,
    path,
    schemaPath: `/properties${path}`,
    title: `Title of ${path}`,
    text: `Title of ${path}`,
    required: true,
    input: { kind: 'text' },
    progress: { answered: 0, remaining: 3 },
    ...overrides,
  }
}

export const aReply = (text: string, path?: string): Body => ({
  kind: 'reply',
  text,
  ...(path !== undefined && { path, title: `Title of ${path}` }),
})

export const aProblem = (path: string): Body => ({
  kind: 'problem',
  path,
  code: 'unreadable',
  text: `Problem of ${path}`,
})

const authorOf = (body: Body): Author => ({ kind: body.kind === 'reply' ? 'applicant' : 'parley' })
