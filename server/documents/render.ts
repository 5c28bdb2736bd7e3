import { Liquid } from 'liquidjs'
import { checkMarkup } from './check-markup.ts'
import { dayFilter, timeFilter } from './date-filters.ts'
import type { DocumentView } from './document-view.ts'
import { moneyFilter, numberFilter } from './number-filters.ts'
import { plainText } from './plain-text.ts'
import { defectInWords, defectOf, markupDefects, type TemplateDefect } from './template-defect.ts'
import { pageFrame } from './templates/page-frame.ts'

export type { DocumentView } from './document-view.ts'

/** A template that cannot become a document. Trying again will not help: the agency must correct it. */
export class TemplateRefused extends Error {
  readonly code = 'template-refused'
  readonly retryable = false
  readonly defects: TemplateDefect[]
  constructor(defects: TemplateDefect[], cause?: unknown) {
    super(defects.map((defect) => defectInWords(defect, 'en')).join('; '), { cause })
    this.name = 'TemplateRefused'
    this.defects = defects
  }
}

const LIMITS = { parseLimit: 200_000, renderLimit: 2_000, memoryLimit: 5_000_000 }

/**
 * The whole page as self-contained HTML: the template's body, filled in and checked, within the house's frame (agency,
 * title, number, how to check it). Pure. Throws TemplateRefused when the template does not parse, runs too long or
 * contains markup that may not be printed.
 */
export function renderDocument(template: string, view: DocumentView): string {
  const body = fillIn(template, view)
  const defects = checkMarkup(body)
  if (defects.length > 0) throw new TemplateRefused(markupDefects(defects, template))
  return pageFrame(view, body)
}

/** What is wrong with a template, before any document is made from it: its syntax and the markup it spells out. */
export function checkTemplate(template: string): TemplateDefect[] {
  try {
    engineFor('en', 'UTC').parse(template)
  } catch (error) {
    return [defectOf(error)]
  }
  // Branches may open and close what only one of them shows: balance is checked on what they render.
  const spelledOut = template.replace(/\{%[\s\S]*?%\}/g, inPlaceOf(' ')).replace(/\{\{[\s\S]*?\}\}/g, inPlaceOf('x'))
  return markupDefects(checkMarkup(spelledOut, { balanced: false }), spelledOut)
}

/** As many lines as before, so that a defect keeps its line. */
const inPlaceOf = (sign: string) => (written: string) => sign + written.replace(/[^\n]/g, '')

function fillIn(template: string, view: DocumentView): string {
  try {
    return String(engineFor(view.locale, view.timeZone ?? 'UTC').parseAndRenderSync(template, view))
  } catch (error) {
    throw new TemplateRefused([defectOf(error)], error)
  }
}

const engines = new Map<string, Liquid>()

/** Logic-less and shut in: everything is plain text, no other file can be included, `raw` is an ordinary word. */
function engineFor(locale: string, timeZone: string): Liquid {
  const key = `${locale} ${timeZone}`
  const known = engines.get(key)
  if (known) return known
  const engine = new Liquid({
    outputEscape: (value) => plainText(value === undefined || value === null ? '' : String(value)),
    templates: {},
    ownPropertyOnly: true,
    strictFilters: true,
    dynamicPartials: false,
    cache: 200,
    ...LIMITS,
  })
  engine.registerFilter('day', dayFilter(locale, timeZone))
  engine.registerFilter('time', timeFilter(locale, timeZone))
  engine.registerFilter('number', numberFilter(locale))
  engine.registerFilter('money', moneyFilter(locale))
  engine.registerFilter('raw', (value: unknown) => value)
  engines.set(key, engine)
  return engine
}
