import type { ShownCase } from '../resources/shown-case.ts'
import { fileSize } from './file-size.ts'
import { useTexts } from './use-texts.ts'

type Props = { caseId: string; submission: ShownCase['submission']; signed: boolean }

/** The answers exactly as the applicant saw and sent them, in the language they were given in. */
export function CaseAnswers({ caseId, submission, signed }: Props) {
  const { say, moment } = useTexts()
  const { answers } = submission
  return (
    <section className="p-answers" aria-labelledby="answers-title">
      <h2 id="answers-title">{say('case.answers')}</h2>
      <p className="p-help">{say('case.sent', { date: moment(submission.sentAt) })}</p>
      {!answers && <p className="p-card p-withheld">{say('case.noAnswers')}</p>}
      {answers && <Shown locale={submission.locale} sections={answers.sections} />}
      {answers && answers.hidden > 0 && <p className="p-withheld">{say('case.hidden', { count: answers.hidden })}</p>}
      {answers && answers.erased > 0 && <p className="p-withheld">{say('case.erased', { count: answers.erased })}</p>}
      {answers && answers.files.length > 0 && <Files caseId={caseId} files={answers.files} />}
      {signed && (
        <p>
          <a href={`/admin/signed/${caseId}`} download>
            {say('case.signed')}
          </a>
        </p>
      )}
      {answers && (
        <details>
          <summary>{say('case.hash')}</summary>
          <code>{answers.hash}</code>
        </details>
      )}
    </section>
  )
}

type Answers = NonNullable<Props['submission']['answers']>

function Shown({ locale, sections }: { locale: string } & Pick<Answers, 'sections'>) {
  return (
    <div lang={locale}>
      {sections.map((section) => (
        <section key={section.items[0]?.path ?? section.title} className="p-card">
          {section.title && <h3>{section.title}</h3>}
          <dl className="p-list">
            {section.items.map((item) => (
              <div key={item.path}>
                <dt>{item.title}</dt>
                <dd>{item.text}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  )
}

function Files({ caseId, files }: { caseId: string; files: Answers['files'] }) {
  const { say, language } = useTexts()
  return (
    <section className="p-card" aria-labelledby="files-title">
      <h3 id="files-title">{say('case.files')}</h3>
      <ul className="p-files">
        {files.map((file) => (
          <li key={file.id}>
            <a href={`/admin/files/${caseId}/${file.id}`} download>
              <bdi>{say('case.download', { name: file.name })}</bdi>
            </a>{' '}
            <span className="p-quiet">{fileSize(file.size, language)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
