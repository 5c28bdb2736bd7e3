import { describe, expect, it } from 'vitest'
import { aConversation, anAsk, aProblem, aReply } from '../test/a-conversation.ts'
import { openStep } from './open-step.ts'

describe('the open step', () => {
  it('is nothing before anything was said', () => {
    expect(openStep([])).toBeUndefined()
  })

  it('is the last question', () => {
    const messages = aConversation(anAsk('/name'), aReply('Anna', '/name'), anAsk('/birth'))
    expect(openStep(messages)).toMatchObject({
      kind: 'ask',
      seq: 3,
      ask: { path: '/birth' },
      problems: [],
      changing: false,
    })
  })

  it('stays the question when it was only explained', () => {
    const messages = aConversation(anAsk('/name'), aReply('Why we ask'), { kind: 'say', text: 'For the register.' })
    expect(openStep(messages)).toMatchObject({ kind: 'ask', ask: { path: '/name' } })
  })

  it('shows what was wrong with the last reply, whether it is said before or after the question', () => {
    const asked = aConversation(anAsk('/birth'), aReply('soon', '/birth'), aProblem('/birth'), anAsk('/birth'))
    const left = aConversation(anAsk('/birth'), aReply('soon', '/birth'), aProblem('/birth'))
    for (const messages of [asked, left])
      expect(openStep(messages)).toMatchObject({ problems: [{ text: 'Problem of /birth' }], changing: false })
  })

  it('forgets a problem once the question is answered', () => {
    const messages = aConversation(
      anAsk('/birth'),
      aReply('soon', '/birth'),
      aProblem('/birth'),
      anAsk('/birth'),
      aReply('27 3 1990', '/birth'),
      anAsk('/name'),
    )
    expect(openStep(messages)).toMatchObject({ ask: { path: '/name' }, problems: [] })
  })

  it('knows that an answer is being changed', () => {
    const messages = aConversation(
      anAsk('/name'),
      aReply('Anna', '/name'),
      anAsk('/birth'),
      aReply('Change'),
      anAsk('/name'),
    )
    expect(openStep(messages)).toMatchObject({ ask: { path: '/name' }, changing: true })
  })

  it('is a new question each time there may be one more', () => {
    const more = anAsk('/people', { input: { kind: 'more', count: 1 } })
    expect(openStep(aConversation(more, aReply('Yes', '/people'), more))).toMatchObject({ changing: false })
  })

  it('is the confirmation or the review when that came last, and over once it is sent', () => {
    const confirm = {
      kind: 'confirm' as const,
      path: '/a',
      text: 'Change?',
      drops: [],
      opens: [],
      removed: [],
      asked: [],
    }
    const review = { kind: 'review' as const, sections: [], hash: 'h', progress: { answered: 1, remaining: 0 } }
    const receipt = { kind: 'receipt' as const, number: '1', submittedAt: '', office: '', dueAt: '' }
    for (const [body, kind] of [
      [confirm, 'confirm'],
      [review, 'review'],
      [receipt, 'over'],
    ] as const)
      expect(openStep(aConversation(anAsk('/a'), aReply('x', '/a'), body))?.kind).toBe(kind)
  })

  it('lists every problem that keeps a review from being sent', () => {
    const review = { kind: 'review' as const, sections: [], hash: 'h', progress: { answered: 1, remaining: 0 } }
    const messages = aConversation(review, aReply('Send'), aProblem('/a'), aProblem('/b'), review)
    expect(openStep(messages)).toMatchObject({ kind: 'review', problems: [{ path: '/a' }, { path: '/b' }] })
  })
})
