import { useCallback } from 'react'
import { Page } from '../app/page.tsx'
import { ProblemNote } from '../app/problem-note.tsx'
import { useLoaded } from '../app/use-loaded.ts'
import { type Access, listAccesses } from '../http/accesses.ts'
import { clockText, dayText } from '../texts/dates.ts'
import { useTexts } from '../texts/texts.tsx'

/** Who looked at this person's data, when and why: the newest day first. */
export function AccessesScreen() {
  const { locale, t } = useTexts()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words come in the language of the page
  const load = useCallback(listAccesses, [locale])
  const { value, problem, again } = useLoaded(load)
  const days = Object.entries(Object.groupBy(value ?? [], ({ at }) => dayText(at, locale)))
  return (
    <Page title={t('accesses.title')} lead={t('accesses.lead')}>
      {problem && <ProblemNote problem={problem} onRetry={again} />}
      {value?.length === 0 && <p>{t('accesses.none')}</p>}
      {days.map(([day, accesses = []]) => (
        <section key={day}>
          <h2>{day}</h2>
          <ul className="cards">
            {accesses.map((access) => (
              <li key={`${access.at} ${access.who} ${access.what}`}>
                <AccessCard access={access} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Page>
  )
}

function AccessCard({ access }: { access: Access }) {
  const { locale, t } = useTexts()
  const facts = [
    { term: t('accesses.what'), text: access.what },
    { term: t('accesses.purpose'), text: access.purpose },
    { term: t('accesses.case'), text: access.case },
  ].filter(({ text }) => text !== null)
  return (
    <article className="card">
      <h3 className="card-title">
        {access.who}
        {access.role && <span className="caption"> {access.role}</span>}
      </h3>
      <p className="caption">
        {access.agency} · <time dateTime={access.at}>{clockText(access.at, locale)}</time>
      </p>
      <dl className="facts">
        {facts.map(({ term, text }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </article>
  )
}
