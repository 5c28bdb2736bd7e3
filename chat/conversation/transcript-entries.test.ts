import { describe, expect, it } from 'vitest'
import { aConversation, anAsk, aProblem, aReply } from '../test/a-conversation.ts'
import { transcriptEntries } from './transcript-entries.ts'

const short = (messages: Parameters<typeof transcriptEntries>[0]) =>
  transcriptEntries(messages).map((entry) =>
    entry.kind === 'answer' ? `${entry.title ?? '–'}: ${entry.text} (${entry.fate ?? 'said'})` : `${entry.kind}`,
  )

describe('the record', () => {
  it('shows answers with their questions, and not the open question', () => {
    const messages = aConversation({ kind: 'say', text: 'Hello' }, anAsk('/a'), aReply('x', '/a'), anAsk('/b'))
    expect(short(messages)).toEqual(['say', 'Title of /a: x (stands)'])
  })

  it('says in which language each line was spoken, once that has changed', () => {
    const change = { kind: 'say', text: 'Дальше по-русски.', language: { from: 'en', to: 'ru' } } as const
    const messages = aConversation(anAsk('/a'), aReply('x', '/a'), change, anAsk('/b'), aReply('y', '/b'), anAsk('/c'))
    expect(transcriptEntries(messages).map(({ lang }) => lang)).toEqual(['en', 'ru', 'ru'])
    const before = transcriptEntries(aConversation(anAsk('/a'), aReply('x', '/a'), anAsk('/b')))
    expect(before.map(({ lang }) => lang)).toEqual([undefined])
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
      anAsk('/b'),
      aReply('Change'),
      anAsk('/a'),
      aReply('?', '/a'),
      aProblem('/a'),
      anAsk('/a'),
    )
    expect(short(messages)).toEqual(['Title of /a: x (stands)', '–: Change (said)', 'Title of /a: ? (refused)'])
  })

  it('offers no change for what was not an answer', () => {
    expect(short(aConversation(anAsk('/a'), aReply('Skip'), anAsk('/b')))).toEqual(['–: Skip (said)'])
  })

  it('offers no change of “one more?”, which is asked again and again', () => {
    const more = anAsk('/people', { input: { kind: 'more', count: 0 } })
    const messages = aConversation(more, aReply('Yes', '/people'), more, aReply('No', '/people'), anAsk('/b'))
    expect(short(messages)).toEqual(['Title of /people: Yes (said)', 'Title of /people: No (said)'])
  })

  it('takes a word aside for what it is: it leads back, an answer leads on', () => {
    const messages = aConversation(
      anAsk('/a'),
      aReply('x', '/a'),
      anAsk('/b'),
      aReply('help', '/b'),
      { kind: 'say', text: 'Write it like y.' },
      anAsk('/b'),
      aReply('back', '/b'),
      anAsk('/a'),
    )
    expect(short(messages)).toEqual(['Title of /a: x (stands)', '–: help (aside)', 'say', '–: back (aside)'])
  })

  it('shows answers that were asked for on the way, but not those in the dock', () => {
    const messages = aConversation(anAsk('/a'), aReply('Show all answers'), aReview('/b'), anAsk('/a'))
    expect(transcriptEntries(messages).at(-1)).toMatchObject({ kind: 'review', latest: true })
    expect(short(aConversation(anAsk('/a'), aReply('x', '/a'), aReview('/a')))).toEqual(['Title of /a: x (stands)'])
  })

  it('lets nothing change before it is confirmed', () => {
    expect(short(aConversation(...aRiskyChange))).toEqual([
      'Title of /home: rented (stands)',
      'Title of /landlord: Ivan (stands)',
      '–: Change (said)',
      'Title of /home: own (pending)',
    ])
  })

  it('shows which answers fell away with a change, once the review lists what counts', () => {
    expect(short(aConversation(...aRiskyChange, aReply('Yes'), aReview('/home')))).toEqual([
      'Title of /home: rented (changed)',
      'Title of /landlord: Ivan (dropped)',
      '–: Change (said)',
      'Title of /home: own (stands)',
      '–: Yes (said)',
    ])
  })

  it('lets everything stand when the change was taken back', () => {
    const cancel = { kind: 'reply' as const, text: 'Keep as it is', command: 'cancel' as const }
    expect(short(aConversation(...aRiskyChange, cancel, aReview('/home', '/landlord')))).toEqual([
      'Title of /home: rented (stands)',
      'Title of /landlord: Ivan (stands)',
      '–: Change (said)',
      'Title of /home: own (kept)',
      '–: Keep as it is (said)',
    ])
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

const aDocument = (id: string, replaces?: string) => ({
  ...{ kind: 'document' as const, id, title: 'Certificate', number: `number of ${id}`, code: 'c' },
  ...(replaces && { replaces }),
})
const aRevocation = (document: string) => ({ kind: 'revocation' as const, document, text: 'Revoked, because.' })

describe('a document in the record', () => {
  const standings = (...bodies: Parameters<typeof aConversation>) =>
    transcriptEntries(aConversation(...bodies)).map((entry) =>
      entry.kind === 'document' ? (entry.standing?.kind ?? 'counts') : entry.kind,
    )

  it('no longer counts once another one replaces it, and says which', () => {
    expect(standings(aDocument('a'), aDocument('b', 'a'))).toEqual(['superseded', 'counts'])
    const [before] = transcriptEntries(aConversation(aDocument('a'), aDocument('b', 'a')))
    expect(before).toMatchObject({ standing: { by: 'number of b' } })
  })

  it('no longer counts once it is revoked, whatever replaced it', () => {
    expect(standings(aDocument('a'), aRevocation('a'))).toEqual(['revoked', 'say'])
    expect(standings(aDocument('a'), aRevocation('a'), aDocument('b', 'a'))).toEqual(['revoked', 'say', 'counts'])
    expect(standings(aDocument('a'), aDocument('b', 'a'), aRevocation('b'))).toEqual(['superseded', 'revoked', 'say'])
  })
})

const aRiskyChange = [
  anAsk('/home'),
  aReply('rented', '/home'),
  anAsk('/landlord'),
  aReply('Ivan', '/landlord'),
  anAsk('/next'),
  aReply('Change'),
  anAsk('/home'),
  aReply('own', '/home'),
  { kind: 'confirm' as const, path: '/home', text: 'Change?', drops: ['/landlord'], opens: [], removed: [], asked: [] },
]

const aReview = (...paths: string[]) => ({
  kind: 'review' as const,
  hash: 'h',
  progress: { answered: 1, remaining: 0 },
  sections: [{ title: '', items: paths.map((path) => ({ path, title: path, text: 'x' })) }],
})
