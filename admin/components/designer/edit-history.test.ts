import { describe, expect, it } from 'vitest'
import { newDefinition } from '../../../catalog/designing/draft-definition.ts'
import { afterStep, beginHistory, type EditStep } from './edit-history.ts'

const named = (en: string) => newDefinition({ en }, 'front-desk')
const title = (...steps: EditStep[]) => steps.reduce(afterStep, beginHistory(named('start'))).present.titles.en
const edit = (en: string, place?: string): EditStep => ({ kind: 'edit', definition: named(en), place })
const undo: EditStep = { kind: 'undo' }
const redo: EditStep = { kind: 'redo' }

describe('undoing', () => {
  it('takes typing in one place back as one step', () => {
    expect(title(edit('d', 'title'), edit('do', 'title'), edit('dog', 'title'), undo)).toBe('start')
    expect(title(edit('dog', 'title'), edit('cat', 'help'), undo)).toBe('dog')
  })

  it('can be taken back until something else is done', () => {
    expect(title(edit('a'), edit('b'), undo, undo, redo)).toBe('a')
    expect(title(edit('a'), undo, edit('b'), redo)).toBe('b')
    expect(title(undo, redo)).toBe('start')
  })

  it('begins anew with what someone else has saved', () => {
    expect(title(edit('mine'), { kind: 'reset', definition: named('theirs') }, undo)).toBe('theirs')
  })
})
