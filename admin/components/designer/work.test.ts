import { describe, expect, it } from 'vitest'
import { newDefinition } from '../../../catalog/designing/draft-definition.ts'
import { dogForm } from '../../../catalog/designing/test/dog-form.ts'
import { type NoPreview, type ShownPreview, worker } from './work.ts'

const now = new Date('2026-03-02T10:00:00Z')
const form = dogForm()
const asked = (preview: ShownPreview | NoPreview) => {
  const messages = 'messages' in preview ? preview.messages : []
  const body = messages.findLast((message) => message.body.kind === 'ask')?.body
  return body?.kind === 'ask' ? body.title : undefined
}

describe('what is done beside the page', () => {
  it('leads a conversation that keeps its answers while the form is edited', () => {
    const work = worker()
    expect(asked(work('begin', { form, locale: 'en', now }))).toBe('Name')
    expect(asked(work('reply', { reply: { kind: 'text', text: 'Rex' }, said: { text: 'Rex' }, now }))).toBe('Breed')
    const renamed = { ...form, schema: { ...form.schema, title: 'Dogs' } }
    expect(asked(work('carryOver', { form: renamed, locale: 'en', now }))).toBe('Breed')
  })

  it('says what keeps a form with errors from being talked through, and begins when they are gone', () => {
    const work = worker()
    const broken = { ...form, schema: { ...form.schema, type: 'nothing' } }
    expect(work('begin', { form: broken, locale: 'ru', now })).toMatchObject({ problems: [{ severity: 'error' }] })
    expect(asked(work('carryOver', { form, locale: 'ru', now }))).toBe('Кличка')
  })

  it('answers with what can be sent between threads', () => {
    const work = worker()
    const definition = { ...newDefinition({ en: 'Dogs' }, 'front-desk'), form }
    const found = work('check', { definition, locale: 'en' })
    expect(found.map(({ code }) => code)).toContain('purpose-missing')
    const preview = work('walk', { form, at: '/uiSchema/neutered', locale: 'en', now })
    expect(asked(preview)).toBe('Neutered')
    expect(structuredClone({ found, preview })).toEqual({ found, preview })
  })
})
