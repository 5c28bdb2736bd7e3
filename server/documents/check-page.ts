import { inLocale } from '../../catalog/in-locale.ts'
import { say } from '../texts/say.ts'
import { dateLocale } from './date-filters.ts'
import { documentStanding } from './document-standing.ts'
import type { PublicDocument } from './find-by-code.ts'
import { standingText } from './standing-text.ts'

/** The page behind a QR code: plain HTML without script, so that any phone reads it. */
export function checkPage(found: PublicDocument | undefined, locale: string, nonce: string): string {
  const text = (key: string) => escapeHtml(say(locale, `check.${key}`))
  const state = found === undefined ? 'not-found' : found.status === 'issued' ? 'found' : 'pending'
  const ended = found && documentStanding(found, locale)
  const standing = found && standingText(found, locale)
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text('title')} · Parley</title>
<style nonce="${nonce}">${style}</style>
</head>
<body>
<main>
<h1>${text('title')}</h1>
${ended ? `<p class="ended">${escapeHtml(ended.text)}</p>` : `<p class="${state}">${text(state)}</p>`}
${standing ? `<p class="standing">${escapeHtml(standing)}</p>` : ''}
${found ? facts(found, locale) : ''}
<p>${text('how')} <a href="/check">${text('upload')}</a></p>
</main>
</body>
</html>`
}

function facts(found: PublicDocument, locale: string): string {
  const rows: [string, string][] = [
    ['agency', inLocale(found.agency, locale)],
    ['kind', inLocale(found.service, locale)],
    ['number', found.number],
  ]
  if (found.issued_at) rows.push(['issued', moment(found.issued_at, locale)])
  if (found.sha256) rows.push(['digest', found.sha256])
  const row = ([key, value]: [string, string]) =>
    `<div><dt>${escapeHtml(say(locale, `check.${key}`))}</dt><dd class="${key}">${escapeHtml(value)}</dd></div>`
  return `<dl>${rows.map(row).join('')}</dl>`
}

const moment = (at: Date, locale: string) =>
  new Intl.DateTimeFormat(dateLocale(locale), { dateStyle: 'long', timeStyle: 'long', timeZone: 'UTC' }).format(at)

const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)

const style = `
:root { color-scheme: light dark; --paper: #f6f5f1; --surface: #fff; --ink: #1b2430; --ink-2: #4a5563; --line: #d8d6cc; --link: #0b5a8a; --ok: #1f6b3a; --danger: #a3261d; --focus: #7a3e9d }
@media (prefers-color-scheme: dark) { :root { --paper: #14191f; --surface: #1c232b; --ink: #e9ecef; --ink-2: #aeb7c2; --line: #323c48; --link: #86c1ee; --ok: #8ccb9c; --danger: #f3978c; --focus: #d9a8f2 } }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.5 "Onest Variable", system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif }
main { max-width: 40rem; margin: 2rem auto; padding: 0 1rem }
h1 { font-size: 1.625rem; line-height: 1.25 }
dl { background: var(--surface); border-block: 4px double var(--line); padding: .5rem 1rem; margin: 1.5rem 0 }
dl div { padding: .5rem 0 }
dt { color: var(--ink-2); font-size: .875rem }
dd { margin: 0; overflow-wrap: anywhere }
.number { font-variant-numeric: tabular-nums; font-weight: 600 }
.digest { font-family: ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace; font-size: .875rem }
.found { color: var(--ok); font-weight: 600 }
.standing { border-inline-start: 4px solid var(--danger); padding-inline-start: .75rem }
.not-found, .ended { color: var(--danger); font-weight: 600 }
a { color: var(--link) }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px }
`
