import { describe, expect, it } from 'vitest'
import { compileForm, describeAnswer, type FileReference, formData, result, takeTurn } from './index.ts'
import { ownForm } from './test/own-forms.ts'
import { NOW, talk } from './test/transcript.ts'

const form = ownForm('residence')
const upToProof = ['Anna Petrova', '12.05.1990', 'skip', 'own', 'no', 'no']
const file = (change: Partial<FileReference> = {}): FileReference => ({
  id: 'f1',
  name: 'contract.pdf',
  size: 200_000,
  mime: 'application/pdf',
  sha256: 'ab',
  ...change,
})
const send = (value: unknown, locale = 'en') =>
  talk(form, locale, ...(locale === 'ru' ? ['Анна', '12.05.1990', 'пропустить', '2', 'нет', 'хватит'] : upToProof), {
    kind: 'value',
    value,
  })

describe('a file', () => {
  it('is asked for with what may be sent', () => {
    expect(talk(form, 'en', ...upToProof).messages[0]).toMatchObject({
      kind: 'ask',
      input: { kind: 'file', accept: '.pdf,.jpg', maxSize: 5_000_000 },
    })
  })

  it('is kept as a reference, and called by its name', () => {
    const { conversation } = send(file())
    expect(formData(form, conversation)).toMatchObject({ proof: file() })
    expect(describeAnswer(form, conversation, '/proof')).toEqual({ title: 'Rental contract', text: 'contract.pdf' })
  })

  it('may also be a data URL, as the schema says', () => {
    const { conversation } = send('data:application/pdf;name=a.pdf;base64,aGVsbG8=')
    expect(describeAnswer(form, conversation, '/proof')?.text).toBe('a.pdf')
  })

  it.each([
    ['en', file({ name: 'scan.heic', mime: 'image/heic' }), 'file-type', 'scan.heic: send PDF or JPG.'],
    ['ru', file({ name: 'scan.heic', mime: 'image/heic' }), 'file-type', 'scan.heic: нужен файл PDF или JPG.'],
    ['en', file({ name: 'plan.pdf', size: 24_000_000 }), 'file-size', 'plan.pdf is 24 MB. Up to 5 MB can be sent.'],
    [
      'ru',
      file({ name: 'plan.pdf', size: 24_000_000 }),
      'file-size',
      expect.stringMatching(/^plan\.pdf: 24\sМБ\. Можно отправить до 5\sМБ\.$/),
    ],
    ['en', file({ name: 'virus.pdf', mime: 'text/html' }), 'file-type', 'virus.pdf: send PDF or JPG.'],
  ])('that does not fit is refused in words (%s)', (locale, value, code, text) => {
    expect(send(value, locale).messages[0]).toMatchObject({ kind: 'problem', code, text })
  })

  it('is accepted by its type, whatever its name', () => {
    expect(send(file({ name: 'photo', mime: 'image/jpeg' })).messages[0]).toMatchObject({
      kind: 'ask',
      path: '/consent',
    })
  })

  it('cannot be typed', () => {
    expect(talk(form, 'en', ...upToProof, 'contract.pdf').messages[0]).toMatchObject({
      kind: 'problem',
      code: 'unread',
    })
  })
})

describe('several files, and files as objects', () => {
  const both = compileForm({
    schema: {
      type: 'object',
      required: ['scans', 'stored'],
      properties: {
        scans: { type: 'array', title: 'Scans', minItems: 1, items: { type: 'string', format: 'data-url' } },
        stored: {
          type: 'object',
          title: 'Stored',
          properties: { id: { type: 'string' }, name: { type: 'string' } },
          required: ['id'],
        },
      },
    },
    uiSchema: { stored: { 'ui:field': 'file' }, scans: { 'ui:options': { maxSize: 1000 } } },
  })

  it('are one question each', () => {
    const scans = talk(both, 'en', { kind: 'value', value: [file({ size: 10 }), file({ id: 'f2', size: 20 })] })
    expect(scans.messages[0]).toMatchObject({ kind: 'ask', path: '/stored', input: { kind: 'file' } })
    const stored = takeTurn(both, scans.conversation, { kind: 'value', value: file() }, NOW)
    expect(result(both, stored.conversation)).toMatchObject({ complete: true, data: { stored: file() } })
  })

  it('are each checked', () => {
    expect(
      talk(both, 'en', { kind: 'value', value: [file({ size: 10 }), file({ size: 2000 })] }).messages[0],
    ).toMatchObject({ code: 'file-size' })
    expect(talk(both, 'en', { kind: 'value', value: [] }).messages[0]).toMatchObject({ code: 'minItems' })
  })
})
