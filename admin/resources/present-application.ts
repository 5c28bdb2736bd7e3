import { inLocale } from '../../catalog/in-locale.ts'
import type { NameChecks } from '../../server/agencies/check-names.ts'
import type { ListedApplication } from '../../server/agencies/list-applications.ts'
import type { ReadAgency } from '../../server/agencies/read-agency.ts'
import type { ReadApplication } from '../../server/agencies/read-application.ts'
import type { ShownAgency, ShownApplication, ShownApplicationRow, ShownNameProblems } from './shown-application.ts'

export const presentRow = ({ names, sentAt, ...listed }: ListedApplication, locale: string): ShownApplicationRow => ({
  ...listed,
  name: inLocale(names, locale),
  sentAt: sentAt?.toISOString() ?? null,
})

export const problemsOf = (names: NameChecks): ShownNameProblems =>
  Object.fromEntries(Object.entries(names).map(([locale, { problems }]) => [locale, problems]))

/** What the page of an application shows, in the official's language. */
export function presentApplication(read: ReadApplication, mayVerify: boolean, locale: string): ShownApplication {
  const { application, applied, applicant, isOwn, names, files, checks } = read
  const { status, evidence_hash: evidenceHash, sent_at } = application
  const done = checks.some(({ isReader, ofThisState }) => isReader && ofThisState)
  return {
    name: inLocale(application.names, locale),
    status,
    applicant,
    isOwn,
    mayCheck: mayVerify && !isOwn && status === 'waiting' && !done,
    mayChange: isOwn && (status === 'draft' || status === 'returned'),
    sentAt: sent_at?.toISOString() ?? null,
    evidenceHash,
    applied,
    nameProblems: problemsOf(names),
    files: files.map(({ mime: _, ...file }) => file),
    checks: checks.map(({ at, verdict, ...check }) => ({
      ...check,
      verdict: verdict as ShownApplication['checks'][number]['verdict'],
      at: at.toISOString(),
    })),
  }
}

/** What the page of an agency shows, in the official's language. */
export function presentAgency(read: ReadAgency, mayChange: boolean, locale: string): ShownAgency {
  const { names, since, offices, verifications, ...rest } = read
  return {
    ...rest,
    mayChange,
    name: inLocale(names, locale),
    since: since?.toISOString() ?? null,
    offices: offices.map((office) => ({ name: inLocale(office.names, locale), address: office.address })),
    verifications: verifications.map(({ validFrom: _, validUntil, endedAt, firstCheck, secondCheck, ...record }) => ({
      ...record,
      validUntil: validUntil.toISOString(),
      endedAt: endedAt?.toISOString() ?? null,
      firstCheck: { by: firstCheck.by, at: firstCheck.at.toISOString() },
      secondCheck: { by: secondCheck.by, at: secondCheck.at.toISOString() },
    })),
  }
}
