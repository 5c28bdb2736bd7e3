import { inLocale } from '../../../catalog/in-locale.ts'

type FrameTexts = {
  number: string
  issuedOn: string
  replaces: string
  check: string
  checkHow: string
  qrAlt: string
  sealed: string
}

const texts: Record<string, FrameTexts> = {
  en: {
    number: 'No.',
    issuedOn: 'issued on',
    replaces: 'replaces No.',
    check: 'Is this document genuine?',
    checkHow:
      'It is sealed electronically. Scan the code or open the address below to see which agency sealed it and when, and to check that nothing in it was changed.',
    qrAlt: 'QR code with the address',
    sealed: 'Electronic seal',
  },
  ru: {
    number: '№',
    issuedOn: 'выдано',
    replaces: 'взамен №',
    check: 'Как проверить подлинность документа',
    checkHow:
      'Документ скреплён электронной печатью. Отсканируйте код или откройте указанный ниже адрес, чтобы узнать, какое ведомство и когда его выдало, и убедиться, что в нём ничего не изменено.',
    qrAlt: 'QR-код с адресом',
    sealed: 'Электронная печать',
  },
}

/** The frame's own words, and the language they are in: where there are none in the document's, it is another. */
export function frameTexts(locale: string): FrameTexts & { lang: string } {
  const words = inLocale(texts, locale)
  return { ...words, lang: words === texts.ru ? 'ru' : 'en' }
}
