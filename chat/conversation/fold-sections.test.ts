import { describe, expect, it } from 'vitest'
import { aConversation, anAsk, aReply } from '../test/a-conversation.ts'
import { foldSections } from './fold-sections.ts'
import { transcriptEntries } from './transcript-entries.ts'

const inSection = (section: string, ...paths: string[]) =>
  paths.flatMap((path) => [anAsk(path, { progress: { answered: 0, remaining: 9, section } }), aReply('x', path)])
const folded = (messages: ReturnType<typeof aConversation>, current?: string) =>
  foldSections(transcriptEntries(messages), current).map((run) => run.folded ?? run.entries.length)

describe('folding the record', () => {
  it('folds a section that is done', () => {
    const messages = aConversation(...inSection('You', '/a', '/b', '/c'), ...inSection('Home', '/d'))
    expect(folded(messages, 'Home')).toEqual([{ section: 'You', answers: 3 }, 1])
  })

  it('leaves the section of the open question, and short ones', () => {
    const messages = aConversation(...inSection('You', '/a', '/b'), ...inSection('Home', '/d', '/e', '/f'))
    expect(folded(messages, 'Home')).toEqual([2, 3])
  })

  it('never folds away what a person wrote', () => {
    const messages = aConversation(
      ...inSection('You', '/a', '/b', '/c'),
      [
        { kind: 'official', name: 'Olga' },
        { kind: 'say', text: 'Hello' },
      ],
      ...inSection('Home', '/d'),
    )
    expect(folded(messages, 'Home')).toEqual([4, 1])
  })

  it('leaves a form without sections as it is', () => {
    expect(folded(aConversation(anAsk('/a'), aReply('x', '/a')))).toEqual([1])
  })
})
