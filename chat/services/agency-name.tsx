import { ShieldCheck } from 'lucide-react'
import type { Agency } from '../http/services.ts'
import { useTexts } from '../texts/texts.tsx'
import { plainName } from './plain-name.ts'

/** The agency's name with its badge. The badge is drawn from the account's state alone, never from a text or a logo. */
export function AgencyName({ agency }: { agency: Agency }) {
  const { t } = useTexts()
  return (
    <span className="agency">
      <bdi>{plainName(agency.name)}</bdi>
      {agency.verified && (
        <span className="verified">
          <ShieldCheck aria-hidden size={18} strokeWidth={1.75} />
          {t('agency.verified')}
        </span>
      )}
    </span>
  )
}
