import { describe, expect, it } from 'vitest'
import type { ServiceDefinition } from '../service-definition.ts'
import { addQuestion } from './add-question.ts'
import { describeChanges } from './describe-changes.ts'
import { newDefinition } from './draft-definition.ts'
import type { DesignedForm } from './edit-form.ts'
import { moveQuestion } from './move-question.ts'
import { removeQuestion } from './remove-question.ts'
import { setLimit, setOption } from './set-care.ts'
import { setCondition } from './set-condition.ts'
import { setOptions } from './set-options.ts'
import { setRequired } from './set-required.ts'
import { setText } from './set-text.ts'

const blank = newDefinition({ en: 'Parking', ru: 'Парковка' }, 'front-desk')
let form = addQuestion(blank.form, { kind: 'yes-no', title: 'Do you rent?', within: '/uiSchema' }).form
form = setText(form, '/properties/doYouRent/title', 'ru', 'Жильё снимаете?')
form = addQuestion(form, { kind: 'one-of', title: 'Kind', within: '/uiSchema' }).form
form = setOptions(form, '/uiSchema/kind', ['Tenant', 'Guest'])
form = addQuestion(form, { kind: 'short-text', title: 'Note', within: '/uiSchema' }).form
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
      '“Kind”, help (en): “As in the contract.” (before: nothing).',
      '«Kind», пояснение (en): «As in the contract.» (раньше: ничего).',
    ],
    [
      'how an answer is called',
      (it) => setOptions(it, '/uiSchema/kind', ['Lodger', 'Guest']),
      '“Kind”: the answer “Tenant” is called “Lodger”.',
      '«Kind»: ответ «Tenant» теперь называется «Lodger».',
    ],
    [
      'how long an answer is kept',
      (it) => setOption(it, '/uiSchema/kind', 'keptForMonths', 12),
      '“Kind”, months it is kept: 12 (before: nothing).',
      '«Kind», сколько месяцев хранится: 12 (раньше: ничего).',
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
      'Changed: the cost (en). Now: “Free”. Before: nothing.',
      'Changed: which office receives the cases. Now: back-desk. Before: front-desk.',
    ])
  })

  it('says who receives the cases, and who decides, in the words of the agency', () => {
    const after: ServiceDefinition = {
      ...before,
      routing: [{ office: 'back-desk', when: { '/kind': 'guest' } }, { office: 'front-desk' }],
      decision: {
        by: 'rule',
        register: 'residents',
        matches: { street: '/kind' },
        reason: { en: 'Known', ru: 'Есть' },
      },
    }
    const offices = [{ slug: 'back-desk', names: { en: 'Back desk', ru: 'Второй отдел' } }]
    expect(describeChanges(before, after, offices).map(({ words }) => words.ru)).toEqual([
      'Изменено: какой отдел получает дела. Теперь: Второй отдел («Kind» = Guest); front-desk. Раньше: front-desk.',
      'Изменено: кто решает и по какому правилу. Теперь: удовлетворяется, если реестр жителей говорит то же (улица = «Kind»), с обоснованием «Есть». Раньше: решает сотрудник.',
    ])
  })

  it('shows the document as it is read, and its words one by one', () => {
    const template = {
      en: "<p>The answer is {% case answers.kind %}{% when 'tenant' %}Tenant{% when 'guest' %}Guest{% endcase %}.</p>",
    }
    const [change] = describeChanges(before, { ...before, output: { ...before.output, template } })
    expect(change?.text).toMatchObject({ before: '', now: 'The answer is [Kind].' })
  })

  it('leaves no other rule for an answer unsaid beside what has words', () => {
    const changed = setLimit(setRequired(form, '/uiSchema/note', false), '/uiSchema/note', 'maxLength', 15)
    const properties = changed.schema.properties as Record<string, object>
    const after = {
      ...changed,
      schema: { ...changed.schema, properties: { ...properties, note: { ...properties.note, contentEncoding: 'x' } } },
    }
    expect(describeChanges(before, { ...before, form: after }).map(({ words }) => words.en)).toEqual([
      '“Note” may be skipped now.',
      '“Note”, at most how many characters: 15 (before: 200).',
      '“Note”: what an answer may be has changed in the schema.',
    ])
  })
})
