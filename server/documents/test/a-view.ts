import type { DocumentView } from '../document-view.ts'

/** What a certificate speaks of; a test overrides what it is about. */
export function aView(overrides: Partial<DocumentView> = {}): DocumentView {
  return {
    locale: 'en',
    document: {
      number: 'registry-2026-000017',
      code: 'Z8e1hGQpQ0mXl7mY0Zb8Kg',
      verifyUrl: 'https://parley.example/v/Z8e1hGQpQ0mXl7mY0Zb8Kg',
      issuedOn: '2026-11-24T10:00:00Z',
      title: 'Certificate of residence',
    },
    agency: { name: 'Civil Registry' },
    applicant: { name: 'Anna Müller' },
    answers: { fullName: 'Анна Müller', birthDate: '1990-05-12', town: 'Νεάπολη' },
    decision: { outcome: 'granted', reason: 'The register says the same.', decidedOn: '2026-11-24' },
    ...overrides,
  }
}

export const aTemplate =
  '<p>It is certified that <strong>{{ answers.fullName }}</strong>, born on {{ answers.birthDate | day }}, ' +
  'lives in <em>{{ answers.town }}</em>.</p><p><a href="https://parley.example/">More</a></p>'

/** Every element that a template may use, and every script that the fonts of the house cover. */
export const aRichTemplate = `
<h2>Two</h2><h3>Three</h3><h4>Four</h4>
<ul><li>a</li><li>b<ol start="3"><li>c</li></ol></li></ul>
<dl><dt>Term</dt><dd>Description</dd></dl>
<table><caption>Caption</caption><colgroup><col><col></colgroup>
<thead><tr><th scope="col">A</th><th scope="col">B</th></tr></thead>
<tbody><tr><th scope="row">x</th><td>y</td></tr></tbody>
<tfoot><tr><td colspan="2">sum</td></tr></tfoot></table>
<p><b>b</b> <strong>s</strong> <i>i</i> <em>e</em> <u>u</u> <s>s</s> <small>s</small> H<sub>2</sub>O x<sup>2</sup>
<abbr title="a">b</abbr> <time datetime="2020-01-01">t</time> <span class="x">s</span><br>official</p>
<blockquote><p>Quote</p></blockquote><address>Address</address><section><p>S</p></section><div><p>D</p></div><hr>
<p><img alt="A dot" src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"></p>
<p><a href="https://a.example/">site</a> <a href="mailto:a@b.example">mail</a></p>
<p>Ελλάδα, Київ, Өмүрбек, Nguyễn, अनिता शर्मा</p>
`
