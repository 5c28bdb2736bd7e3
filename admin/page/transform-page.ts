/**
 * Makes AdminJS's page fit to send: its state can end no script, only its own scripts and styles run,
 * and it asks nobody else for fonts. The order matters: a script that got into the state must not get a nonce.
 * @throws Error when the page is not built as expected, so that a new AdminJS cannot slip past.
 */
export function transformPage(html: string, nonce: string, theme?: 'light' | 'dark'): string {
  if (!/^[\w+/=-]{16,}$/.test(nonce)) throw new Error('The nonce of a page is at least 16 characters of base64.')
  const page = removeForeignFonts(escapeState(html))
  const scripts = page.match(/<script\b/g)?.length ?? 0
  if (scripts < 6) throw new Error('The page of AdminJS lacks scripts that it used to have.')
  const ours = page.replace(/<(script|style)\b/g, `<$1 nonce="${nonce}"`)
  // Where React Aria, in the designer's preview, looks for the nonce of the small styles it makes.
  const finished = ours.replace('<head>', `<head><meta name="csp-nonce" nonce="${nonce}">`)
  return theme ? inTheme(finished, theme) : finished
}

/** Said in the page itself, so that nobody is shown a bright page first. */
function inTheme(page: string, theme: 'light' | 'dark'): string {
  const themed = page.replace('<html', `<html data-theme="${theme}"`)
  if (themed === page) throw new Error('The page of AdminJS has no root.')
  return themed
}

const stateBegins = 'window.REDUX_STATE = '

/** The state is written as bare JSON: without line breaks, and with every `</script>` that a name may hold. */
function escapeState(html: string): string {
  const start = html.indexOf(stateBegins) + stateBegins.length
  const end = html.indexOf('\n', start)
  const follows = html.slice(end).trimStart()
  if (start < stateBegins.length || end < 0 || !follows.startsWith('window.THEME = ')) {
    throw new Error('The page of AdminJS does not hold its state where it used to.')
  }
  return html.slice(0, start) + html.slice(start, end).replaceAll('<', '\\u003c') + html.slice(end)
}

function removeForeignFonts(html: string): string {
  const own = html.replace(/<link\b[^>]*fonts\.googleapis\.com[^>]*>/g, '')
  if (own === html) throw new Error('The page of AdminJS does not load its fonts as it used to.')
  if (/(?:src|href)="(?:https?:)?\/\//.test(own.slice(0, own.indexOf('<body')))) {
    throw new Error('The page of AdminJS loads something from another host.')
  }
  return own
}
