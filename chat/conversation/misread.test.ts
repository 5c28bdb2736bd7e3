import { describe, expect, it } from 'vitest'
import { aConversation, anAsk, aProblem, aReply } from '../test/a-conversation.ts'
import { misread } from './misread.ts'

describe('words that were not understood', () => {
  it('come back to be corrected', () => {
    expect(misread(aConversation(anAsk('/a'), aReply('soon', '/a'), aProblem('/a'), anAsk('/a')))).toBe('soon')
  })

  it('stay away once they were understood', () => {
    expect(misread(aConversation(anAsk('/a'), aReply('now', '/a'), anAsk('/b')))).toBeUndefined()
    expect(misread(aConversation(anAsk('/a')))).toBeUndefined()
  })
})
