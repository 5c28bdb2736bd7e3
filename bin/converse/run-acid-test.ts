import { styleText } from 'node:util'
import { type Form, type Json, type Rehearsal, rehearse } from '../../forms/index.ts'
import { type Difference, differences } from './differences.ts'
import type { Phrases } from './phrases.ts'

/** So many differences are shown; behind them there is mostly one cause. */
const MOST_SHOWN = 20

/** Completes the form with the wanted data, by values and by typed words, and tells whether they came out. Answers with the exit code. */
export function runAcidTest(form: Form, wanted: Json, locale: string, phrases: Phrases): number {
  const outcomes = (['value', 'text'] as const).map((by) => {
    const outcome = rehearse(form, wanted, by, locale, new Date())
    tell(by === 'value' ? phrases.byValue : phrases.byText, outcome, wanted, phrases)
    return outcome
  })
  return outcomes.every(({ passed }) => passed) ? 0 : 1
}

function tell(way: string, { passed, replies, data, trouble }: Rehearsal, wanted: Json, phrases: Phrases): void {
  const words = passed ? phrases.passed(replies) : phrases.failed(trouble ?? '')
  console.log(styleText(passed ? 'green' : 'red', `${passed ? '✓' : '✗'} ${way}: ${words}`))
  if (passed || data === undefined) return
  for (const difference of differences(wanted, data).slice(0, MOST_SHOWN)) console.log(line(difference, phrases))
}

function line({ pointer, wanted, came }: Difference, phrases: Phrases): string {
  const shown = (value: Json | undefined) => (value === undefined ? phrases.nothing : JSON.stringify(value))
  const left = styleText('green', `${phrases.wanted} ${shown(wanted)}`)
  return `    ${pointer}  ${left}  ${styleText('red', `${phrases.came} ${shown(came)}`)}`
}
