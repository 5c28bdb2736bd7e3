import type { ShownDraft } from '../../resources/shown-draft.ts'
import { useTexts } from '../use-texts.ts'
import { ExportLinks } from './export-links.tsx'
import { TrialLinks } from './trial-links.tsx'

/** What leaves the designer: a link to try the draft by, and the service as a file. */
export function SharePanel({ service }: Pick<ShownDraft, 'service'>) {
  const { say } = useTexts()
  return (
    <section className="d-editor" aria-labelledby="share-title">
      <h2 id="share-title">{say('designer.view.share')}</h2>
      <TrialLinks id={service.id} version={service.publishedVersion} />
      <ExportLinks slug={service.slug} />
    </section>
  )
}
