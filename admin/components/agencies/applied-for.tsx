import type { ShownApplication } from '../../resources/shown-application.ts'
import { useTexts } from '../use-texts.ts'
import { NameProblems } from './name-problems.tsx'

/** What is applied for, to be read beside the evidence. */
export function AppliedFor({ shown: { applied, nameProblems, evidenceHash } }: { shown: ShownApplication }) {
  const { say } = useTexts()
  const { names, legalBody, registerNumber, offices, contact } = applied
  const rows: [string, string][] = [
    [say('application.name.en'), names.en],
    [say('application.name.ru'), names.ru],
    [say('application.legalBody'), legalBody],
    [say('application.registerNumber'), registerNumber],
    ...offices.map(({ names: office, address }, index): [string, string] => [
      say('application.office', { number: index + 1 }),
      `${office.en} · ${office.ru}\n${address}`,
    ]),
    [say('application.contact'), [contact.name, contact.email, contact.phone].filter(Boolean).join('\n')],
  ]
  return (
    <section className="p-card" aria-labelledby="applied-title">
      <h2 id="applied-title">{say('application.applied')}</h2>
      {Object.entries(nameProblems).map(([language, problems]) => (
        <NameProblems key={language} problems={problems} />
      ))}
      <dl className="p-list">
        {rows.map(([term, text]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>
              <bdi>{text}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      {evidenceHash && (
        <details className="p-answers">
          <summary>{say('application.hash')}</summary>
          <code>{evidenceHash}</code>
        </details>
      )}
    </section>
  )
}
