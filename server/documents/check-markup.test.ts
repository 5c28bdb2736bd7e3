import { describe, expect, it } from 'vitest'
import { checkMarkup } from './check-markup.ts'

describe('markup of a document', () => {
  it.each([
    '<p>Text with <strong>weight</strong> &amp; an entity</p>',
    '<p class="subject">One<br>two</p>',
    '<table><caption>C</caption><thead><tr><th scope="col">A</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>',
    '<img alt="Emblem" src="data:image/png;base64,AAAA">',
    '<p><a href="https://example.org/a?b=1">link</a></p>',
    '<h2>a</h2><h3>b</h3><h2>c</h2>',
    'a > b',
  ])('may be %s', (html) => {
    expect(checkMarkup(html)).toEqual([])
  })

  it.each([
    ['a script', '<script>alert(1)</script>'],
    ['a script in capitals', '<SCRIPT>alert(1)</SCRIPT>'],
    ['an event handler', '<p onclick="x()">a</p>'],
    ['a style attribute', '<p style="background:url(http://x)">a</p>'],
    ['a style element', '<style>@import "http://x"</style>'],
    ['a refresh', '<meta http-equiv="refresh" content="0;url=http://x">'],
    ['a remote image', '<img alt="" src="http://example.org/a.png">'],
    ['a file', '<img alt="" src="file:///etc/passwd">'],
    ['a frame', '<iframe src="http://x"></iframe>'],
    ['a drawing with content of its own', '<svg onload="x()"></svg>'],
    ['a link that runs', '<a href="javascript:x()">a</a>'],
    ['a comment', '<!-- a -->'],
    ['an unclosed element', '<p>a'],
    ['a wrong order', '<p><b>a</p></b>'],
    ['a lone bracket', 'a < b'],
    ['single quotes', "<p class='a'>b</p>"],
    ['an image without alt', '<img src="data:image/png;base64,AAAA">'],
    ['a heading that leaves a level out', '<h2>a</h2><h4>b</h4>'],
    ['a figure, which tags itself without words', '<figure></figure>'],
    ['a header cell without scope', '<table><tr><th>a</th></tr></table>'],
  ])('may not be %s', (_, html) => {
    expect(checkMarkup(html)).not.toEqual([])
  })
})
