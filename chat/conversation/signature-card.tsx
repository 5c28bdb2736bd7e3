import { PenLine } from 'lucide-react'
import { Link } from '../app/location.tsx'
import type { SignatureBody } from '../http/conversations.ts'
import { useTexts } from '../texts/texts.tsx'

const withoutWay = new Set<SignatureBody['event']>(['preparing', 'signed', 'declined', 'refused', 'expired', 'stopped'])

/** What happened to the signatures that are needed before it can be sent, and the way to them. */
export function SignatureCard({ signature, first }: { signature: SignatureBody; first: boolean }) {
  const { t } = useTexts()
  return (
    <>
      <p className={first ? 'author' : 'visually-hidden'}>{t('author.parley')}</p>
      <div className="said signature">
        <p>{signature.text}</p>
        {!withoutWay.has(signature.event) && (
          <Link className="button secondary" href={`/sign/${signature.id}`}>
            <PenLine aria-hidden size={20} strokeWidth={1.75} />
            {signature.event === 'ready' ? t('signing.to-signing') : t('signing.see')}
          </Link>
        )}
      </div>
    </>
  )
}
