import { type VerificationReport, verifyDocument } from '../server/documents/verify-document.ts'
import { digestOf } from '../server/gateways/cryptography.ts'
import { readPem } from '../server/gateways/pem.ts'
import { type ReadTrustList, readTrustList } from '../server/gateways/read-trust-list.ts'
import { element } from './element.ts'
import { type Language, pageTexts } from './page-texts.ts'
import { showReport } from './show-report.ts'

// Everything happens here: no file leaves this page, and the page itself may not reach any other place.

type Checked = { name: string; sha256: string; report: VerificationReport }

const pemIn = (id: string) => readPem(document.getElementById(id)?.textContent ?? '')
const [roots, peopleAnchors] = [pemIn('roots'), pemIn('people')]
let language: Language = navigator.language.startsWith('ru') ? 'ru' : 'en'
let trust: ReadTrustList | undefined
let problem: string | undefined
let pdf: { name: string; bytes: Uint8Array } | undefined

function check(): Checked | undefined {
  if (!pdf) return undefined
  const known = { trustAnchors: trust?.trustAnchors ?? roots, peopleAnchors, now: new Date() }
  const report = verifyDocument(pdf.bytes, { ...known, ...(trust ? { listed: trust.listed, seals: trust.seals } : {}) })
  return { name: pdf.name, sha256: hex(digestOf('sha256', pdf.bytes)), report }
}

async function take(files: Iterable<File>): Promise<void> {
  problem = undefined
  for (const file of files) {
    const bytes = new Uint8Array(await file.arrayBuffer())
    if (/\.jws$/i.test(file.name)) takeList(new TextDecoder().decode(bytes))
    else pdf = { name: file.name, bytes }
  }
  renderResult()
}

function takeList(text: string): void {
  try {
    trust = readTrustList(text, roots, new Date())
  } catch (error) {
    problem = error instanceof Error ? error.message : String(error)
  }
}

// These two stay where they are: what is said in a place that is put in anew, screen readers pass over.
const result = element('div', { role: 'status' })
const trusted = element('p', {})

/** What stands still until the language changes. */
function renderPage(): void {
  const say = pageTexts[language]
  document.documentElement.lang = language
  document.title = say.title
  const page = document.getElementById('page') as HTMLElement
  page.replaceChildren(
    element('header', {}, element('h1', {}, say.title), languageButton()),
    element('p', {}, say.intro),
    dropPlace(),
    result,
    element('h2', {}, say.trust),
    trusted,
    element(
      'ul',
      {},
      ...roots.map((root) => element('li', {}, element('code', {}, `SHA-256 ${hex(digestOf('sha256', root))}`))),
    ),
  )
  renderResult()
}

function renderResult(): void {
  const say = pageTexts[language]
  const checked = check()
  result.replaceChildren(
    ...(problem ? [element('p', { className: 'verdict' }, problem)] : []),
    ...(checked ? showReport(checked, language) : []),
  )
  trusted.textContent = trust ? say.listTaken(trust.list.version, trust.list.issuedAt) : say.noList
}

function languageButton(): HTMLElement {
  const other = language === 'en' ? 'ru' : 'en'
  const button = element('button', { type: 'button', lang: other }, pageTexts[other].language)
  button.addEventListener('click', () => {
    language = other
    renderPage()
    document.querySelector('button')?.focus()
  })
  return button
}

function dropPlace(): HTMLElement {
  const input = element('input', {
    type: 'file',
    accept: '.pdf,.jws,application/pdf',
    multiple: true,
  }) as HTMLInputElement
  input.addEventListener('change', () => void take(input.files ?? []))
  const place = element('label', { className: 'drop' }, pageTexts[language].drop, input)
  for (const [name, isOver] of [
    ['dragover', true],
    ['dragleave', false],
    ['drop', false],
  ] as const) {
    place.addEventListener(name, (event) => {
      event.preventDefault()
      place.classList.toggle('over', isOver)
      if (name === 'drop') void take(event.dataTransfer?.files ?? [])
    })
  }
  return place
}

const hex = (bytes: Uint8Array) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')

renderPage()
