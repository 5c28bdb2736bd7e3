export type Language = 'en' | 'ru'

export type PageTexts = {
  title: string
  language: string
  intro: string
  drop: string
  trust: string
  noList: string
  listTaken(version: number, issuedAt: string): string
  file: string
  stated: string
  stamped: string
  level: string
  unchanged: string
  yes: string
  no: string
}

export const pageTexts: Record<Language, PageTexts> = {
  en: {
    title: 'Check a sealed document',
    language: 'English',
    intro:
      'This page checks the seal of a PDF on this device. Nothing is sent anywhere; it works without a network. Whether the document was replaced by a newer one can only be checked online.',
    drop: 'Drop a PDF here or choose it. The list of seals (seals.jws) may be added.',
    trust: 'Trusted roots',
    noList: 'No list of seals was given. Seals are checked by the roots below and by the proof in the document.',
    listTaken: (version, issuedAt) => `List of seals no. ${version} of ${issuedAt.slice(0, 10)} is used.`,
    file: 'File',
    stated: 'Time stated',
    stamped: 'Time proven',
    level: 'Proof',
    unchanged: 'Unchanged since',
    yes: 'yes',
    no: 'no',
  },
  ru: {
    title: 'Проверка документа с печатью',
    language: 'Русский',
    intro:
      'Эта страница проверяет печать на файле PDF прямо на этом устройстве. Ничего никуда не отправляется; сеть не нужна. Не заменён ли документ более новым, можно узнать только в сети.',
    drop: 'Перетащите сюда файл PDF или выберите его. Можно добавить список печатей (seals.jws).',
    trust: 'Доверенные корневые сертификаты',
    noList: 'Список печатей не указан. Печати проверяются по корневым сертификатам и по сведениям внутри документа.',
    listTaken: (version, issuedAt) => `Используется список печатей № ${version} от ${issuedAt.slice(0, 10)}.`,
    file: 'Файл',
    stated: 'Указанное время',
    stamped: 'Подтверждённое время',
    level: 'Подтверждение',
    unchanged: 'С тех пор не изменено',
    yes: 'да',
    no: 'нет',
  },
}
