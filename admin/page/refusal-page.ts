import type { PanelLocale } from '../texts/panel-locale.ts'
import { panelText } from '../texts/panel-texts.ts'

/** A page of our own for whoever the panel has nothing for: what it is, and the way back. */
export function refusalPage(reason: 'notAnOfficial' | 'notFound', locale: PanelLocale): string {
  const text = (key: string) => panelText(locale, `components.refusal.${reason}.${key}`)
  return `<!doctype html>
<html lang="${locale}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${text('title')} · Parley</title>
  <link rel="icon" href="/favicon.svg">
  <link rel="stylesheet" href="/admin/frontend/assets/panel.css">
</head>
<body class="refusal">
  <main>
    <h1>${text('title')}</h1>
    <p>${text('text')}</p>
    <p><a href="${reason === 'notFound' ? '/admin' : '/'}">${text('back')}</a></p>
  </main>
</body>
</html>
`
}
