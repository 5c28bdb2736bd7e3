import { describe, expect, it } from 'vitest'
import { checkService } from '../../../catalog/check-service.ts'
import { addQuestion } from '../../../catalog/designing/add-question.ts'
import { newDefinition } from '../../../catalog/designing/draft-definition.ts'
import { flatOutline, outline } from '../../../catalog/designing/outline.ts'
import { setCondition } from '../../../catalog/designing/set-condition.ts'
import { defectLines } from './defect-lines.ts'

const blank = newDefinition({ en: 'Dogs', ru: 'Собаки' }, 'front-desk')
let form = addQuestion(blank.form, { kind: 'yes-no', title: 'Any dog?', within: '/uiSchema' }).form
form = addQuestion(form, { kind: 'date', title: 'Born', within: '/uiSchema' }).form
form = setCondition(form, '/uiSchema/born', [{ path: ['anyDog'], verb: 'is', value: true }])

describe('what is to be repaired', () => {
  const lines = defectLines(checkService({ ...blank, form }), flatOutline(outline(form)))
  const at = (code: string) => lines.filter(({ defect }) => defect.code === code).map(({ place }) => place)

  it('leads to its question, also inside a condition, and to the pages around the form', () => {
    expect(at('translation-missing')).toEqual([
      { at: '/uiSchema/anyDog' },
      { at: '/uiSchema/born' },
      'about',
      'document',
    ])
    expect(at('purpose-missing')).toEqual([{ at: '/uiSchema/anyDog' }, { at: '/uiSchema/born' }])
  })

  it('is one line a cause and place', () => {
    const around = lines.find(({ place }) => place === 'about')
    expect(around?.all).toHaveLength(12)
  })
})
