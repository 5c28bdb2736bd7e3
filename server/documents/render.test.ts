import { describe, expect, it } from 'vitest'
import { checkTemplate, renderDocument, TemplateRefused } from './render.ts'
import { defectInWords } from './template-defect.ts'
import { aTemplate, aView } from './test/a-view.ts'

const bodyOf = (html: string) => /<main>([\s\S]*)<\/main>/.exec(html)?.[1] ?? ''

describe('rendering a document', () => {
  it('fills the template in and frames it', () => {
    const html = renderDocument(aTemplate, aView())
    expect(bodyOf(html)).toContain('<strong>Анна Müller</strong>, born on 12 May 1990, lives in')
    expect(html).toContain('<html lang="en" dir="ltr">')
    expect(html).toContain('<title>Certificate of residence</title>')
    expect(html).toContain('registry-2026-000017')
    expect(html).toContain('alt="QR code with the address https://parley.example/v/Z8e1hGQpQ0mXl7mY0Zb8Kg"')
    expect(html).toContain("default-src 'none'")
  })

  it('speaks the language of the reader', () => {
    const html = renderDocument('<p>{{ answers.birthDate | day }}.</p>', aView({ locale: 'ru' }))
    expect(bodyOf(html)).toContain('<p>12 мая 1990 года.</p>')
    expect(html).toContain('выдано 24 ноября 2026 года')
  })

  it('tells instants in the zone of the agency', () => {
    const view = aView({
      timeZone: 'Asia/Bishkek',
      decision: { outcome: 'granted', reason: '', decidedOn: '2026-11-24T20:30:00Z' },
    })
    expect(bodyOf(renderDocument('<p>{{ decision.decidedOn | day }}</p>', view))).toContain('25 November 2026')
  })

  it.each(['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', '{{ document.code }}', '</p>'])(
    'shows %s as the person wrote it',
    (text) => {
      const html = renderDocument('<p>{{ answers.name | raw }}</p>', aView({ answers: { name: text } }))
      const shown = bodyOf(html).replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))
      expect(shown).toContain(`<p>${text}</p>`)
      expect(bodyOf(html).match(/<(script|img)/)).toBeNull()
    },
  )

  it('lets no answer turn the direction of the text around it', () => {
    const show = (name: string) => bodyOf(renderDocument('<p>{{ answers.name }}, 12</p>', aView({ answers: { name } })))
    expect(show('Anna\u202e\u2066')).toContain('<p>Anna, 12</p>')
    expect(show('محمد')).toContain('<p>\u2068محمد\u2069, 12</p>')
  })

  it.each([
    ['includes another file', "{% include 'secret' %}"],
    ['does not parse', '<p>{{ answers.name </p>'],
    ['never ends', '{% for i in (1..100000000) %}{% for j in (1..100000000) %}x{% endfor %}{% endfor %}'],
    [
      'grows without end',
      '{% assign a = "xxxxxxxxxxxxxxxx" %}{% for i in (1..1000) %}{% assign a = a | append: a %}{% endfor %}{{ a }}',
    ],
    ['is endlessly long', '{{ 1 }}'.repeat(40_000)],
    ['puts a script together', "<{{ 'script' }}>x</{{ 'script' }}>"],
    ['loads something', '<img alt="" src="https://example.org/a.png">'],
  ])('refuses a template that %s', (_, template) => {
    expect(() => renderDocument(template, aView())).toThrow(TemplateRefused)
  })

  it('carries the fonts of the letters it shows, and no others', () => {
    const faces = (text: string) =>
      renderDocument('<p>{{ answers.text }}</p>', aView({ answers: { text } })).match(/unicode-range/g)
    expect(faces('plain')).toHaveLength(4)
    expect(faces('кириллица')).toHaveLength(8)
    expect(faces('Ελλάδα и кириллица')).toHaveLength(12)
  })
})

describe('checking a template before it is used', () => {
  it('finds nothing wrong with a good one', () => {
    expect(checkTemplate(aTemplate)).toEqual([])
    expect(checkTemplate('{% if answers.a %}<p>{% else %}<p class="subject">{% endif %}x</p>')).toEqual([])
  })

  it.each([
    ['syntax', '{% if answers.a %}'],
    ['an unknown filter', '{{ answers.a | explode }}'],
    ['markup', '<p onclick="{{ answers.a }}">x</p>'],
  ])('names what is wrong with its %s', (_, template) => {
    expect(checkTemplate(template)).not.toEqual([])
  })
})

describe('what is wrong with a template', () => {
  const said = (template: string, locale = 'en') =>
    checkTemplate(template).map((defect) => defectInWords(defect, locale))

  it.each([
    ['<p>a</p>\n{% if answers.a %}<p>b</p>', 'Line 2: This is begun and not closed: tag {% if answers.a %}'],
    [
      '<p>{{ answers.a | explode }}</p>',
      'Line 1: There is no filter “explode”. There are day, time, number and money.',
    ],
    ['<p>a</p>\n\n{% unless-so %}', 'Line 3: There is no tag “unless-so”. There are if, for and case.'],
    [
      '{% if a\n %}<p>a</p>{% endif %}\n<script>x</script>',
      'Line 3: This markup may not be printed: <script> may not be used',
    ],
  ])('is told with its line: %s', (template, words) => {
    expect(said(template)).toContain(words)
  })

  it('is told in Russian', () => {
    expect(said('{{ answers.a | explode }}', 'ru')).toEqual([
      'Строка 1: Фильтра «explode» нет. Есть day, time, number и money.',
    ])
  })

  it('is told of one that has no end, too', () => {
    const loop = '{% for i in (1..100000000) %}{% for j in (1..100000000) %}x{% endfor %}{% endfor %}'
    expect(() => renderDocument(loop, aView())).toThrow('A document has an end.')
  })
})

describe('amounts and numbers', () => {
  it.each([
    ['en', '{{ 1234.5 | money: "EUR" }}', '€1,234.50'],
    ['ru', '{{ 1234.5 | money: "EUR" }}', '1 234,50 €'],
    [
      'en',
      '{{ "12.5" | money }} {{ 1234567 | number }} {{ "many" | number }} {{ nothing | money }}',
      '12.50 1,234,567 many ',
    ],
  ])('are written as people of %s write them', (locale, template, shown) => {
    expect(bodyOf(renderDocument(`<p>${template}</p>`, aView({ locale }))).replace(/[\u00a0\u202f]/g, ' ')).toContain(
      `<p>${shown}</p>`,
    )
  })
})

describe('the seal on the page', () => {
  const sealOf = (html: string) =>
    html
      .match(/<p class="seal">(.*?)<\/p>/)?.[1]
      ?.split('<br>')
      .map((line) => line.replace(/<[^>]*>/g, ''))

  it('says in words who sealed it, on which number, and when', () => {
    const { document } = aView()
    const seal = ['Electronic seal', 'Civil Registry', `No. ${document.number}`, '24 November 2026']
    expect(sealOf(renderDocument('<p>x</p>', aView()))).toEqual(seal)
    expect(sealOf(renderDocument('<p>x</p>', aView({ locale: 'ru' })))?.[0]).toBe('Электронная печать')
  })

  it('is not on a sample, which nobody seals', () => {
    expect(sealOf(renderDocument('<p>x</p>', aView({ sample: true })))).toBeUndefined()
  })
})
