import { describe, expect, it } from 'vitest'
import { enqueued, nextTurn, refused, resumed, retried, type TurnQueue, waiting, without } from './turn-queue.ts'

const turn = (id: string) => ({ id, reply: { kind: 'text' as const, text: id }, text: id, at: '2026-11-24T09:00:00Z' })
const queue: TurnQueue = enqueued(enqueued([], turn('first')), turn('second'))

describe('turns that wait', () => {
  it('go in the order they were written', () => {
    expect(nextTurn(queue)?.id).toBe('first')
    expect(nextTurn(without(queue, 'first'))?.id).toBe('second')
    expect(nextTurn([])).toBeUndefined()
  })

  it('wait for the one before that did not get through', () => {
    expect(nextTurn(waiting(queue, 'first'))).toMatchObject({ id: 'first', state: 'waiting' })
  })

  it('are held back by one that was refused, until it is retried or taken back', () => {
    const held = refused(queue, 'first', 'Too long.')
    expect(nextTurn(held)).toBeUndefined()
    expect(nextTurn(retried(held, 'first'))).toEqual({ ...turn('first'), state: 'sending' })
    expect(nextTurn(without(held, 'first'))?.id).toBe('second')
  })

  it('are on their way again after a reload, except those that were refused', () => {
    expect(resumed(refused(waiting(queue, 'second'), 'first', 'No.')).map(({ state }) => state)).toEqual([
      'refused',
      'sending',
    ])
  })
})
