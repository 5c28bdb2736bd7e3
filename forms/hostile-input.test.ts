import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { begin, compileForm, formData, type Reply, result, takeTurn } from './index.ts'
import { ownForm } from './test/own-forms.ts'
import { NOW, talk } from './test/transcript.ts'

const form = ownForm('residence')
const note = compileForm({
  schema: { type: 'object', required: ['note'], properties: { note: { type: 'string', title: 'Note' } } },
})
const say = (text: string): Reply => ({ kind: 'text', text })

describe('input that breaks programs', () => {
  it('a message of a megabyte is refused unread', () => {
    expect(talk(form, 'en', say('x'.repeat(1_000_000))).messages[0]).toMatchObject({
      kind: 'problem',
      code: 'too-long',
    })
  })

  it('a million openings of a bracket cost nothing', () => {
    const strict = compileForm({
      schema: { type: 'object', properties: { a: { type: 'string', pattern: '^(a+)+$' } }, required: ['a'] },
    })
    expect(talk(strict, 'en', say(`${'a'.repeat(50_000)}b`)).messages[0]).toMatchObject({ code: 'pattern' })
  })

  it('control and direction marks do not get into the answers', () => {
    expect(formData(note, talk(note, 'en', say('a\u0000b\u202ec\u2066d\u007f')).conversation)).toEqual({ note: 'abcd' })
  })

  it('names of prototypes are names', () => {
    const before = Object.keys(Object.prototype)
    for (const path of ['/__proto__', '/constructor', '/__proto__/polluted', '/household/__proto__']) {
      talk(form, 'en', { kind: 'value', path, value: { polluted: true } })
    }
    talk(form, 'en', {
      kind: 'value',
      path: '',
      value: JSON.parse('{"__proto__":{"polluted":true},"fullName":"Anna"}'),
    })
    expect(Object.keys(Object.prototype)).toEqual(before)
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  })

  it('values that are no JSON are refused', () => {
    const circle: Record<string, unknown> = {}
    circle.self = circle
    for (const value of [circle, () => 1, Number.NaN, Symbol('x'), 1n, undefined]) {
      expect(talk(form, 'en', { kind: 'value', value }).messages[0]).toMatchObject({
        kind: 'problem',
        code: 'not-readable',
      })
    }
  })

  it('replies of another shape are refused', () => {
    for (const reply of [
      null,
      7,
      [],
      {},
      { kind: 'text' },
      { kind: 'text', text: 7 },
      { kind: 'command', command: 'eval' },
      { kind: 'command', command: 'toString' },
    ]) {
      const { conversation } = begin(form, { locale: 'en', now: NOW })
      expect(takeTurn(form, conversation, reply as never, NOW).messages[0]).toMatchObject({ kind: 'problem' })
    }
  })

  it('two devices that answer at once do not answer each other’s question', () => {
    const { conversation } = begin(form, { locale: 'en', now: NOW })
    const first = takeTurn(form, conversation, { kind: 'text', text: 'Anna', prompt: 1 }, NOW)
    const second = takeTurn(form, first.conversation, { kind: 'text', text: 'Anna', prompt: 1 }, NOW)
    expect(formData(form, second.conversation)).toEqual({ fullName: 'Anna', household: [] })
    expect(second.messages.at(-1)).toMatchObject({ kind: 'ask', path: '/dateOfBirth' })
  })

  it('an old conversation can be continued twice, each way on its own', () => {
    const { conversation } = talk(form, 'en', 'Anna')
    const one = takeTurn(form, conversation, say('12.05.1990'), NOW)
    const other = takeTurn(form, conversation, say('13.06.1991'), NOW)
    expect(formData(form, one.conversation)).toMatchObject({ dateOfBirth: '1990-05-12' })
    expect(formData(form, other.conversation)).toMatchObject({ dateOfBirth: '1991-06-13' })
  })
})

const naughty = new URL('../../shared/corpus/naughty/blns.json', import.meta.url)
const strings = existsSync(naughty)
  ? (JSON.parse(readFileSync(naughty, 'utf8')) as string[])
  : ['null', '<script>', '{{7*7}}', '田中さん', '\u200b']

describe('strings that break programs', () => {
  it('are read as text or refused with words, and never change', () => {
    for (const text of strings) {
      const turn = talk(note, 'en', say(text))
      const { note: kept } = formData(note, turn.conversation) as { note?: string }
      if (kept === undefined) expect(turn.messages[0]?.kind).toMatch(/problem|say|review/)
      else expect(text.toWellFormed().replace(/\s/g, '')).toContain(kept.replace(/\s/g, '').slice(0, 5))
      expect(result(note, turn.conversation).problems.every((problem) => problem.code === 'required')).toBe(true)
    }
  })
})
