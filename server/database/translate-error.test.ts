import { describe, expect, it } from 'vitest'
import { ChangedMeanwhile, StorageFull, Unavailable } from '../errors.ts'
import { connect } from './connect.ts'
import { statement } from './statement.ts'
import { translateError } from './translate-error.ts'

const fromServer = (code: string, constraint?: string) =>
  Object.assign(new Error('from the server'), { code, constraint })

describe('an error of the database, translated', () => {
  it.each([
    ['40001', ChangedMeanwhile],
    ['40P01', ChangedMeanwhile],
    ['53100', StorageFull],
    ['57P01', Unavailable],
    ['57P03', Unavailable],
    ['08006', Unavailable],
    ['53300', Unavailable],
    ['25006', Unavailable],
    ['ECONNREFUSED', Unavailable],
    ['ECONNRESET', Unavailable],
  ])('%s', (code, meaning) => {
    expect(translateError(fromServer(code))).toBeInstanceOf(meaning)
  })

  it('knows the constraints that two simultaneous requests meet', () => {
    expect(translateError(fromServer('23505', 'submissions_once_a_conversation'))).toBeInstanceOf(ChangedMeanwhile)
  })

  it('leaves mistakes of ours as they are, for the log', () => {
    const mistake = fromServer('42703')
    expect(translateError(mistake)).toBe(mistake)
    expect(translateError(fromServer('23505', 'agencies_slug_taken'))).toMatchObject({ code: '23505' })
    expect(translateError('not even an error')).toBe('not even an error')
  })

  it('recognises a database that is away, through knex and past it', async () => {
    const away = connect('postgres://nobody@127.0.0.1:1/none', { max: 1, application: 'test' })
    const ask = [() => away.raw('select 1'), () => statement(away, { name: 'test-away', text: 'select 1', values: [] })]
    for (const each of ask) {
      expect(await each().then(() => 'answered', translateError)).toBeInstanceOf(Unavailable)
    }
    await away.destroy()
  })
})
