import type { NameProblem } from '../../../catalog/names/check-name.ts'
import { useTexts } from '../use-texts.ts'

/** What is wrong with a name, in words that name the sign and the word. */
export function NameProblems({ problems, id }: { problems: readonly NameProblem[]; id?: string }) {
  const { say } = useTexts()
  if (problems.length === 0) return null
  const refused = problems.some(({ code }) => code !== 'near')
  return (
    <ul className={refused ? 'p-problem' : 'p-warning'} id={id} role={refused ? 'alert' : 'status'}>
      {problems.map(({ code, word = '', character = '', codePoint = '', like = '' }) => (
        <li key={code}>{say(`name.${code}`, { word, sign: character, code: codePoint, like })}</li>
      ))}
    </ul>
  )
}
