import { ShieldCheck, ShieldOff } from 'lucide-react'
import { useCallback } from 'react'
import { Button, Dialog, DialogTrigger, Heading, Popover } from 'react-aria-components'
import { useLoaded } from '../app/use-loaded.ts'
import { type Badge, readBadge } from '../http/agencies.ts'
import type { Agency } from '../http/services.ts'
import { dayText } from '../texts/dates.ts'
import { useTexts } from '../texts/texts.tsx'

/** The badge, or that there is none; pressed it says why. It is drawn from the account's state alone. */
export function WhyVerified({ agency }: { agency: Agency }) {
  const { t } = useTexts()
  const Icon = agency.verified ? ShieldCheck : ShieldOff
  return (
    <DialogTrigger>
      <Button className={agency.verified ? 'verified' : 'verified not'}>
        <Icon aria-hidden size={18} strokeWidth={1.75} />
        {t(agency.verified ? 'agency.verified' : 'agency.not-verified')}
      </Button>
      <Popover className="menu why-verified">
        <Dialog>
          <Why agency={agency.slug} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}

/** Asked when it is opened, so that it is never older than that. */
function Why({ agency }: { agency: string }) {
  const { locale, t } = useTexts()
  const load = useCallback(() => readBadge(agency, locale), [agency, locale])
  const { value, problem } = useLoaded(load)
  return (
    <>
      <Heading slot="title">{t('badge.title')}</Heading>
      {problem && <p role="alert">{problem.message}</p>}
      {value && <Told badge={value} />}
    </>
  )
}

const standings = {
  unverified: 'badge.unverified',
  verified: 'badge.verified',
  suspended: 'badge.suspended',
  revoked: 'badge.revoked',
} as const

function Told({ badge: { standing, since, verification } }: { badge: Badge }) {
  const { locale, t } = useTexts()
  const day = (at: string) => dayText(at, locale)
  return (
    <>
      <p>{t(standings[standing], { date: since ? day(since) : '' })}</p>
      {verification && (
        <dl className="facts">
          {[
            [t('badge.legal-body'), verification.legalBody],
            [t('badge.register-number'), verification.registerNumber],
            [t('badge.first-check'), day(verification.firstCheckAt)],
            [t('badge.second-check'), day(verification.secondCheckAt)],
            [t('badge.valid-until'), day(verification.validUntil)],
          ].map(([term, text]) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>
                <bdi>{text}</bdi>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </>
  )
}
