import { describe, expect, it } from 'vitest'
import { openStream } from './message-stream.ts'

/** A stream whose connections are opened, broken and ended by the test. */
function aWorld() {
  const heard: unknown[] = []
  const sources: {
    readyState: number
    closed: boolean
    told: Record<string, () => void>
    onopen: unknown
    onmessage: unknown
    onerror: unknown
  }[] = []
  const waits: { run: () => void; milliseconds: number }[] = []
  const stop = openStream(
    {
      onMessage: (message) => heard.push(message),
      onOpen: () => heard.push('open'),
      onLost: () => heard.push('lost'),
      onStanding: () => heard.push('standing'),
    },
    {
      connect() {
        const source = {
          readyState: 0,
          closed: false,
          onopen: null,
          onmessage: null,
          onerror: null,
          told: {} as Record<string, () => void>,
          addEventListener(name: string, hear: () => void) {
            source.told[name] = hear
          },
          close() {
            source.closed = true
          },
        }
        sources.push(source)
        return source as never
      },
      schedule(run, milliseconds) {
        waits.push({ run, milliseconds })
        return () => void waits.splice(0)
      },
    },
  )
  const fire = (name: 'onopen' | 'onmessage' | 'onerror', event?: unknown) => {
    const listener = sources.at(-1)?.[name] as ((event: unknown) => void) | null
    listener?.(event)
  }
  const giveUp = () => {
    Object.assign(sources.at(-1) ?? {}, { readyState: 2 })
    fire('onerror')
  }
  return { heard, sources, waits, fire, giveUp, stop }
}

describe('the stream', () => {
  it('hands on what arrives', () => {
    const { heard, fire } = aWorld()
    fire('onopen')
    fire('onmessage', { data: '{"conversation":"c","message":{"seq":1}}' })
    expect(heard).toEqual(['open', { conversation: 'c', message: { seq: 1 } }])
  })

  it('hears that the badge of an agency came or went', () => {
    const { heard, sources } = aWorld()
    sources[0]?.told.standing?.()
    expect(heard).toEqual(['standing'])
  })

  it('leaves a broken line to the browser, which resumes from the last event', () => {
    const { heard, sources, waits, fire } = aWorld()
    fire('onerror')
    expect({ heard, connections: sources.length, waits }).toEqual({ heard: ['lost'], connections: 1, waits: [] })
  })

  it('starts anew, ever more patiently, when the browser gives up', () => {
    const { sources, waits, giveUp } = aWorld()
    const patience: number[] = []
    for (let failure = 0; failure < 6; failure += 1) {
      giveUp()
      const wait = waits.shift()
      patience.push(wait?.milliseconds ?? 0)
      wait?.run()
    }
    expect(patience).toEqual([1000, 2000, 5000, 15_000, 30_000, 30_000])
    expect(sources).toHaveLength(7)
  })

  it('is patient no longer once it was connected again', () => {
    const { waits, fire, giveUp } = aWorld()
    giveUp()
    waits.shift()?.run()
    giveUp()
    waits.shift()?.run()
    fire('onopen')
    giveUp()
    expect(waits[0]?.milliseconds).toBe(1000)
  })

  it('ends for good', () => {
    const { sources, waits, giveUp, stop } = aWorld()
    giveUp()
    stop()
    expect(waits).toEqual([])
    expect(sources.at(-1)?.closed).toBe(true)
  })
})
