import type { DocumentView } from '../document-view.ts'

/** What a certificate speaks of; a test overrides what it is about. */
export function aView(overrides: Partial<DocumentView> = {}): DocumentView {
  return {
    locale: 'en',
    document: {
      number: 'registry-2026-000017',
      code: 'Z8e1hGQpQ0mXl7mY0Zb8Kg',
      verifyUrl: 'https://parley.example/v/Z8e1hGQpQ0mXl7mY0Zb8Kg',
      issuedOn: '2026-11-24T10:00:00Z',
      title: 'Certificate of residence',
    },
    agency: { name: 'Civil Registry' },
    applicant: { name: 'Anna Müller' },
    answers: { fullName: 'Анна Müller', birthDate: '1990-05-12', town: 'Νεάπολη' },
    decision: { outcome: 'granted', reason: 'The register says the same.', decidedOn: '2026-11-24' },
    ...overrides,
  }
}

export const aTemplate =
  '<p>It is certified that <strong>{{ answers.fullName }}</strong>, born on {{ answers.birthDate | day }}, ' +
  'lives in <em>{{ answers.town }}</em>.</p><p><a href="https://parley.example/">More</a></p>'
