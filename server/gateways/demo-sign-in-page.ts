import { randomBytes } from 'node:crypto'
import type { DemoPerson } from './demo-person.ts'

const words = {
  en: {
    title: 'Demo sign-in',
    about: 'This is a demonstration. Choose who to be: nobody here is real and there is no password.',
    or: 'or type a name',
    go: 'Sign in',
    unknown: (name: string) => `Nobody here is called “${name}”.`,
  },
  ru: {
    title: 'Вход в демонстрацию',
    about: 'Это демонстрация. Выберите, кем войти: люди здесь вымышленные, пароля нет.',
    or: 'или напишите имя',
    go: 'Войти',
    unknown: (name: string) => `Здесь нет никого с именем «${name}».`,
  },
}

/** The page that asks who to be. It loads nothing and runs no script. */
export function demoSignInPage(shown: { people: DemoPerson[]; unknown: string | undefined; russian: boolean }) {
  const locale = shown.russian ? 'ru' : 'en'
  const text = words[locale]
  const nonce = randomBytes(16).toString('base64')
  const html = `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text.title}</title>
<style nonce="${nonce}">${style}</style>
</head>
<body>
<main>
<h1>${text.title}</h1>
<p>${text.about}</p>
${shown.unknown === undefined ? '' : `<p role="alert" class="problem">${escapeHtml(text.unknown(shown.unknown))}</p>`}
<ul>
${shown.people.map((person) => personRow(person, locale)).join('\n')}
</ul>
<form method="post">
<label for="login">${text.or}</label>
<span class="row"><input id="login" name="login" autocomplete="username" required><button>${text.go}</button></span>
</form>
</main>
</body>
</html>`
  return {
    html,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': `default-src 'none'; style-src 'nonce-${nonce}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
    },
  }
}

function personRow(person: DemoPerson, locale: string): string {
  return `<li><form method="post"><button name="login" value="${escapeHtml(person.sub)}"><strong>${escapeHtml(person.name)}</strong>
<span>${escapeHtml(person.sub)} · ${escapeHtml(person.about[locale] ?? person.about.en ?? '')}</span></button></form></li>`
}

const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)

const style = `
:root { color-scheme: light dark; --paper: #f6f5f1; --surface: #fff; --ink: #1b2430; --ink-2: #4a5563; --edge: #6b7280; --accent: #0f5c63; --on-accent: #fff; --focus: #7a3e9d; --danger: #a3261d }
@media (prefers-color-scheme: dark) { :root { --paper: #14191f; --surface: #1c232b; --ink: #e9ecef; --ink-2: #aeb7c2; --edge: #7f8b99; --accent: #6fc7c4; --on-accent: #0b2426; --focus: #d9a8f2; --danger: #f3978c } }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.5 system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif }
main { max-width: 34rem; margin: 2rem auto; padding: 0 1rem }
h1 { font-size: 1.625rem; line-height: 1.25 }
ul { list-style: none; padding: 0; display: grid; gap: .5rem }
li button { display: grid; width: 100%; min-height: 3rem; padding: .5rem 1rem; text-align: start; font: inherit; color: inherit; background: var(--surface); border: 1.5px solid var(--edge); border-radius: 6px; cursor: pointer }
li span { color: var(--ink-2); font-size: .875rem }
label { display: block; color: var(--ink-2) }
.row { display: flex; gap: .5rem }
input { flex: 1; min-width: 0; min-height: 3rem; padding: 0 .75rem; font: inherit; color: inherit; background: var(--surface); border: 1.5px solid var(--edge); border-radius: 6px }
.row button { min-height: 3rem; padding: 0 1.25rem; font: inherit; color: var(--on-accent); background: var(--accent); border: 1.5px solid transparent; border-radius: 6px; cursor: pointer }
.problem { color: var(--danger) }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px }
`
