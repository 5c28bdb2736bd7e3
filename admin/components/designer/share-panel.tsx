import type { ShownDraft } from '../../resources/shown-draft.ts'
import { useTexts } from '../use-texts.ts'
import { ExportLinks } from './export-links.tsx'

/** What leaves the designer: the service as a file. */
export function SharePanel({ service }: Pick<ShownDraft, 'service'>) {
  const { say } = useTexts()
  return (
    <section className="d-editor" aria-labelledby="share-title">
      <h2 id="share-title">{say('designer.view.share')}</h2>
      <ExportLinks slug={service.slug} />
    </section>
  )
}
