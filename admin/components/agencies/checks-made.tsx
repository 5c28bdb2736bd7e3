import type { ShownApplication } from '../../resources/shown-application.ts'
import { useTexts } from '../use-texts.ts'

/** What each administrator said, of this state or of an earlier one. */
export function ChecksMade({ checks }: Pick<ShownApplication, 'checks'>) {
  const { say, moment } = useTexts()
  if (checks.length === 0) return null
  return (
    <section className="p-card" aria-labelledby="checks-title">
      <h2 id="checks-title">{say('checks.title')}</h2>
      <ul className="p-checks">
        {checks.map(({ by, isReader, verdict, note, at, ofThisState }) => (
          <li key={at + by}>
            <strong>{say(`checks.${verdict}`)}</strong> · <bdi>{isReader ? say('checks.you') : by}</bdi>
            <p className="p-quiet">{moment(at)}</p>
            <blockquote>{note}</blockquote>
            {!ofThisState && <p className="p-quiet">{say('checks.ofEarlier')}</p>}
          </li>
        ))}
      </ul>
    </section>
  )
}
