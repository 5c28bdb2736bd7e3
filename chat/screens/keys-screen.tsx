import { useState } from 'react'
import { Page } from '../app/page.tsx'
import { ProblemNote } from '../app/problem-note.tsx'
import { useAct } from '../app/use-act.ts'
import { useLoaded } from '../app/use-loaded.ts'
import { Button } from '../controls/button.tsx'
import { listSigningKeys, revokeKey, type SigningKey } from '../http/signatures.ts'
import { dayText, momentText } from '../texts/dates.ts'
import { useTexts } from '../texts/texts.tsx'

/** The keys that this person signs with, and how to take out one that is lost. */
export function KeysScreen() {
  const { t } = useTexts()
  const { value, problem, again } = useLoaded(listSigningKeys)
  return (
    <Page title={t('keys.title')} lead={t('keys.lead')}>
      {problem && <ProblemNote problem={problem} onRetry={again} />}
      {value?.length === 0 && <p>{t('keys.none')}</p>}
      <ul className="cards">
        {value?.map((key) => (
          <li key={key.id}>
            <KeyCard signingKey={key} onRevoked={again} />
          </li>
        ))}
      </ul>
    </Page>
  )
}

function KeyCard({ signingKey, onRevoked }: { signingKey: SigningKey; onRevoked(): void }) {
  const { locale, t } = useTexts()
  const { id, name, createdAt, lastUsedAt, revokedAt } = signingKey
  return (
    <article className="card">
      <h2 className="card-title">
        <bdi>{name}</bdi>
      </h2>
      <dl className="facts">
        <div>
          <dt>{t('keys.made')}</dt>
          <dd>{dayText(createdAt, locale)}</dd>
        </div>
        <div>
          <dt>{t('keys.used')}</dt>
          <dd>{lastUsedAt ? momentText(lastUsedAt, locale) : t('keys.never')}</dd>
        </div>
        {revokedAt && (
          <div>
            <dt>{t('keys.revoked')}</dt>
            <dd>{momentText(revokedAt, locale)}</dd>
          </div>
        )}
      </dl>
      {!revokedAt && <Revoke id={id} name={name} onRevoked={onRevoked} />}
    </article>
  )
}

/** Asked twice, because it cannot be undone. */
function Revoke({ id, name, onRevoked }: { id: string; name: string; onRevoked(): void }) {
  const { t } = useTexts()
  const [sure, setSure] = useState(false)
  const { busy, problem, act } = useAct()
  const revoke = () =>
    act(async () => {
      await revokeKey(id)
      onRevoked()
    })
  if (!sure)
    return (
      <div className="card-actions">
        <Button onClick={() => setSure(true)} aria-label={t('keys.revoke-named', { name })}>
          {t('keys.revoke')}
        </Button>
      </div>
    )
  return (
    <div role="alert">
      <p>{t('keys.sure')}</p>
      {problem && <ProblemNote problem={problem} />}
      <div className="card-actions">
        <Button look="danger" busy={busy} onClick={() => void revoke()}>
          {t('keys.revoke-now')}
        </Button>
        <Button look="quiet" onClick={() => setSure(false)}>
          {t('keys.keep')}
        </Button>
      </div>
    </div>
  )
}
