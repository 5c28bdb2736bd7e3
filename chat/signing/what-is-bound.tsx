import { sizeText } from '../controls/size-text.ts'
import type { Identity } from '../http/session.ts'
import type { SignatureRequest } from '../http/signatures.ts'
import { momentText } from '../texts/dates.ts'
import { useTexts } from '../texts/texts.tsx'
import type { ShownDocument } from './use-shown-document.ts'

type Props = { name: string; request: SignatureRequest; document: ShownDocument; identity: Identity | null }

/** In words, before anything is signed: what the signature will be tied to. The browser compares each with what it signs. */
export function WhatIsBound({ name, request, document, identity }: Props) {
  const { locale, t } = useTexts()
  const { number, title, serviceVersion, pageVersion, provider } = request
  const language = new Intl.DisplayNames([locale], { type: 'language' }).of(request.locale) ?? request.locale
  const facts = [
    [t('signing.bound-document'), `${number}.pdf, ${sizeText(document.bytes.length, locale)}`],
    [t('signing.bound-service'), t('signing.bound-versions', { title, form: serviceVersion, page: pageVersion })],
    [t('signing.bound-language'), language],
    [t('signing.bound-person'), name],
    [t('signing.bound-identity'), identity ? identityText(identity) : t('signing.bound-nobody')],
    [t('signing.bound-key'), provider ? t('signing.bound-key-of', { provider }) : t('signing.bound-own-key')],
    [t('signing.bound-time'), t('signing.bound-once')],
  ]
  function identityText({ iss, acr, authTime }: Identity) {
    if (acr.startsWith('urn:dev:')) return t('signing.bound-demo', { moment: momentText(authTime, locale) })
    return t('signing.bound-by', { issuer: new URL(iss).host, level: acr, moment: momentText(authTime, locale) })
  }
  return (
    <details className="more-facts" open>
      <summary>{t('signing.bound')}</summary>
      <dl className="facts">
        {facts.map(([term, text]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>
              <bdi>{text}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
