import { Link } from '../app/location.tsx'
import { Page } from '../app/page.tsx'
import { useTexts } from '../texts/texts.tsx'

export function LostScreen() {
  const { t } = useTexts()
  return (
    <Page title={t('lost.title')} lead={t('lost.lead')}>
      <p>
        <Link className="button primary" href="/">
          {t('lost.home')}
        </Link>
      </p>
    </Page>
  )
}
