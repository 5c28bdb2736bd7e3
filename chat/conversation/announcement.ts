import type { StoredMessage } from '../http/conversations.ts'
import type { Translate } from '../texts/texts.tsx'
import { answerFates } from './answer-fates.ts'
import type { Ask } from './open-step.ts'

/** More than this at once would be read for minutes. */
const MANY = 3

/**
 * What a screen reader says about the messages after `heard`, once and in one go:
 * "Saved: 27 March 1990. Next: Place of birth. Optional. 3 options."
 */
export function announcement(messages: readonly StoredMessage[], heard: number, t: Translate): string {
  const fresh = messages.filter(({ seq }) => seq > heard)
  const spoken = fresh.filter(({ body }) =>
    ['say', 'document', 'revocation', 'receipt', 'signature'].includes(body.kind),
  )
  if (spoken.length > MANY) return t('announce.many', { count: spoken.length })
  const fates = answerFates(messages)
  const facts = (message: StoredMessage) => ({
    saved: fates.get(message.seq)?.fate === 'stands',
    open: message === fresh.at(-1),
  })
  return fresh
    .flatMap((message) => sentences(message, facts(message), t))
    .map((sentence) => (/[.?!…]$/.test(sentence) ? sentence : `${sentence}.`))
    .join(' ')
}

/** `saved`: an answer that counts. `open`: the last thing that was said. */
type Facts = { saved: boolean; open: boolean }

function sentences({ author, body }: StoredMessage, { saved, open }: Facts, t: Translate): string[] {
  switch (body.kind) {
    case 'reply':
      return saved ? [t('announce.saved', { text: body.text })] : []
    case 'problem':
      return [t('announce.problem', { text: body.text })]
    case 'signature':
      return [body.text]
    case 'say':
    case 'revocation':
      return [author.name ? t('announce.said', { name: author.name, text: body.text }) : body.text]
    case 'ask':
      return [t('announce.next', { title: body.text || body.title }), ...details(body, t)]
    case 'confirm':
      return [body.text]
    case 'review':
      return [open ? t('announce.next', { title: t('review.title') }) : t('transcript.all-answers')]
    case 'receipt':
      return [t('announce.sent', { number: body.number })]
    case 'document':
      return [t('announce.document', { title: body.title })]
    default:
      return []
  }
}

function details({ required, input }: Ask, t: Translate): string[] {
  return [
    ...(required ? [] : [t('announce.optional')]),
    ...('options' in input ? [t('announce.options', { count: input.options.length })] : []),
  ]
}
