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
  'texts-changed': {
    en: '“{title}”: what is said around it (question, help, reason, law) has changed.',
    ru: '«{title}»: изменены тексты вокруг вопроса (формулировка, пояснение, причина, закон).',
  },
  'part-changed': { en: 'Changed: {now}.', ru: 'Изменено: {now}.' },
  'schema-changed': {
    en: 'Something in the schema has changed that these sentences do not name.',
    ru: 'В схеме изменено то, чего эти предложения не называют.',
  },
} as const

export type ChangeKey = keyof typeof CHANGE_WORDS

/** The parts of a definition around its form, and the two ways of being asked that are no sentence. */
export const PART_WORDS = {
  always: { en: 'always', ru: 'всегда' },
  schema: { en: 'written by hand: {schema}', ru: 'записано вручную: {schema}' },
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
  output: { en: 'the document', ru: 'документ' },
} as const
