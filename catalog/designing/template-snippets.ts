import { titleIn } from './condition-in-words.ts'
import type { DesignedForm } from './edit-form.ts'
import { flatOutline, type OutlineItem, outline } from './outline.ts'
import { escaped, nameInTemplate, writtenFor } from './template-text.ts'

/** Something ready to be put into a template that is more than an answer. */
export type Snippet = { kind: 'only-if' | 'rows' | 'several' | 'amount'; title: string; written: string }

/** What a template can say beyond single answers: only if, a table of rows, several answers, money. */
export function snippets(form: DesignedForm, locale: string): Snippet[] {
  const items = flatOutline(outline(form)).filter(({ at }) => !at.includes('/items/'))
  const title = (item: OutlineItem) => titleIn(form, item, locale)
  return items.flatMap((item): Snippet[] => {
    const name = nameInTemplate(item)
    if (item.kind === 'list') return [{ kind: 'rows', title: title(item), written: table(form, item, locale) }]
    if (item.kind === 'several-of') return [{ kind: 'several', title: title(item), written: eachOf(item, name) }]
    if (item.kind === 'amount') return [{ kind: 'amount', title: title(item), written: `{{ ${name} | money: "EUR" }}` }]
    const isSure = item.required && item.asked === 'always' && item.kind !== 'yes-no'
    return isSure || item.kind === 'info'
      ? []
      : [
          {
            kind: 'only-if',
            title: title(item),
            written: `{% if ${name} %}<p>${escaped(title(item))}: …</p>{% endif %}`,
          },
        ]
  })
}

/** Values of a list are no words: each is written out. */
function eachOf({ options }: OutlineItem, name: string): string {
  const cases = options.map(({ value, title }) => `{% when ${JSON.stringify(value)} %}${escaped(title)}`).join('')
  return `<ul>{% for one in ${name} %}<li>{% case one %}${cases}{% endcase %}</li>{% endfor %}</ul>`
}

function table(form: DesignedForm, list: OutlineItem, locale: string): string {
  const columns = list.children.filter(
    ({ kind }) => !['section', 'list', 'file', 'several-of', 'info', 'other'].includes(kind),
  )
  const heads = columns.map((column) => `<th scope="col">${escaped(titleIn(form, column, locale))}</th>`).join('')
  const cells = columns.map((column) => `<td>${writtenFor(form, column, locale, `row.${column.name}`)}</td>`).join('')
  const caption = `<caption>${escaped(titleIn(form, list, locale))}</caption>`
  const rows = `{% for row in ${nameInTemplate(list)} %}<tr>${cells}</tr>{% endfor %}`
  return `{% if ${nameInTemplate(list)}.size > 0 %}<table>${caption}<thead><tr>${heads}</tr></thead>\n<tbody>${rows}</tbody></table>{% endif %}`
}
