import type { Change } from '../../../catalog/designing/describe-changes.ts'
import { wordDiff } from '../../../catalog/designing/word-diff.ts'
import { inLocale } from '../../../catalog/in-locale.ts'
import { useTexts } from '../use-texts.ts'

const GROUPS: Change['group'][] = ['asked', 'answers', 'conditions', 'texts', 'outcome']

/** Changes in words, by what they touch. */
export function ChangeList({ changes }: { changes: readonly Change[] }) {
  const { say, language } = useTexts()
  return GROUPS.map((group) => {
    const own = changes.filter((change) => change.group === group)
    if (own.length === 0) return null
    return (
      <div key={group}>
        <h4>{say(`designer.change.${group}`)}</h4>
        <ul className="d-changes">
          {own.map(({ words, text }) => (
            <li key={words.en}>
              {inLocale(words, language)}
              {text && isLong(text) && <WordByWord {...text} />}
            </li>
          ))}
        </ul>
      </div>
    )
  })
}

/** In a few words everybody sees what has changed. */
const isLong = ({ before, now }: { before: string; now: string }) =>
  before !== '' && now !== '' && Math.max(before.length, now.length) > 40

/** The same once more for the eye; the sentence above has said it. */
function WordByWord({ before, now }: { before: string; now: string }) {
  return (
    <p className="d-word-by-word" aria-hidden>
      {wordDiff(before, now).map(({ kind, text }, index) => {
        const Run = kind === 'gone' ? 'del' : kind === 'new' ? 'ins' : 'span'
        // biome-ignore lint/suspicious/noArrayIndexKey: a run has no other name
        return <Run key={index}>{text}</Run>
      })}
    </p>
  )
}
