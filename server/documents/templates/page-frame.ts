import { say } from '../../texts/say.ts'
import { dayFilter } from '../date-filters.ts'
import type { DocumentView } from '../document-view.ts'
import { plainText } from '../plain-text.ts'
import { fontFaces } from './fonts.ts'
import { frameTexts } from './frame-texts.ts'
import { pageStyle } from './page-style.ts'
import { qrCode } from './qr-code.ts'

// Nothing but what stands in the document itself may be loaded, whatever the body says.
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:"
const RIGHT_TO_LEFT = new Set(['ar', 'fa', 'he', 'ps', 'ur', 'yi'])

/** The whole HTML of a document around its body, which must be checked markup. */
export function pageFrame(view: DocumentView, body: string): string {
  const { document, agency, locale } = view
  const words = frameTexts(locale)
  const issued = dayFilter(locale, view.timeZone ?? 'UTC')(document.issuedOn)
  const content = `${view.sample ? `<p class="sample">${plainText(say(locale, 'sample.band'))}</p>` : ''}<header><p class="agency">${plainText(agency.name)}</p></header>
<main>
<h1>${plainText(document.title)}</h1>
<p class="number">${words.number} ${plainText(document.number)}, ${words.issuedOn} ${plainText(issued)}</p>
${body}
</main>
${view.sample ? '' : footer(view)}`
  const direction = RIGHT_TO_LEFT.has(locale.split('-')[0] ?? '') ? 'rtl' : 'ltr'
  return `<!doctype html>
<html lang="${plainText(locale)}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<title>${plainText(document.title)}</title>
<style>${fontFaces(content)}${pageStyle(document.number)}</style>
</head>
<body>
${content}
</body>
</html>`
}

function footer({ document, locale }: DocumentView): string {
  const words = frameTexts(locale)
  return `<footer>
<img alt="${plainText(`${words.qrAlt} ${document.verifyUrl}`)}" src="${qrCode(document.verifyUrl)}">
<div><p class="question">${words.check}</p><p>${words.checkHow}</p><p>${plainText(document.verifyUrl)}</p></div>
</footer>`
}
