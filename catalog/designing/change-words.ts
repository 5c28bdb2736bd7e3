/** One sentence for each kind of change. Titles are quoted, and never declined in Russian. */
export const CHANGE_WORDS = {
  added: {
    en: 'Added: “{title}”, must be answered.',
    ru: 'Добавлено: «{title}», ответ обязателен.',
  },
  'added-optional': {
    en: 'Added: “{title}”, may be skipped.',
    ru: 'Добавлено: «{title}», можно пропустить.',
  },
  removed: { en: 'Removed: “{title}”.', ru: 'Убрано: «{title}».' },
  moved: { en: 'The order of the questions is another one.', ru: 'Изменён порядок вопросов.' },
  'kind-changed': { en: '“{title}” is answered in another way.', ru: '«{title}»: другой вид ответа.' },
  'now-required': { en: '“{title}” must be answered now.', ru: '«{title}»: теперь ответ обязателен.' },
  'now-optional': { en: '“{title}” may be skipped now.', ru: '«{title}»: теперь можно пропустить.' },
  'asked-when': {
    en: '“{title}” is asked now: {now} (before: {before}).',
    ru: '«{title}»: теперь спрашивается так: {now} (раньше: {before}).',
  },
  'option-added': { en: '“{title}”: added the answer “{now}”.', ru: '«{title}»: добавлен ответ «{now}».' },
  'option-removed': { en: '“{title}”: removed the answer “{now}”.', ru: '«{title}»: убран ответ «{now}».' },
  renamed: {
    en: 'Title ({language}): “{before}” → “{now}”.',
    ru: 'Заголовок ({language}): «{before}» → «{now}».',
  },
  'option-renamed': {
    en: '“{title}”: the answer “{before}” is called “{now}”.',
    ru: '«{title}»: ответ «{before}» теперь называется «{now}».',
  },
  'options-moved': {
    en: '“{title}”: its answers stand in another order.',
    ru: '«{title}»: ответы стоят в другом порядке.',
  },
  'limit-changed': {
    en: '“{title}”, {what}: {now} (before: {before}).',
    ru: '«{title}», {what}: {now} (раньше: {before}).',
  },
  'answer-changed': {
    en: '“{title}”: what an answer may be has changed in the schema.',
    ru: '«{title}»: в схеме изменено, каким может быть ответ.',
  },
  'text-changed': {
    en: '“{title}”, {what} ({language}): {now} (before: {before}).',
    ru: '«{title}», {what} ({language}): {now} (раньше: {before}).',
  },
  'part-became': {
    en: 'Changed: {what}. Now: {now}. Before: {before}.',
    ru: 'Изменено: {what}. Теперь: {now}. Раньше: {before}.',
  },
  'part-text': {
    en: 'Changed: {what} ({language}). Now: {now}. Before: {before}.',
    ru: 'Изменено: {what} ({language}). Теперь: {now}. Раньше: {before}.',
  },
  'part-changed': { en: 'Changed: {now}.', ru: 'Изменено: {now}.' },
  'schema-changed': {
    en: 'Something in the schema has changed that these sentences do not name.',
    ru: 'В схеме изменено то, чего эти предложения не называют.',
  },
  // What a text is, where it is shown word by word behind it.
  'renamed-text': { en: 'Title ({language})', ru: 'Заголовок ({language})' },
  'text-of': { en: '“{title}”, {what} ({language})', ru: '«{title}», {what} ({language})' },
  'part-of': { en: 'Changed: {what} ({language})', ru: 'Изменено: {what} ({language})' },
} as const

export type ChangeKey = keyof typeof CHANGE_WORDS

/** The parts of a definition around its form, and words that stand for what is no text. */
export const PART_WORDS = {
  always: { en: 'always', ru: 'всегда' },
  schema: { en: 'written by hand: {schema}', ru: 'записано вручную: {schema}' },
  nothing: { en: 'nothing', ru: 'ничего' },
  yes: { en: 'yes', ru: 'да' },
  no: { en: 'no', ru: 'нет' },
  documentTitle: { en: 'the title of the document', ru: 'заголовок документа' },
  titles: { en: 'the title of the service', ru: 'название услуги' },
  summary: { en: 'the summary', ru: 'краткое описание' },
  category: { en: 'the category', ru: 'категория' },
  lifeEvents: { en: 'the life events', ru: 'жизненные события' },
  asked: { en: 'the words in which people ask for it', ru: 'слова, которыми об этом спрашивают' },
  needs: { en: 'what people need to have', ru: 'что нужно подготовить' },
  cost: { en: 'the cost', ru: 'плата' },
  time: { en: 'how long it takes', ru: 'сколько это занимает' },
  result: { en: 'what people get', ru: 'что получает заявитель' },
  routing: { en: 'which office receives the cases', ru: 'какой отдел получает дела' },
  decision: { en: 'who decides, and by which rule', ru: 'кто решает и по какому правилу' },
  decideWithinDays: { en: 'the days within which it is decided', ru: 'срок решения в днях' },
  conversationsUnderWay: {
    en: 'what becomes of conversations under way',
    ru: 'что происходит с начатыми разговорами',
  },
  signatures: { en: 'who signs before it is sent', ru: 'кто подписывает перед отправкой' },
  askAgain: { en: 'which answers are asked for again', ru: 'какие ответы запрашиваются заново' },
  output: { en: 'the text of the document', ru: 'текст документа' },
} as const

/** What is said around a question, by the name of its key. */
export const TEXT_WORDS = {
  question: { en: 'the question in full', ru: 'полный вопрос' },
  help: { en: 'help', ru: 'пояснение' },
  description: { en: 'what is said', ru: 'что говорится' },
  purpose: { en: 'why it is asked', ru: 'зачем это нужно' },
  legalBasis: { en: 'the law', ru: 'закон' },
  errorMessage: { en: 'what is said when it does not fit', ru: 'что говорится, если ответ не подходит' },
  text: { en: 'a text', ru: 'текст' },
} as const

/** What an answer may be and how it is treated, by keyword. */
export const LIMIT_WORDS = {
  minimum: { en: 'smallest number', ru: 'наименьшее число' },
  maximum: { en: 'greatest number', ru: 'наибольшее число' },
  minLength: { en: 'at least how many characters', ru: 'сколько знаков не меньше' },
  maxLength: { en: 'at most how many characters', ru: 'сколько знаков не больше' },
  minItems: { en: 'at least how many', ru: 'сколько не меньше' },
  maxItems: { en: 'at most how many', ru: 'сколько не больше' },
  pattern: { en: 'what the answer looks like', ru: 'как выглядит ответ' },
  accept: { en: 'which files', ru: 'какие файлы' },
  maxSize: { en: 'the size of a file', ru: 'размер файла' },
  keptForMonths: { en: 'months it is kept', ru: 'сколько месяцев хранится' },
  sensitive: { en: 'sensitive', ru: 'особо чувствительно' },
  seenBy: { en: 'roles that see it', ru: 'роли, которые это видят' },
} as const

/** Who decides. */
export const AROUND_WORDS = {
  official: { en: 'an official decides', ru: 'решает сотрудник' },
  rule: {
    en: 'granted when the residents register says the same ({matches}), with the reason “{reason}”',
    ru: 'удовлетворяется, если реестр жителей говорит то же ({matches}), с обоснованием «{reason}»',
  },
} as const
