/** `to-do`: it was taken over, and something must still be done before it can be published. */
export type Outcome = 'kept' | 'approximated' | 'refused' | 'to-do'

type Words = { outcome: Outcome; en: string; ru: string }

const kept = (en: string, ru: string): Words => ({ outcome: 'kept', en, ru })
const approximated = (en: string, ru: string): Words => ({ outcome: 'approximated', en, ru })
const refused = (en: string, ru: string): Words => ({ outcome: 'refused', en, ru })

/** Every sentence of an import report. Values stand in braces. */
export const REPORT_WORDS = {
  question: kept('Asked as before.', 'Спрашивается как прежде.'),
  section: kept('A section of the form.', 'Раздел формы.'),
  list: kept('Asked once a row, as often as needed.', 'Спрашивается построчно, столько раз, сколько нужно.'),
  condition: kept('Its condition is kept.', 'Условие сохранено.'),
  'whole-service': kept(
    'The service comes whole: questions, texts, routing, document.',
    'Услуга перенесена целиком: вопросы, тексты, маршруты, документ.',
  ),

  layout: approximated(
    'Layout is left out ({names}): a conversation asks one thing after another.',
    'Оформление опущено ({names}): в разговоре вопросы идут один за другим.',
  ),
  'as-text': approximated(
    'There is no question of the kind “{kind}” here: it is asked as plain text.',
    'Вопроса вида «{kind}» здесь нет: ответ принимается простым текстом.',
  ),
  'as-choice-list': approximated(
    'Boxes to tick became one list of answers. In the data it is a list of values.',
    'Флажки стали одним списком ответов. В данных это список значений.',
  ),
  'as-date': approximated('Asked as a whole date.', 'Спрашивается полная дата.'),
  'as-address': approximated(
    'Asked as an address in five parts, without a search for it.',
    'Адрес спрашивается по частям, без поиска по справочнику.',
  ),
  'as-survey': approximated(
    'The grid became a section with one question a row.',
    'Таблица стала разделом: на каждую строку один вопрос.',
  ),
  'as-map': approximated('Free pairs of name and value became a list.', 'Пары «имя и значение» стали списком.'),
  'as-file': approximated(
    'Asked as a file, of the kinds and size that are usual here.',
    'Спрашивается как файл обычного здесь вида и размера.',
  ),
  'open-choice': approximated(
    'People could also write an answer of their own. Now it is asked as text, and the answers are examples.',
    'Можно было написать свой ответ. Теперь ответ принимается текстом, варианты стали примерами.',
  ),
  'must-be-yes': approximated(
    'It had to be ticked. Now it is a question that can also be answered with no; the official sees which.',
    'Отметка была обязательной. Теперь на вопрос можно ответить и «нет»; это видно при решении.',
  ),
  'text-kept': approximated(
    'A text without a question became the explanation of “{to}”.',
    'Текст без вопроса стал пояснением к «{to}».',
  ),
  renamed: approximated(
    'In the data and in documents its answer is called “{to}”.',
    'В данных и документах ответ называется «{to}».',
  ),
  moved: approximated(
    'It depends on an answer outside of its section, so it is asked behind the section “{section}”.',
    'Вопрос зависит от ответа вне своего раздела, поэтому задаётся после раздела «{section}».',
  ),
  'section-conditioned': approximated(
    'All its questions had one condition: now the section has it.',
    'У всех вопросов было одно условие: теперь оно у раздела.',
  ),
  'below-question': approximated(
    'It stood inside of another question. It is asked behind it.',
    'Вопрос стоял внутри другого. Теперь он задаётся после него.',
  ),
  calculated: approximated(
    'It was calculated by a formula, which is left out. Now people are asked.',
    'Значение вычислялось формулой, она опущена. Теперь об этом спрашивается.',
  ),
  'unit-kept': approximated('The unit is said with the answer.', 'Единица измерения указывается при ответе.'),
  codes: approximated(
    'Of coded answers the code and its name are kept, the code system is left out.',
    'У кодированных ответов сохранены код и название, система кодов опущена.',
  ),
  'page-ways': approximated(
    'The ways between pages became a condition of this page.',
    'Переходы между страницами стали условием этой страницы.',
  ),

  'kind-refused': refused(
    'Left out: “{kind}” has no counterpart in a conversation.',
    'Опущено: «{kind}» в разговоре не имеет соответствия.',
  ),
  'hidden-refused': refused('Left out: people never saw it.', 'Опущено: этого никто не видел.'),
  'calculated-refused': refused(
    'Left out: its value was calculated by a formula and never asked.',
    'Опущено: значение вычислялось формулой и не спрашивалось.',
  ),
  'text-refused': refused(
    'Left out: a text without a question behind it. It said: {text}',
    'Опущено: текст, за которым нет вопроса. В нём было: {text}',
  ),
  'options-refused': refused(
    'Its answers came from another system ({from}) and are left out: it is asked as plain text.',
    'Варианты ответов брались из другой системы ({from}) и опущены: ответ принимается текстом.',
  ),
  'default-refused': refused(
    'The answer that was filled in beforehand is left out: it is not an allowed answer.',
    'Ответ, подставленный заранее, опущен: он не подходит к вопросу.',
  ),
  'script-refused': refused(
    'Left out: “{names}” is program text, which is never run here.',
    'Опущено: «{names}» содержит программный код, здесь он не выполняется.',
  ),
  'condition-script': refused(
    'Its condition is program text ({names}), which is never run here. It is always asked: say the condition in the designer.',
    'Условие записано программным кодом ({names}), здесь он не выполняется. Вопрос задаётся всегда: условие надо указать в конструкторе.',
  ),
  'condition-unknown': refused(
    'Its condition speaks of “{name}”, which is not in the form. It is always asked.',
    'Условие ссылается на «{name}», чего в форме нет. Вопрос задаётся всегда.',
  ),
  'condition-refused': refused(
    'Its condition compares in a way that cannot be said here ({how}). It is always asked.',
    'Условие сравнивает способом, который здесь не выразить ({how}). Вопрос задаётся всегда.',
  ),
  'condition-rows': refused(
    'Its condition reaches into or out of the rows of a list, which cannot be said here. It is always asked.',
    'Условие связывает строки списка с вопросами вне списка, здесь это не выразить. Вопрос задаётся всегда.',
  ),
  'condition-circle': refused(
    'Its condition leads back to itself, so it could never be asked. It is always asked.',
    'Условие замыкается само на себя, вопрос не был бы задан никогда. Вопрос задаётся всегда.',
  ),
  'pages-refused': refused(
    'The ways to this page are too many to be said as a condition. It is always asked.',
    'Путей к этой странице слишком много для одного условия. Она спрашивается всегда.',
  ),
  'pages-circle': refused(
    'A way back to an earlier page is left out.',
    'Переход назад, к более ранней странице, опущен.',
  ),
  'setting-refused': refused(
    'Settings that are not known here are left out: {names}.',
    'Неизвестные здесь настройки опущены: {names}.',
  ),
  'pattern-refused': refused(
    'The pattern of its answer is left out: it cannot be checked safely.',
    'Шаблон ответа опущен: его нельзя проверять безопасно.',
  ),
  'answers-refused': refused(
    'Answers that came along with the form are left out.',
    'Ответы, приложенные к форме, опущены.',
  ),
  'not-an-object': refused('Left out: here a part of a form was expected.', 'Опущено: здесь должна быть часть формы.'),
  'reserved-key': refused(
    'A key that is reserved (__proto__) is left out.',
    'Зарезервированный ключ (__proto__) опущен.',
  ),
  'too-many': refused('Left out: a form has at most {most} questions.', 'Опущено: в форме не больше {most} вопросов.'),
  nothing: refused('There is no question in it.', 'В форме нет ни одного вопроса.'),
  'no-json': refused('It is no JSON: the text cannot be read.', 'Это не JSON: текст не читается.'),
  'too-large': refused('It is too large to be a form.', 'Слишком большой объём для формы.'),
  'too-deep': refused('It is nested too deeply to be a form.', 'Слишком глубокая вложенность для формы.'),
  'unknown-language': refused(
    'It is in none of the form languages that are read here: JSON Schema, Form.io, XGov and DEFRA, FHIR Questionnaire, and what Parley exports.',
    'Это ни один из читаемых здесь языков форм: JSON Schema, Form.io, XGov и DEFRA, FHIR Questionnaire и выгрузка Parley.',
  ),
} satisfies Record<string, Words>

export type ReportKey = keyof typeof REPORT_WORDS
