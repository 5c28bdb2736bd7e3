// What a document's body may consist of. Looks come from the frame's classes, so there is no style attribute.
const ELEMENTS = new Set(
  (
    'p br hr strong b em i u s small sub sup span div section blockquote address abbr time h2 h3 h4 ul ol li dl dt dd ' +
    'table caption thead tbody tfoot tr th td colgroup col img a'
  ).split(' '),
)
const VOID = new Set(['br', 'hr', 'img', 'col'])
const ATTRIBUTES = new Set(
  'class id lang dir title scope colspan rowspan headers start reversed span alt src href width height datetime'.split(
    ' ',
  ),
)
const TAG = /<(\/?)([a-z][a-z0-9]*)((?:\s+[a-z]+(?:="[^"<>]*")?)*)\s*\/?>/y

/**
 * What may not be printed in this markup, in words; empty when all of it may. It is an allow-list over a narrow
 * spelling (lower case, double quotes, closed elements), so that the browser cannot read anything else into it:
 * no scripts, no event handlers, no remote assets, no `meta`. Images need `alt`, header cells `scope`,
 * headings an order (ISO 14289-1).
 */
export function checkMarkup(html: string, { balanced = true } = {}): string[] {
  const defects: string[] = []
  const open: string[] = []
  for (let at = html.indexOf('<'); at !== -1; at = html.indexOf('<', at)) {
    TAG.lastIndex = at
    const tag = TAG.exec(html)
    if (!tag) {
      defects.push(`markup that is not understood: ${html.slice(at, at + 40)}`)
      at += 1
      continue
    }
    const [whole, slash, name = '', attributes = ''] = tag
    if (!ELEMENTS.has(name)) defects.push(`<${name}> may not be used`)
    defects.push(...checkAttributes(name, attributes, slash === '/'))
    if (balanced && !VOID.has(name)) defects.push(...follow(open, name, slash === '/'))
    at += whole.length
  }
  if (balanced) defects.push(...checkHeadings(html))
  return [...new Set([...defects, ...open.map((name) => `<${name}> is not closed`)])]
}

/** The frame has h1; what follows leaves no level out (ISO 14289-1 §7.4.2). */
function checkHeadings(html: string): string[] {
  const levels = [1, ...[...html.matchAll(/<h([2-4])[\s>]/g)].map(([, level]) => Number(level))]
  const leap = levels.find((level, index) => level > (levels[index - 1] ?? level) + 1)
  return leap === undefined ? [] : [`<h${leap}> without <h${leap - 1}> above it`]
}

function follow(open: string[], name: string, closes: boolean): string[] {
  if (!closes) {
    open.push(name)
    return []
  }
  const last = open.pop()
  return last === name ? [] : [`</${name}> closes ${last ? `<${last}>` : 'nothing'}`]
}

function checkAttributes(element: string, written: string, closes: boolean): string[] {
  const attributes = new Map<string, string>()
  for (const [, name = '', value = ''] of written.matchAll(/([a-z]+)(?:="([^"<>]*)")?/g)) attributes.set(name, value)
  const defects = [...attributes.keys()]
    .filter((name) => !ATTRIBUTES.has(name))
    .map((name) => `${name}= may not be used`)
  const href = attributes.get('href')
  if (href !== undefined && (element !== 'a' || !/^(https?:\/\/|mailto:|tel:)/.test(href))) {
    defects.push(`a link to ${href.slice(0, 40)}`)
  }
  const source = attributes.get('src')
  if (source !== undefined && !/^data:image\/(png|jpeg|gif|svg\+xml);base64,/.test(source)) {
    defects.push('an image that is not part of the document')
  }
  if (!closes && element === 'img' && !attributes.has('alt')) defects.push('an image without alt')
  if (!closes && element === 'th' && !/^(col|row|colgroup|rowgroup)$/.test(attributes.get('scope') ?? '')) {
    defects.push('a header cell without scope')
  }
  return defects
}
