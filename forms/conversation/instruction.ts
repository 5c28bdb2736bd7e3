import { branchOptions } from '../speech/branch-options.ts'
import { choicesOf } from '../speech/choices.ts'
import type { Command, Reply } from '../speech/reply.ts'
import { COMMANDS } from '../speech/reply.ts'
import { isWord, wordsFor } from '../speech/words.ts'
import { answeredNamed } from './find-answered.ts'
import { localeOf, type Moment } from './moment.ts'
import type { Opening } from './open.ts'
import { liveOf } from './revive.ts'

export type Instruction = Extract<Reply, { kind: 'command' }>

/**
 * The command in a typed text: the whole text is the command's word, or `change` and what to change. A slash in front always
 * makes a command; without it, what is the title of one of the answers is an answer.
 */
export function instructionIn(moment: Moment, opening: Opening | undefined, text: string): Instruction | undefined {
  const bare = text.trim()
  if (bare.length > 200) return undefined
  const isSure = bare.startsWith('/')
  if (!isSure && isAnswer(moment, opening, bare)) return undefined
  const words = isSure ? bare.slice(1) : bare
  const name = commandNamed(localeOf(moment), words, isSure)
  return name === undefined || name === 'change' ? changeIn(moment, opening, words) : { kind: 'command', command: name }
}

const named = new Map<string, Map<string, Command>>()

/** The command that a word means. "Yes" and "no" decide only when there is something to decide, or behind a slash. */
function commandNamed(locale: string, word: string, isSure: boolean): Command | undefined {
  let commands = named.get(locale)
  if (commands === undefined) {
    commands = new Map(
      COMMANDS.toReversed().flatMap((name) => wordsFor(locale, `words ${name}`).map((text) => [text, name])),
    )
    named.set(locale, commands)
  }
  const bare = word.toLowerCase().replace(/[.!]+$/, '')
  const name = isSure && COMMANDS.includes(bare as Command) ? (bare as Command) : commands.get(bare)
  return !isSure && (name === 'confirm' || name === 'cancel') ? undefined : name
}

function isAnswer({ form, conversation }: Moment, opening: Opening | undefined, text: string): boolean {
  if (opening === undefined) return false
  const { kind } = opening.spot.node
  const isChoice = opening.ask === 'value' && (kind === 'choice' || kind === 'choices')
  const titles = isChoice
    ? choicesOf(form, conversation.locale, opening.spot.node).flatMap(({ title, value }) => [title, String(value)])
    : branchOptions(form, conversation.locale, opening).map(({ title }) => title)
  return titles.some((title) => title.toLowerCase() === text.toLowerCase())
}

function changeIn(moment: Moment, opening: Opening | undefined, text: string): Instruction | undefined {
  for (const word of wordsFor(localeOf(moment), 'words change')) {
    const lower = text.toLowerCase()
    if (lower === word) return { kind: 'command', command: 'change' }
    const target = text.slice(word.length + 1).trim()
    if (lower.startsWith(`${word} `) && (opening === undefined || isNamed(moment, target)))
      return { kind: 'command', command: 'change', target }
  }
  return undefined
}

/** "Change of name" may well be an answer to an open question; "change name" is not, once there is an answer about the name. */
function isNamed({ form, conversation }: Moment, words: string): boolean {
  return answeredNamed(liveOf(form, conversation), conversation.locale, words).length > 0
}

/** While something waits for the person's word, the word: yes, no, or undefined for anything else. */
export function decisionIn(moment: Moment, reply: Reply): Instruction | undefined {
  if (reply.kind === 'command') return reply.command === 'confirm' || reply.command === 'cancel' ? reply : undefined
  if (reply.kind === 'value') {
    if (typeof reply.value !== 'boolean' || reply.path !== undefined) return undefined
    return { kind: 'command', command: reply.value ? 'confirm' : 'cancel' }
  }
  if (isWord(localeOf(moment), 'words confirm', reply.text)) return { kind: 'command', command: 'confirm' }
  return isWord(localeOf(moment), 'words cancel', reply.text) ? { kind: 'command', command: 'cancel' } : undefined
}
