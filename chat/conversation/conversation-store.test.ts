import { describe, expect, it } from 'vitest'
import { offline, ProblemError } from '../http/problem.ts'
import { aServer } from '../test/a-server.ts'
import { ConversationStore } from './conversation-store.ts'
import { keptOnDevice } from './kept-on-device.ts'

const form = {
  schema: {
    type: 'object',
    properties: { name: { type: 'string', title: 'Name' }, town: { type: 'string', title: 'Town' } },
    required: ['name', 'town'],
  },
}

/** A device with a conversation open on it; `later` runs what was put off. */
function aDevice({ server = aServer(form), shelf = new Map<string, string>(), account = 'anna' } = {}) {
  const storage = {
    getItem: (key: string) => shelf.get(key) ?? null,
    setItem: (key: string, value: string) => void shelf.set(key, value),
    removeItem: (key: string) => void shelf.delete(key),
  }
  const waits: { run: () => unknown; milliseconds: number }[] = []
  const store = new ConversationStore('conversation', keptOnDevice(storage, account, 'conversation'), {
    read: server.read,
    send: server.send,
    speakIn: server.speakIn,
    newId: () => crypto.randomUUID(),
    now: () => new Date('2026-11-24T09:00:00Z'),
    schedule(run, milliseconds) {
      waits.push({ run, milliseconds })
      return () => void waits.splice(0)
    },
  })
  const text = (words: string) => store.reply({ kind: 'text', text: words }, { text: words })
  const later = async () => {
    for (const { run } of waits.splice(0)) await run()
  }
  const said = () =>
    store
      .read()
      .messages.flatMap(({ body }) =>
        body.kind === 'reply' ? [body.text] : body.kind === 'ask' ? [`${body.title}?`] : [],
      )
  return { server, shelf, store, text, later, waits, said }
}

describe('a conversation on this device', () => {
  it('shows what was said, and what each reply brings', async () => {
    const { store, text, said } = aDevice()
    await store.resume()
    await text('Anna')
    expect(said()).toEqual(['Name?', 'Anna', 'Town?'])
    expect(store.read().queue).toEqual([])
  })

  it('goes on in another language, with the same question', async () => {
    const { store, text, said } = aDevice()
    await store.resume()
    await text('Anna')
    await store.speakIn('ru')
    expect(store.read().conversation?.locale).toBe('ru')
    expect(said()).toEqual(['Name?', 'Anna', 'Town?', 'Town?'])
  })

  it('keeps its language where the line is down', async () => {
    const { server, store } = aDevice()
    await store.resume()
    server.fail(offline())
    await store.speakIn('ru')
    expect(store.read().conversation?.locale).toBe('en')
  })

  it('keeps what could not be sent and sends it by itself, once', async () => {
    const { server, store, text, later, waits, said } = aDevice()
    await store.resume()
    server.fail(offline())
    await text('Anna')
    expect(store.read().queue).toMatchObject([{ text: 'Anna', state: 'waiting' }])
    expect(waits.map(({ milliseconds }) => milliseconds)).toEqual([1000])
    server.fail()
    await later()
    expect(said()).toEqual(['Name?', 'Anna', 'Town?'])
    expect(store.read()).toMatchObject({ queue: [], sentLate: 1 })
  })

  it('does not answer twice when only the answer of the server was lost', async () => {
    const server = aServer(form)
    const answers = [offline()]
    const { store, text, later, said } = aDevice({
      server: {
        ...server,
        async send(...turn) {
          const page = await server.send(...turn)
          const lost = answers.pop()
          if (lost) throw lost
          return page
        },
      },
    })
    await store.resume()
    await text('Anna')
    await later()
    expect(said()).toEqual(['Name?', 'Anna', 'Town?'])
  })

  it('sends after a reload what waited, for the same person only', async () => {
    const { server, shelf, store, text } = aDevice()
    await store.resume()
    server.fail(offline())
    await text('Anna')
    server.fail()
    const boris = aDevice({ server, shelf, account: 'boris' })
    await boris.store.resume()
    expect(boris.said()).toEqual(['Name?'])
    const again = aDevice({ server, shelf })
    await again.store.resume()
    expect(again.said()).toEqual(['Name?', 'Anna', 'Town?'])
  })

  it('waits for a new sign-in without losing a word', async () => {
    const { server, store, text, said } = aDevice()
    await store.resume()
    server.fail(new ProblemError({ status: 401, code: 'not-signed-in' }))
    await text('Anna')
    expect(store.read()).toMatchObject({ signedOut: true, queue: [{ text: 'Anna', state: 'waiting' }] })
    server.fail()
    await store.resume()
    expect(store.read()).toMatchObject({ signedOut: false, queue: [] })
    expect(said()).toEqual(['Name?', 'Anna', 'Town?'])
  })

  it('shows the words of a refusal and lets the person retry or take it back', async () => {
    const { server, store, text, said } = aDevice()
    await store.resume()
    server.fail(new ProblemError({ status: 422, code: 'invalid', detail: 'Too long.' }))
    await text('Anna')
    const [turn] = store.read().queue
    expect(turn).toMatchObject({ state: 'refused', problem: 'Too long.' })
    server.fail()
    await store.retry(turn?.id ?? '')
    expect(said()).toEqual(['Name?', 'Anna', 'Town?'])
  })

  it('takes what the stream brings, and reads what the stream left out', async () => {
    const { server, store, said } = aDevice()
    await store.resume()
    const reply = (text: string) => server.say({ kind: 'applicant' }, { kind: 'reply', text })
    store.received({ conversation: 'conversation', message: reply('from the other device') })
    expect(said()).toEqual(['Name?', 'from the other device'])
    reply('missed')
    store.received({ conversation: 'conversation', message: reply('heard') })
    await store.resume()
    expect(said()).toEqual(['Name?', 'from the other device', 'missed', 'heard'])
  })

  it('speaks of a lost connection only when it lasts', async () => {
    const { store, later, waits } = aDevice()
    await store.resume()
    store.lost()
    expect(store.read().cutOff).toBe(false)
    await store.connected()
    expect(waits).toEqual([])
    store.lost()
    await later()
    expect(store.read().cutOff).toBe(true)
  })

  it('says why it cannot be opened', async () => {
    const { server, store } = aDevice()
    server.fail(new ProblemError({ status: 404, code: 'not-found', title: 'Not found' }))
    await store.resume()
    expect(store.read().failure?.code).toBe('not-found')
  })
})
