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
              {text && isLong(text) ? (
                <>
                  <span className="visually-hidden">{inLocale(words, language)}</span>
                  <WordByWord {...text} of={inLocale(text.of, language)} />
                </>
              ) : (
                inLocale(words, language)
              )}
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

/** For the eye; who does not see it hears the sentence. */
function WordByWord({ of, before, now }: { of: string; before: string; now: string }) {
  return (
    <div aria-hidden>
      {of}
      <p className="d-word-by-word">
        {wordDiff(before, now).map(({ kind, text }, index) => {
          const Run = kind === 'gone' ? 'del' : kind === 'new' ? 'ins' : 'span'
          // biome-ignore lint/suspicious/noArrayIndexKey: a run has no other name
          return <Run key={index}>{text}</Run>
        })}
      </p>
    </div>
  )
}
