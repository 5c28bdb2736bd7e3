import type { ShownLine } from '../../resources/shown-trail.ts'
import { useTexts } from '../use-texts.ts'

/** What it was and what it became, where there is something to say of either; and why. */
export function Change({ line: { before, after, reason } }: { line: ShownLine }) {
  const { say } = useTexts()
  const parts = [
    ['before', before],
    ['after', after],
    ['reason', reason],
  ].filter((part): part is [string, string] => part[1] !== null)
  if (parts.length === 0) return null
  return (
    <dl className="p-change">
      {parts.map(([name, text]) => (
        <div key={name}>
          <dt>{say(`trail.${name}`)}</dt>
          <dd>
            <bdi>{text}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  )
}
