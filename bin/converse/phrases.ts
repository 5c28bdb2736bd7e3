/** What the terminal itself says; everything else is said by the form and the engine. */
const PHRASES = {
  en: {
    optional: 'optional',
    progress: (done: number, left: number) => `${done} answered, about ${left} left`,
    suggestion: 'suggested',
    orElse: 'or another answer',
    same: (text: string) => `write “${text}” for the same as there`,
    search: (count: number) => `${count.toLocaleString('en')} answers: write how yours begins`,
    file: 'write the path of a file',
    yesNo: 'yes / no',
    how: 'Commands: back, skip, review, change …, why, help, submit. Also :data shows the answers as JSON, = sends a JSON value, \\ at the end of a line goes on in the next, :quit leaves.',
    noFile: (path: string) => `${path}: there is no such file.`,
    noJson: 'This is not JSON.',
    data: 'The answers so far:',
    sent: 'Sent. This is the data:',
    left: 'Left before it was sent.',
    defects: (count: number, message: string) => `${message} (and ${count} more like it; --all shows them)`,
    byValue: 'by values',
    byText: 'by typed words',
    passed: (replies: number) => `passed in ${replies} replies`,
    failed: (trouble: string) => `failed: ${trouble}`,
    wanted: 'wanted',
    came: 'came',
    nothing: 'nothing',
  },
  ru: {
    optional: 'необязательно',
    progress: (done: number, left: number) => `отвечено ${done}, осталось около ${left}`,
    suggestion: 'предлагается',
    orElse: 'или другой ответ',
    same: (text: string) => `напишите «${text}», чтобы повторить ответы оттуда`,
    search: (count: number) => `ответов: ${count.toLocaleString('ru')}; напишите, как начинается ваш`,
    file: 'напишите путь к файлу',
    yesNo: 'да / нет',
    how: 'Команды: назад, пропустить, проверить, изменить …, зачем, помощь, отправить. Ещё :data показывает ответы в JSON, = передаёт значение в JSON, \\ в конце строки продолжает её в следующей, :quit выходит.',
    noFile: (path: string) => `${path}: такого файла нет.`,
    noJson: 'Это не JSON.',
    data: 'Ответы на этот момент:',
    sent: 'Отправлено. Вот данные:',
    left: 'Выход до отправки.',
    defects: (count: number, message: string) => `${message} (и ещё ${count} таких же; все покажет --all)`,
    byValue: 'значениями',
    byText: 'словами',
    passed: (replies: number) => `пройдено, ответов: ${replies}`,
    failed: (trouble: string) => `не пройдено: ${trouble}`,
    wanted: 'нужно',
    came: 'получилось',
    nothing: 'ничего',
  },
}

export type Phrases = (typeof PHRASES)['en']

/** The phrases of a locale's language; English where there are none. */
export function phrasesFor(locale: string): Phrases {
  return locale.toLowerCase().startsWith('ru') ? PHRASES.ru : PHRASES.en
}
