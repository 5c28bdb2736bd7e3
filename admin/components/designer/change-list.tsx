import type { Change } from '../../../catalog/designing/describe-changes.ts'
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
          {own.map(({ words }) => (
            <li key={words.en}>{inLocale(words, language)}</li>
          ))}
        </ul>
      </div>
    )
  })
}
