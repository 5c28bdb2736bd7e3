import { describe, expect, it } from 'vitest'
import type { FormDefinition } from '#forms'
import { aFile, files, talk } from '../../transcript.ts'
import { fineAppeal } from './service.ts'

const form = fineAppeal.form as FormDefinition
const story = 'The sign behind the tree could not be seen from the road.'

describe('appealing against a parking fine', () => {
  it('asks for the ground first, and for no proof of a sale where nothing was sold', () => {
    const { exchanges, answers } = talk(form, 'en', [
      ...['NF-2026', 'NF-20260117', '26 February 2026', 'AB123CD', 'the sign', 'too short', story],
      files('sign.jpg'),
      ...['Dmitri Kovalev', 'no', 'submit'],
    ])
    expect(exchanges.filter(([, said]) => said?.startsWith('✗')).map(([they]) => they)).toEqual([
      'NF-2026',
      'too short',
    ])
    expect(answers).toMatchObject({
      fine: { number: 'NF-20260117', receivedOn: '2026-02-26', plate: 'AB123CD' },
      appeal: { ground: 'sign', statement: story, photos: [{ name: 'sign.jpg' }] },
      applicant: { fullName: 'Dmitri Kovalev', hearing: false },
    })
    expect(answers).not.toHaveProperty('sale')
  })

  it('по-русски спрашивает договор, если автомобиль продан', () => {
    const { exchanges } = talk(form, 'ru', [
      ...['NF-20260117', '26 февраля 2026', 'AB123CD', 'продал', 'Автомобиль продан ещё в январе.', 'пропустить'],
      ...['15 января 2026', aFile('contract.pdf')],
    ])
    expect(exchanges.slice(-3).map(([, ...we]) => we.at(-1))).toEqual([
      'В какой день вы его продали?',
      'Договор купли-продажи',
      'Полное имя',
    ])
  })
})
