import { describe, expect, it } from 'vitest'
import { aConversation, anAsk, aProblem, aReply } from '../test/a-conversation.ts'
import { transcriptEntries } from './transcript-entries.ts'

const short = (messages: Parameters<typeof transcriptEntries>[0]) =>
  transcriptEntries(messages).map((entry) =>
    entry.kind === 'answer' ? `${entry.title ?? '–'}: ${entry.text} (${entry.fate})` : `${entry.kind}`,
  )

describe('the record', () => {
  it('shows answers with their questions, and not the open question', () => {
    const messages = aConversation({ kind: 'say', text: 'Hello' }, anAsk('/a'), aReply('x', '/a'), anAsk('/b'))
    expect(short(messages)).toEqual(['say', 'Title of /a: x (stands)'])
  })

  it('keeps a reply that was not understood, and its problem once it is over', () => {
    const begin = [anAsk('/a'), aReply('x', '/a'), aProblem('/a'), anAsk('/a')] as const
    expect(short(aConversation(...begin))).toEqual(['Title of /a: x (refused)'])
    expect(short(aConversation(...begin, aReply('y', '/a'), anAsk('/b')))).toEqual([
      'Title of /a: x (refused)',
      'problem',
      'Title of /a: y (stands)',
    ])
  })

  it('strikes an answer that was changed and points to the new one', () => {
    const messages = aConversation(
      anAsk('/a'),
      aReply('x', '/a'),
      anAsk('/b'),
      aReply('Change'),
      anAsk('/a'),
      aReply('y', '/a'),
    )
    expect(transcriptEntries(messages)[0]).toMatchObject({ text: 'x', fate: 'changed', changedBy: 6 })
  })

  it('lets the first answer stand when the change was not understood', () => {
    const messages = aConversation(
      anAsk('/a'),
      aReply('x', '/a'),
      anAsk('/a'),
      aReply('?', '/a'),
      aProblem('/a'),
      anAsk('/a'),
    )
    expect(short(messages)).toEqual(['Title of /a: x (stands)', 'Title of /a: ? (refused)'])
  })

  it('offers no change for what was not an answer', () => {
    const [entry] = transcriptEntries(aConversation(anAsk('/a'), aReply('Skip'), anAsk('/b')))
    expect(entry).not.toHaveProperty('path')
  })

  it('remembers the section each answer belongs to', () => {
    const messages = aConversation(
      anAsk('/a', { progress: { answered: 0, remaining: 2, section: 'You' } }),
      aReply('x', '/a'),
      anAsk('/b', { progress: { answered: 1, remaining: 1, section: 'Home' } }),
      aReply('y', '/b'),
    )
    expect(transcriptEntries(messages).map(({ section }) => section)).toEqual(['You', 'Home'])
  })
})
