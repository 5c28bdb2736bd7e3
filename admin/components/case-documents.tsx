import type { ShownCase } from '../resources/shown-case.ts'
import { DocumentActions } from './document-actions.tsx'
import { useTexts } from './use-texts.ts'

/** What was issued on the case: the paper itself, and the public page that whoever holds it can open. */
export function CaseDocuments({ documents }: { documents: ShownCase['documents'] }) {
  const { say } = useTexts()
  return (
    <section className="p-card" aria-labelledby="documents-title">
      <h2 id="documents-title">{say('case.documents')}</h2>
      <ul className="p-files">
        {documents.map((document) => (
          <li key={document.number}>
            <strong>{document.title}</strong> <span className="p-quiet">{document.number}</span>
            <br />
            {document.status === 'ordered' && document.problems.length === 0 && say('case.documentOrdered')}
            {document.standing && <p className="p-tone-over">{document.standing}</p>}
            {document.problems.length > 0 && (
              <div className="p-problem">
                <p>{say('case.documentStopped')}</p>
                <ul>
                  {document.problems.map((problem) => (
                    <li key={problem}>{problem}</li>
                  ))}
                </ul>
              </div>
            )}
            {document.status === 'issued' && (
              <>
                <a href={`/api/documents/${document.id}.pdf`}>{say('case.documentOpen')}</a>
                {' · '}
                <a href={`/v/${document.code}`} target="_blank" rel="noreferrer">
                  {say('case.documentCheck')}
                </a>
              </>
            )}
            {document.may.length > 0 && <DocumentActions document={document} />}
          </li>
        ))}
      </ul>
    </section>
  )
}
