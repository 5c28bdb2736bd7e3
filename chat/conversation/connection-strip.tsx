import { CloudOff, RefreshCw } from 'lucide-react'
import { useTexts } from '../texts/texts.tsx'

/** Says when the connection is away, and what went out once it was back. */
export function ConnectionStrip({ cutOff, sentLate }: { cutOff: boolean; sentLate: number }) {
  const { t } = useTexts()
  return (
    <div className="connection" role="status">
      {cutOff && (
        <p className="strip">
          <CloudOff aria-hidden size={18} strokeWidth={1.75} /> {t('connection.lost')}
        </p>
      )}
      {!cutOff && sentLate > 0 && (
        <p className="strip">
          <RefreshCw aria-hidden size={18} strokeWidth={1.75} /> {t('connection.back', { count: sentLate })}
        </p>
      )}
    </div>
  )
}
