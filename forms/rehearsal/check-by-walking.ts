import { type Defect, error } from '../checking/defect.ts'
import { example } from '../checking/example.ts'
import type { Form } from '../compile/form.ts'
import type { Locale } from '../definition.ts'
import { type Walk, type WalkFailure, walkAtRandom } from './walk-at-random.ts'

/** How far a form is walked: so many walks at most, and none begins once the time is over. What is found is told in `locale`. */
export type WalkLimits = { walks: number; now: Date; locale?: Locale; isOver?: () => boolean }

const SAID: Record<WalkFailure['end'], string> = {
  'cannot-be-sent':
    'After these answers nothing is left to ask, but they cannot be sent, and no other answer was found that helps.',
  'does-not-end': 'After these answers the questions do not end.',
  'does-not-fit': 'These answers were sent, though they do not satisfy the form.',
  'asked-in-vain': 'After these answers a question is asked that is no part of the form.',
  'comes-out-differently': 'The same answers, given one after the other, come out differently.',
}

/** Walks a form by chance, each time the same way, and tells the first failures, each kind by its fewest answers. */
export function checkByWalking(form: Form, { walks, now, locale = 'en', isOver = () => false }: WalkLimits): Defect[] {
  const fewest = new Map<string, WalkFailure>()
  for (let seed = 1; seed <= walks && !isOver(); seed++) {
    const walk = walkAtRandom(form, seed, now, locale)
    if (!isFailure(walk)) continue
    const known = fewest.get(walk.end)
    if (known === undefined || walk.answers.length < known.answers.length) fewest.set(walk.end, walk)
  }
  return [...fewest.values()].map(asDefect)
}

function isFailure(walk: Walk): walk is WalkFailure {
  return walk.end !== 'complete' && walk.end !== 'unknown'
}

function asDefect({ end, answers, trouble }: WalkFailure): Defect {
  const message = trouble === undefined ? SAID[end] : `${SAID[end]} ${trouble}`
  return { ...error(end, '', message), example: example(answers) }
}
