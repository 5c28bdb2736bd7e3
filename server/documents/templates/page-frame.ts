import { say } from '../../texts/say.ts'
import { dayFilter } from '../date-filters.ts'
import type { DocumentView } from '../document-view.ts'
import { plainText, textAlone } from '../plain-text.ts'
import { SignsWithoutGlyph } from '../signs-without-glyph.ts'
import { fontFaces, signsWithoutGlyph } from './fonts.ts'
import { frameTexts } from './frame-texts.ts'
import { pageStyle } from './page-style.ts'
import { qrCode } from './qr-code.ts'

// Nothing but what stands in the document itself may be loaded, whatever the body says.
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:"
const RIGHT_TO_LEFT = new Set(['ar', 'fa', 'he', 'ps', 'ur', 'yi'])

/**
 * The whole HTML of a document around its body, which must be checked markup.
 * @throws SignsWithoutGlyph when a character of it cannot be printed
 */
export function pageFrame(view: DocumentView, body: string): string {
  const { document, agency, locale } = view
  const words = frameTexts(locale)
  const issued = dayFilter(locale, view.timeZone ?? 'UTC')(document.issuedOn)
  const content = `${view.sample ? `<p class="sample">${plainText(say(locale, 'sample.band'))}</p>` : ''}<header><p class="agency">${plainText(agency.name)}</p></header>
<main>
<h1>${plainText(document.title)}</h1>
<p class="number"${spokenIn(words.lang, locale)}>${words.number} ${plainText(document.number)}, ${words.issuedOn} ${plainText(issued)}${document.replaces ? `, ${words.replaces} ${plainText(document.replaces)}` : ''}</p>
${body}
</main>
${view.sample ? '' : footer(view, issued)}`
  const shown = textOf(content)
  const unprintable = signsWithoutGlyph(shown)
  if (unprintable.length > 0) throw new SignsWithoutGlyph(unprintable)
  return `<!doctype html>
<html lang="${plainText(locale)}" dir="${directionOf(locale)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<title>${textAlone(document.title)}</title>
<style>${fontFaces(shown)}${pageStyle(document.number)}</style>
</head>
<body>
${content}
</body>
</html>`
}

function footer(view: DocumentView, issued: string): string {
  const { document, locale } = view
  const words = frameTexts(locale)
  return `<footer>
<img alt="${plainText(`${words.qrAlt} ${document.verifyUrl}`)}" src="${qrCode(document.verifyUrl)}">
<div${spokenIn(words.lang, locale)}><p class="question">${words.check}</p><p>${words.checkHow}</p><p>${plainText(document.verifyUrl)}</p></div>
${visibleSeal(view, issued)}
</footer>`
}

/**
 * The seal itself is in the file; this says on the page, in words and within a frame, who has set it, on which number, when.
 * One paragraph, since the browser leaves the frame of a mere box outside its tags (ISO 14289-1 §7.1).
 */
function visibleSeal({ document, agency, locale }: DocumentView, issued: string): string {
  const { sealed, number, lang } = frameTexts(locale)
  const own = spokenIn(lang, locale)
  const lines = [
    `<strong${own}>${sealed}</strong>`,
    plainText(agency.name),
    `<span${own}>${number} ${plainText(document.number)}</span>`,
    plainText(issued),
  ]
  return `<p class="seal">${lines.join('<br>')}</p>`
}

/** What stands on the paper: without tags, and with numeric references as the browser reads them. */
const textOf = (content: string): string =>
  content
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#(?:x([0-9a-f]{1,6})|([0-9]{1,7}));/gi, (_, hex?: string, decimal?: string) =>
      signOf(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)),
    )

const signOf = (codePoint: number) => (codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : '\ufffd')

const languageOf = (locale: string) => locale.split('-')[0] ?? ''
const directionOf = (locale: string) => (RIGHT_TO_LEFT.has(languageOf(locale)) ? 'rtl' : 'ltr')

/** Marks words of the frame that are in another language than the document, so that they are read and laid out as theirs. */
const spokenIn = (lang: string, locale: string) =>
  lang === languageOf(locale) ? '' : ` lang="${lang}" dir="${directionOf(lang)}"`
