import { useTexts } from '../use-texts.ts'

export const VIEWS = ['questions', 'about', 'document', 'json', 'share', 'publish'] as const
export type View = (typeof VIEWS)[number]

/** The pages of the designer. */
export function Views({ view, onOpen }: { view: View; onOpen(view: View): void }) {
  const { say } = useTexts()
  return (
    <nav className="d-views" aria-label={say('designer.views')}>
      {VIEWS.map((one) => (
        <button key={one} type="button" aria-current={one === view ? 'page' : undefined} onClick={() => onOpen(one)}>
          {say(`designer.view.${one}`)}
        </button>
      ))}
    </nav>
  )
}
