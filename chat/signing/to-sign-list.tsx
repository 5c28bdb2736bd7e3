import { useCallback } from 'react'
import { Link } from '../app/location.tsx'
import { useLoaded } from '../app/use-loaded.ts'
import { listSignatureRequests, type SignatureRequest } from '../http/signatures.ts'
import { dayText } from '../texts/dates.ts'
import { useTexts } from '../texts/texts.tsx'

/** What somebody else has asked this person to sign: its conversation is theirs, so this is the only way back to it. */
export function ToSignList() {
  const { t } = useTexts()
  const { value } = useLoaded(useCallback(listSignatureRequests, []))
  const asked = value?.filter(({ isApplicant }) => !isApplicant) ?? []
  if (asked.length === 0) return null
  return (
    <section aria-labelledby="to-sign">
      <h2 id="to-sign">{t('signing.asked')}</h2>
      <ul className="cards">
        {asked.map((request) => (
          <li key={request.id}>
            <RequestCard request={request} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function RequestCard({ request }: { request: SignatureRequest }) {
  const { locale, t } = useTexts()
  const { id, title, status, maySign, signers, expiresAt } = request
  const own = signers.find(({ isYou }) => isYou)
  const standing = () => {
    if (own?.status === 'signed') return t('signing.asked-signed')
    if (own?.status === 'declined') return t('signing.asked-declined')
    if (status === 'open' || status === 'preparing') return maySign ? t('signing.asked-now') : t('signing.not-yet')
    return t('signing.asked-over')
  }
  return (
    <article className="card">
      <h3 className="card-title" lang={request.locale}>
        <Link href={`/sign/${id}`}>{title}</Link>
      </h3>
      <p>
        <strong>{standing()}</strong>
      </p>
      {maySign && <p className="caption">{t('signing.until', { day: dayText(expiresAt, locale) })}</p>}
    </article>
  )
}
