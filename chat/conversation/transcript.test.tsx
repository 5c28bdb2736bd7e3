import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { aConversation, anAsk, aProblem, aReply } from '../test/a-conversation.ts'
import { TextsProvider } from '../texts/texts.tsx'
import { Transcript } from './transcript.tsx'
import { transcriptEntries } from './transcript-entries.ts'

/** The record as it is read out, one line for each element with words. */
function readOut(messages: ReturnType<typeof aConversation>, { over = false } = {}): string[] {
  const html = renderToStaticMarkup(
    <TextsProvider locale="en">
      <Transcript
        entries={transcriptEntries(messages)}
        section={undefined}
        lang="en"
        agency="Registry"
        busy={false}
        onChange={over ? undefined : () => {}}
      />
    </TextsProvider>,
  )
  return html
    .replace(/<time.*?<\/time>/g, '')
    .split(/<\/?(?:p|div|h\d|li|button|a|dt|dd|article|ol|section)\b[^>]*>/)
    .map((text) => text.replace(/<[^>]+>/g, '').trim())
    .filter(Boolean)
}

describe('the record, read from top to bottom', () => {
  it('names its authors, and offers a change after each answer', () => {
    const messages = aConversation({ kind: 'say', text: 'Hello.' }, anAsk('/a'), aReply('x', '/a'), anAsk('/b'))
    expect(readOut(messages)).toEqual([
      'Conversation',
      'Parley, automatic',
      'Hello.',
      'Title of /a',
      'You: x',
      'Change',
    ])
  })

  it('offers nothing to change once it is over', () => {
    expect(readOut(aConversation(anAsk('/a'), aReply('x', '/a')), { over: true })).not.toContain('Change')
  })

  it('tells a reply that was not taken from one that was', () => {
    const messages = aConversation(
      anAsk('/a'),
      aReply('x', '/a'),
      aProblem('/a'),
      anAsk('/a'),
      aReply('y', '/a'),
      anAsk('/b'),
    )
    expect(readOut(messages).slice(1)).toEqual([
      'Title of /a',
      'You: x',
      'Not taken',
      'Parley, automatic',
      'Problem of /a',
      'Title of /a',
      'You: y',
      'Change',
    ])
  })

  it('never lets a person of the agency be taken for Parley, nor a name for a badge', () => {
    const messages = aConversation(
      [
        { kind: 'official', name: 'Olga S. ✓', role: 'case officer' },
        { kind: 'say', text: 'Good morning.' },
      ],
      [
        { kind: 'agency', name: 'Registry' },
        { kind: 'say', text: 'Granted.' },
      ],
    )
    expect(readOut(messages).slice(1)).toEqual([
      'OSOlga S., Registry, case officer: a person answers',
      'Good morning.',
      'Registry, notice',
      'Granted.',
    ])
  })

  it('shows the receipt and the document with everything one may need', () => {
    const read = readOut(
      aConversation(
        {
          kind: 'receipt',
          number: 'REG-1',
          submittedAt: '2026-11-24T09:00:00Z',
          office: 'Civil status',
          dueAt: '2026-11-29T09:00:00Z',
        },
        [
          { kind: 'agency', name: 'Registry' },
          { kind: 'document', id: 'd', title: 'Certificate', number: 'R-7', code: 'K' },
        ],
      ),
    )
    for (const words of [
      'Your application is sent',
      'Number REG-1',
      'Civil status',
      'Certificate',
      'R-7',
      'Open',
      'Check it',
    ])
      expect(read).toContain(words)
  })
})
