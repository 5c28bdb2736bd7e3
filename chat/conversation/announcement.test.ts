import { describe, expect, it } from 'vitest'
import { aConversation, anAsk, aProblem, aReply } from '../test/a-conversation.ts'
import { type Translate, translate } from '../texts/texts.tsx'
import { announcement } from './announcement.ts'

const t: Translate = (key, values) => translate('en', key, values)
const choice = {
  kind: 'choice' as const,
  options: ['a', 'b', 'c'].map((value) => ({ value, title: value })),
}

describe('what a screen reader hears', () => {
  it('is what was saved and what comes next, with how to answer', () => {
    const turn = aConversation(aReply('27 March 1990', '/birth'), anAsk('/place', { required: false, input: choice }))
    expect(announcement(turn, 0, t)).toBe('Saved: 27 March 1990. Next: Title of /place. Optional. 3 options.')
  })

  it('is the problem, and nothing about saving', () => {
    const turn = aConversation(aReply('soon', '/birth'), aProblem('/birth'), anAsk('/birth'))
    expect(announcement(turn, 0, t)).toBe('Problem: Problem of /birth. Next: Title of /birth.')
  })

  it('does not end a question twice', () => {
    expect(announcement(aConversation(anAsk('/birth', { text: 'When were you born?' })), 0, t)).toBe(
      'Next: When were you born?',
    )
  })

  it('leaves out what was heard already', () => {
    const messages = aConversation(anAsk('/a'), aReply('x', '/a'), anAsk('/b'))
    expect(announcement(messages, 2, t)).toBe('Next: Title of /b.')
  })

  it('claims to have saved neither a word aside nor a change that is to be confirmed', () => {
    expect(announcement(aConversation(anAsk('/a'), aReply('help', '/a'), anAsk('/a')), 1, t)).toBe('Next: Title of /a.')
    const confirm = {
      kind: 'confirm' as const,
      path: '/a',
      text: 'Change?',
      drops: [],
      opens: [],
      removed: [],
      asked: [],
    }
    expect(announcement(aConversation(anAsk('/a'), aReply('x', '/a'), confirm), 1, t)).toBe('Change?')
  })

  it('names the person who wrote', () => {
    const message = aConversation([
      { kind: 'official', name: 'Olga S.' },
      { kind: 'say', text: 'Good morning.' },
    ])
    expect(announcement(message, 0, t)).toBe('Olga S.: Good morning.')
  })

  it('is only a number when there is much', () => {
    const many = aConversation(...Array.from({ length: 4 }, () => ({ kind: 'say' as const, text: 'x' })))
    expect(announcement(many, 0, t)).toBe('4 new messages.')
  })

  it('is nothing when nothing came', () => {
    expect(announcement([], 0, t)).toBe('')
  })
})
