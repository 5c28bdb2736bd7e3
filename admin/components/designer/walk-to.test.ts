import { describe, expect, it } from 'vitest'
import { addQuestion } from '../../../catalog/designing/add-question.ts'
import { newDefinition } from '../../../catalog/designing/draft-definition.ts'
import { KINDS } from '../../../catalog/designing/kinds.ts'
import { setCondition } from '../../../catalog/designing/set-condition.ts'
import { setOptions } from '../../../catalog/designing/set-options.ts'
import { carriedOver } from '../../../chat/conversation/local-conversation.ts'
import { walkTo } from './walk-to.ts'

/** A form with a question of every kind, and at its end one that is asked when the yes-no is answered with yes. */
const form = (() => {
  let all = newDefinition({ en: 'All' }, 'front-desk').form
  for (const kind of KINDS) {
    const added = addQuestion(all, { kind, title: kind, within: '/uiSchema' })
    all = kind === 'one-of' || kind === 'several-of' ? setOptions(added.form, added.at, ['A', 'B']) : added.form
  }
  all = addQuestion(all, { kind: 'short-text', title: 'Child', within: '/uiSchema/list/items' }).form
  const { form, at } = addQuestion(all, { kind: 'date', title: 'Last', within: '/uiSchema' })
  return setCondition(form, at, [{ path: ['yesNo'], verb: 'is', value: true }])
})()

const now = new Date('2026-03-02T10:00:00Z')
const openAt = (at: string, locale = 'en') => {
  const body = walkTo(form, at, locale, now).messages.at(-1)?.body
  return body?.kind === 'ask' ? body.path : body?.kind
}

describe('jumping to a question in the preview', () => {
  it.each([
    ['/uiSchema/shortText', '/shortText'],
    ['/uiSchema/file', '/file'],
    ['/uiSchema/address', '/address/street'],
    ['/uiSchema/person/birthDate', '/person/birthDate'],
    ['/uiSchema/list/items/child', '/list/0/child'],
    ['/uiSchema/last', '/last'],
  ])('%s answers what stands before it', (at, path) => {
    expect(openAt(at)).toBe(path)
    expect(openAt(at, 'ru')).toBe(path)
  })
})

describe('a preview of a form that has changed meanwhile', () => {
  it('goes on where it was', () => {
    const before = walkTo(form, '/uiSchema/date', 'en', now)
    const changed = addQuestion(form, { kind: 'date', title: 'Later', within: '/uiSchema' }).form
    expect(carriedOver(before, changed, now).messages.at(-1)?.body).toMatchObject({ kind: 'ask', path: '/date' })
  })
})
