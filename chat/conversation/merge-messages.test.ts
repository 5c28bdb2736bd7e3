import { describe, expect, it } from 'vitest'
import { aConversation, aReply } from '../test/a-conversation.ts'
import { knownUpTo, mergeMessages } from './merge-messages.ts'

const four = aConversation(aReply('1'), aReply('2'), aReply('3'), aReply('4'))
const seqs = (messages: readonly { seq: number }[]) => messages.map(({ seq }) => seq)

describe('messages that arrive in several ways', () => {
  it('are in order, each once', () => {
    expect(seqs(mergeMessages(four.slice(0, 2), [...four.slice(1), ...four.slice(1)].reverse()))).toEqual([1, 2, 3, 4])
  })

  it('leave the list as it was when nothing is new', () => {
    expect(mergeMessages(four, four.slice(2))).toBe(four)
  })

  it('are known up to the first gap', () => {
    expect(knownUpTo(four)).toBe(4)
    expect(knownUpTo([])).toBe(0)
    expect(knownUpTo([four[0], four[1], four[3]].filter((message) => message !== undefined))).toBe(2)
  })
})
