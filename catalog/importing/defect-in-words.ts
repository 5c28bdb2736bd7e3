import type { Defect } from '#forms'
import type { ReportLine } from './report.ts'

/** What is to be done about each kind of defect; `forms/` itself says in English alone what exactly is wrong. */
const IN_RUSSIAN: Record<string, string> = {
  'bad-keyword': 'Ключевое слово схемы записано неверно.',
  'circular-reference': 'Ссылка в схеме ведёт на саму себя.',
  'dangling-reference': 'Ссылка в схеме никуда не ведёт.',
  'default-not-allowed': 'Предложенный ответ не подходит к вопросу.',
  endless: 'Форма никогда не закончится.',
  'missing-title': 'У вопроса нет названия.',
  'no-answer-possible': 'Ни один ответ не подходит.',
  'no-options': 'У вопроса нет вариантов ответа.',
  'not-a-schema': 'Здесь должна быть схема.',
  'repeated-option': 'Вариант ответа повторяется.',
  'required-not-declared': 'Обязательный вопрос не описан, он задаётся простым текстом.',
  'text-without-place': 'Перевод не относится ни к одному тексту.',
  'too-deep': 'Слишком глубокая вложенность.',
  'too-many-options': 'Слишком много вариантов ответа.',
  'too-many-rows': 'Слишком много обязательных строк.',
  'unknown-widget': 'Такого элемента ввода нет, вопрос задаётся по своему виду.',
  'unsafe-pattern': 'Шаблон ответа нельзя проверять безопасно.',
}

/** A defect of the form that came out, as a line of the report. Its pointer leads into the form. */
export function defectInWords({ code, pointer, message }: Defect): ReportLine {
  const words = { en: message, ru: IN_RUSSIAN[code] ?? message }
  return { outcome: 'to-do', pointer, title: pointer.split('/').at(-1) ?? '', words }
}
