import { describe, expect, it } from 'vitest'
import { keptOnDevice } from './kept-on-device.ts'

function aShelf() {
  const kept = new Map<string, string>()
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
    get size() {
      return kept.size
    },
  }
}

const turns = [{ id: '1', reply: { kind: 'text' as const, text: 'x' }, text: 'x', at: '', state: 'waiting' as const }]

describe('what is kept on the device', () => {
  it('is there after a reload', () => {
    const shelf = aShelf()
    keptOnDevice(shelf, 'anna', 'c').keepTurns(turns)
    keptOnDevice(shelf, 'anna', 'c').keepDraft('half a word')
    expect(keptOnDevice(shelf, 'anna', 'c').turns()).toEqual(turns)
    expect(keptOnDevice(shelf, 'anna', 'c').draft()).toBe('half a word')
  })

  it('belongs to one person and one conversation', () => {
    const shelf = aShelf()
    keptOnDevice(shelf, 'anna', 'c').keepTurns(turns)
    expect(keptOnDevice(shelf, 'boris', 'c').turns()).toEqual([])
    expect(keptOnDevice(shelf, 'anna', 'd').turns()).toEqual([])
  })

  it('leaves nothing behind once all is sent', () => {
    const shelf = aShelf()
    const kept = keptOnDevice(shelf, 'anna', 'c')
    kept.keepTurns(turns)
    kept.keepDraft('x')
    kept.keepTurns([])
    kept.keepDraft('')
    expect(shelf.size).toBe(0)
  })

  it('does without storage that is closed or spoilt', () => {
    const refuse = () => {
      throw new DOMException('denied', 'SecurityError')
    }
    const closed = keptOnDevice({ getItem: refuse, setItem: refuse, removeItem: refuse }, 'anna', 'c')
    closed.keepTurns(turns)
    expect(closed.turns()).toEqual([])
    expect(keptOnDevice({ ...aShelf(), getItem: () => '{' }, 'anna', 'c').turns()).toEqual([])
  })
})
