import { samplesFor } from '../checking/samples.ts'
import type { FileReference } from '../compile/file-reference.ts'
import type { Form } from '../compile/form.ts'
import { fits } from '../compile/validate.ts'
import { answeredSpots } from '../conversation/find-answered.ts'
import { allSpots } from '../conversation/find-spot.ts'
import { openQuestion } from '../conversation/moment.ts'
import { liveOf } from '../conversation/revive.ts'
import { pathOf } from '../conversation/spot.ts'
import type { Turn } from '../conversation/turn.ts'
import type { Json } from '../definition.ts'
import { exampleOf } from '../speech/input.ts'
import type { Ask } from '../speech/message.ts'
import type { Reply } from '../speech/reply.ts'
import type { Chance } from './chance.ts'
import { textForPattern } from './text-for-pattern.ts'

/** A file as it is known once it is stored; a walk stores none. */
const FILE: FileReference = {
  id: '00000000-0000-4000-8000-000000000000',
  name: 'rehearsal.pdf',
  size: 1,
  mime: 'application/pdf',
  sha256: '0'.repeat(64),
}

const command = (name: 'skip' | 'back' | 'review' | 'confirm' | 'cancel' | 'submit'): Reply => ({
  kind: 'command',
  command: name,
})

/** What somebody who wanders through a form may do next; undefined where no answer to the open question is known. */
export function wander(form: Form, turn: Turn, chance: Chance): Reply | undefined {
  const last = turn.messages.at(-1)
  if (last?.kind === 'confirm') return command(chance.often(70) ? 'confirm' : 'cancel')
  if (chance.often(6)) return command('back')
  if (chance.often(3)) return command('review')
  if (chance.often(8)) return changeSomething(form, turn, chance)
  if (last?.kind === 'review') return changeSomething(form, turn, chance)
  if (last?.kind !== 'ask') return undefined
  const reply = !last.required && chance.often(35) ? undefined : answer(form, turn, last, chance, chance.often(60))
  return reply ?? (last.required ? undefined : command('skip'))
}

/** What somebody does who wants to be done: leaves out what may be left out, and sends. */
export function hurry(form: Form, turn: Turn, chance: Chance): Reply | undefined {
  const last = turn.messages.at(-1)
  if (last?.kind === 'confirm') return command('confirm')
  if (last?.kind === 'review') return command('submit')
  if (last?.kind !== 'ask') return undefined
  // They went back to this one, to mend something.
  if (turn.conversation.focus !== undefined) {
    const isLeftOut = !last.required && chance.often(50)
    return isLeftOut ? command('skip') : (answer(form, turn, last, chance, chance.often(50)) ?? command('cancel'))
  }
  return last.required || last.input.kind === 'more' || last.input.kind === 'branch'
    ? answer(form, turn, last, chance, false)
    : command('skip')
}

/** Goes back to a question that was answered, or takes a row out. */
export function changeSomething(form: Form, { conversation }: Turn, chance: Chance): Reply | undefined {
  const live = liveOf(form, conversation)
  const rows = [...allSpots(live.root)].filter(({ row, node }) => row !== undefined && !node.silent)
  const row = chance.often(20) ? chance.oneOf(rows) : undefined
  if (row !== undefined) return { kind: 'value', path: pathOf(row), value: null }
  const spot = chance.oneOf(answeredSpots(live).filter(({ parent }) => parent !== undefined))
  return spot === undefined ? command('review') : { kind: 'command', command: 'change', target: pathOf(spot) }
}

function answer(form: Form, turn: Turn, ask: Ask, chance: Chance, wantsMore: boolean): Reply | undefined {
  const value = valueFor(form, turn, ask, chance, wantsMore)
  return value === undefined ? undefined : { kind: 'value', value }
}

function valueFor(form: Form, turn: Turn, { input }: Ask, chance: Chance, wantsMore: boolean): Json | undefined {
  switch (input.kind) {
    case 'gate':
      return wantsMore
    case 'more':
      return input.count < (input.min ?? 0) || (wantsMore && input.count < Math.min(input.max ?? 4, 4))
    case 'branch':
      return chance.oneOf(input.options)?.index
    case 'key':
      return ['first', 'second', 'third', 'fourth', 'fifth'].find((name) => !input.taken.includes(name))
    case 'choices':
      return input.options.slice(0, Math.max(input.min ?? 1, 1)).map(({ value }) => value)
    case 'file':
      return FILE
    case 'files':
      return Array(Math.max(input.min ?? 1, 1)).fill(FILE)
    default:
      return chance.oneOf(answersTo(form, turn))
  }
}

/** Answers that the open question takes, as far as they can be thought up. */
function answersTo(form: Form, { conversation }: Turn): Json[] {
  const opening = openQuestion({ form, conversation })
  if (opening === undefined) return []
  const { node, row, parent } = opening.spot
  const holder = row === undefined ? undefined : parent?.node
  const wanted = (holder?.parts ?? []).flatMap(({ schema: { contains } }) => (contains === undefined ? [] : [contains]))
  const { values } = samplesFor(form, node, wanted)
  if (values.length > 0 || node.kind === 'number' || node.kind === 'integer') return values
  const patterns = node.parts.flatMap(({ source }) =>
    source.pattern === undefined ? [] : textForPattern(source.pattern),
  )
  const texts = [...patterns, exampleOf(form, conversation.locale, node)].filter((text) => text !== undefined)
  return texts.filter((text) => fits(form, text, node.parts))
}
