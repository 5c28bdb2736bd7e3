import type { CmsDefect } from '../gateways/check-cms.ts'
import type { EvidenceDefect } from './check-signing-evidence.ts'
import type { PlaceDefect } from './pdf/find-signatures.ts'
import type { PdfDefectCode } from './pdf/value.ts'

export type Verdict = 'valid' | 'changed' | 'untrusted' | 'not-signed' | 'unreadable'

export type ReasonCode =
  | PlaceDefect
  | CmsDefect
  | PdfDefectCode
  | EvidenceDefect
  | 'changed-after-signing'
  | 'signer-not-listed'
  | 'kind-unknown'
  | 'time-missing'
  | 'time-in-future'
  | 'time-outside-certificate'

/** What is told beside a verdict without speaking against it. */
export type RemarkCode = 'revoked-later' | 'advanced' | 'qualified'

export type Text = { en: string; ru: string }

export const verdictTexts = {
  valid: { en: 'Genuine: sealed and unchanged since.', ru: 'Подлинный: скреплён печатью и с тех пор не изменён.' },
  changed: { en: 'Not genuine: the document was changed.', ru: 'Не подлинный: документ изменён.' },
  untrusted: {
    en: 'Unchanged, but it is not certain who sealed it.',
    ru: 'Не изменён, но неизвестно, кто скрепил его печатью.',
  },
  'not-signed': { en: 'This document carries no seal.', ru: 'На этом документе нет печати.' },
  unreadable: {
    en: 'This file is not a PDF that can be checked.',
    ru: 'Этот файл не является PDF, который можно проверить.',
  },
} satisfies Record<Verdict, Text>

/** Who made a signature; `claimed` where only the signature itself says so, which anybody can write. */
export const signerTexts = {
  proven: {
    seal: { en: 'Sealed by', ru: 'Скреплено печатью' },
    signature: { en: 'Signed by', ru: 'Подписано' },
    'time-stamp': { en: 'Time-stamp by', ru: 'Отметка времени' },
  },
  claimed: {
    seal: { en: 'Sealed, without proof, in the name of', ru: 'Скреплено печатью, без подтверждения, от имени' },
    signature: { en: 'Signed, without proof, in the name of', ru: 'Подписано, без подтверждения, от имени' },
    'time-stamp': {
      en: 'Time-stamp, without proof, in the name of',
      ru: 'Отметка времени, без подтверждения, от имени',
    },
  },
} satisfies Record<'proven' | 'claimed', Record<'seal' | 'signature' | 'time-stamp', Text>>

export const reasonTexts = {
  malformed: { en: 'The file does not follow the PDF standard.', ru: 'Файл не соответствует стандарту PDF.' },
  unsupported: {
    en: 'The file uses a form of PDF that is not accepted here.',
    ru: 'В файле использована разновидность PDF, которая здесь не принимается.',
  },
  'too-large': { en: 'The file is too large to be checked.', ru: 'Файл слишком велик для проверки.' },
  'byte-range-invalid': {
    en: 'The seal does not say correctly which part of the file it covers.',
    ru: 'В печати неверно указано, какую часть файла она охватывает.',
  },
  'contents-invalid': { en: 'The seal is not written as it must be.', ru: 'Печать записана не так, как требуется.' },
  'revision-not-covered': {
    en: 'The seal does not cover the whole version of the document it was put on.',
    ru: 'Печать охватывает не всю версию документа, на которую она поставлена.',
  },
  'signature-shared': { en: 'One seal is shown in two places.', ru: 'Одна и та же печать указана в двух местах.' },
  'signature-unreachable': {
    en: 'The file hides a signature that readers do not show.',
    ru: 'В файле скрыта подпись, которую программы для чтения не показывают.',
  },
  'signer-not-listed': {
    en: 'The certificate is none of those that agencies seal with; a newer list of seals may have it.',
    ru: 'Этим сертификатом не пользуется для печати ни одно ведомство; возможно, он есть в более новом списке печатей.',
  },
  'signature-unreadable': { en: 'The signature cannot be read.', ru: 'Подпись не читается.' },
  'digest-differs': {
    en: 'The content is not the one that was sealed.',
    ru: 'Содержимое отличается от того, что было скреплено печатью.',
  },
  'signature-wrong': {
    en: 'The signature does not belong to the certificate it names.',
    ru: 'Подпись не соответствует указанному сертификату.',
  },
  'certificate-mismatch': {
    en: 'The certificate was exchanged for another.',
    ru: 'Сертификат заменён другим.',
  },
  'time-stamp-invalid': {
    en: 'The time-stamp of the seal does not hold.',
    ru: 'Отметка времени печати недействительна.',
  },
  'time-stamp-revoked': {
    en: 'The time-stamp was made by an authority whose certificate has been revoked.',
    ru: 'Отметку времени поставил центр, сертификат которого отозван.',
  },
  'certificate-revoked': {
    en: 'The certificate of the seal had been revoked before the document was sealed.',
    ru: 'Сертификат печати был отозван до скрепления документа.',
  },
  'revocation-unknown': {
    en: 'Whether a certificate has been revoked cannot be told from what is at hand.',
    ru: 'По имеющимся сведениям нельзя установить, не отозван ли сертификат.',
  },
  'signer-not-trusted': {
    en: 'The certificate was not issued by an authority this check trusts.',
    ru: 'Сертификат выдан центром, которому эта проверка не доверяет.',
  },
  'certificate-expired': { en: 'The certificate has expired.', ru: 'Срок действия сертификата истёк.' },
  'certificate-not-yet-valid': {
    en: 'The certificate is not valid yet.',
    ru: 'Срок действия сертификата ещё не начался.',
  },
  'certificate-not-for-signing': {
    en: 'The certificate may not be used to sign documents.',
    ru: 'Этим сертификатом нельзя подписывать документы.',
  },
  'certificate-weak': {
    en: 'The certificate uses an algorithm that is too weak.',
    ru: 'В сертификате использован слишком слабый алгоритм.',
  },
  'changed-after-signing': {
    en: 'The document was changed after it was sealed.',
    ru: 'Документ изменён после того, как был скреплён печатью.',
  },
  'kind-unknown': {
    en: 'This kind of signature is not checked here.',
    ru: 'Подпись такого вида здесь не проверяется.',
  },
  'time-missing': { en: 'The time of sealing is missing.', ru: 'Не указано время скрепления печатью.' },
  'time-in-future': { en: 'The time of sealing lies in the future.', ru: 'Время скрепления печатью ещё не наступило.' },
  'time-outside-certificate': {
    en: 'The certificate was not valid at the time of sealing.',
    ru: 'Во время скрепления печатью сертификат не действовал.',
  },
  'evidence-missing': {
    en: 'Nothing beside the signature of a person shows that they agreed to it.',
    ru: 'При подписи человека нет подтверждения, что он на неё согласился.',
  },
  'evidence-wrong': {
    en: 'What a person agreed to is not this document, or not with this signature.',
    ru: 'Согласие человека относится не к этому документу или не к этой подписи.',
  },
} satisfies Record<ReasonCode, Text>

export const remarkTexts = {
  'revoked-later': {
    en: 'The certificate was revoked later. What was sealed or signed with it before stays good.',
    ru: 'Сертификат отозван позднее. То, что было скреплено печатью или подписано раньше, остаётся в силе.',
  },
  advanced: {
    en: 'An advanced electronic signature, not a qualified one: it does not stand for a handwritten signature where a law asks for that.',
    ru: 'Усиленная электронная подпись, не квалифицированная: она не заменяет собственноручную там, где её требует закон.',
  },
} satisfies Record<Exclude<RemarkCode, 'qualified'>, Text>

/** By its certificate; that its issuer may say so, the trust of this check says. */
export const qualifiedText = (issuer: string): Text => ({
  en: `A qualified electronic signature, by its certificate from ${issuer}.`,
  ru: `Квалифицированная электронная подпись по сертификату, который выдал центр «${issuer}».`,
})
