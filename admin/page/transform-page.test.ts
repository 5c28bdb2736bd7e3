import { describe, expect, it } from 'vitest'
import { transformPage } from './transform-page.ts'

const nonce = 'MDEyMzQ1Njc4OWFiY2RlZg=='
const scripts = '<script src="/a.js"></script>'.repeat(4)
const fonts = '<link rel="stylesheet" href="https://fonts.googleapis.com/css?family=Roboto" type="text/css">'
const page = (name: string, links = fonts) => `<html><head><script>
        window.REDUX_STATE = ${JSON.stringify({ session: { name } })};
        window.THEME = {};
      </script>${links}${scripts}<style>p {}</style></head><body><script>run()</script></body></html>`

describe('a page of AdminJS', () => {
  it('keeps its state inside its script, whatever a name holds', () => {
    const sent = transformPage(page('</script><script>alert(1)</script><style>'), nonce)
    expect(sent).toContain('\\u003c/script>\\u003cscript>alert(1)')
    expect(sent.match(/<script /g)).toHaveLength(6)
    const [, state] = /REDUX_STATE = (.*);/.exec(sent) ?? []
    expect(JSON.parse(state ?? '').session.name).toBe('</script><script>alert(1)</script><style>')
  })

  it('gives its nonce to every script and style of its own', () => {
    const sent = transformPage(page('Oleg'), nonce)
    expect(sent.match(/<(script|style)\b/g)).toHaveLength(7)
    expect(sent.split(`nonce="${nonce}"`)).toHaveLength(9)
  })

  it('says the theme that was chosen, and none where none was', () => {
    expect(transformPage(page('Oleg'), nonce, 'dark')).toMatch(/^<html data-theme="dark">/)
    expect(transformPage(page('Oleg'), nonce)).not.toContain('data-theme')
  })

  it('asks nobody else for fonts', () => {
    expect(transformPage(page('Oleg'), nonce)).not.toContain('googleapis')
  })

  it.each<[string, string]>([
    ['its state has moved', page('x').replace('REDUX_STATE', 'STATE')],
    ['something else follows the state', page('x').replace('window.THEME', 'window.STYLE')],
    ['its fonts come from elsewhere', page('x', '')],
    ['it loads from another host', page('x', `${fonts}<script src="https://cdn.test/x.js"></script>`)],
    ['it has fewer scripts', page('x').replace(scripts, '')],
  ])('is not sent when %s', (_, html) => {
    expect(() => transformPage(html, nonce)).toThrow()
  })

  it('is not sent with a nonce that could be markup', () => {
    expect(() => transformPage(page('x'), '"><script>alert(1)</script>')).toThrow(/nonce/)
  })
})
