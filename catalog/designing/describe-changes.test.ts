import { describe, expect, it } from 'vitest'
import type { ServiceDefinition } from '../service-definition.ts'
import { addQuestion } from './add-question.ts'
import { describeChanges } from './describe-changes.ts'
import { newDefinition } from './draft-definition.ts'
import type { DesignedForm } from './edit-form.ts'
import { moveQuestion } from './move-question.ts'
import { removeQuestion } from './remove-question.ts'
import { setCondition } from './set-condition.ts'
import { setOptions } from './set-options.ts'
import { setRequired } from './set-required.ts'
import { setText } from './set-text.ts'

const blank = newDefinition({ en: 'Parking', ru: 'Парковка' }, 'front-desk')
let form = addQuestion(blank.form, { kind: 'yes-no', title: 'Do you rent?', within: '/uiSchema' }).form
form = setText(form, '/properties/doYouRent/title', 'ru', 'Жильё снимаете?')
form = addQuestion(form, { kind: 'one-of', title: 'Kind', within: '/uiSchema' }).form
form = setOptions(form, '/uiSchema/kind', ['Tenant', 'Guest'])
const before: ServiceDefinition = { ...blank, form }

const to = (change: (form: DesignedForm) => DesignedForm) =>
  describeChanges(before, { ...before, form: change(form) }).map(({ words }) => [words.en, words.ru])

const whenRented = [{ path: ['doYouRent'], verb: 'is' as const, value: true }]

describe('the difference between two versions', () => {
  it.each<[string, (form: DesignedForm) => DesignedForm, string, string]>([
    [
      'a new question',
      (it) => addQuestion(it, { kind: 'date', title: 'Since when', within: '/uiSchema' }).form,
      'Added: “Since when”, must be answered.',
      'Добавлено: «Since when», ответ обязателен.',
    ],
    [
      'a question that is gone',
      (it) => removeQuestion(it, '/uiSchema/doYouRent'),
      'Removed: “Do you rent?”.',
      'Убрано: «Жильё снимаете?».',
    ],
    [
      'a condition',
      (it) => setCondition(it, '/uiSchema/kind', whenRented),
      '“Kind” is asked now: “Do you rent?” is yes (before: always).',
      '«Kind»: теперь спрашивается так: «Жильё снимаете?»: да (раньше: всегда).',
    ],
    [
      'an answer that may be skipped',
      (it) => setRequired(it, '/uiSchema/kind', false),
      '“Kind” may be skipped now.',
      '«Kind»: теперь можно пропустить.',
    ],
    [
      'an answer in a list',
      (it) => setOptions(it, '/uiSchema/kind', ['Tenant', 'Guest', 'Owner']),
      '“Kind”: added the answer “Owner”.',
      '«Kind»: добавлен ответ «Owner».',
    ],
    [
      'a title in one language',
      (it) => setText(it, '/properties/doYouRent/title', 'ru', 'Вы снимаете?'),
      'Title (ru): “Жильё снимаете?” → “Вы снимаете?”.',
      'Заголовок (ru): «Жильё снимаете?» → «Вы снимаете?».',
    ],
    [
      'the order',
      (it) => moveQuestion(it, '/uiSchema/kind', 'up'),
      'The order of the questions is another one.',
      'Изменён порядок вопросов.',
    ],
    [
      'what is said around a question',
      (it) => setText(it, '/uiSchema/kind/ui:help', 'en', 'As in the contract.'),
      '“Kind”: what is said around it (question, help, reason, law) has changed.',
      '«Kind»: изменены тексты вокруг вопроса (формулировка, пояснение, причина, закон).',
    ],
    [
      'what no sentence names',
      (it) => ({ ...it, schema: { ...it.schema, 'x-note': 1 } }),
      'Something in the schema has changed that these sentences do not name.',
      'В схеме изменено то, чего эти предложения не называют.',
    ],
  ])('says %s in both languages', (_, change, en, ru) => {
    expect(to(change)).toEqual([[en, ru]])
  })

  it('is nothing between a definition and itself', () => {
    expect(to((same) => structuredClone(same))).toEqual([])
  })

  it('names what changed around the form', () => {
    const after = { ...before, cost: { en: 'Free' }, routing: [{ office: 'back-desk' }] }
    expect(describeChanges(before, after).map(({ words }) => words.en)).toEqual([
      'Changed: the cost.',
      'Changed: which office receives the cases.',
    ])
  })
})
