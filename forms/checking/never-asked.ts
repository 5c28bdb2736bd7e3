import { childrenOf } from '../compile/children.ts'
import { readsOf } from '../compile/condition.ts'
import type { Form } from '../compile/form.ts'
import { say } from '../speech/words.ts'
import { type Defect, warning } from './defect.ts'
import { called, example, stepFor } from './example.ts'
import type { Found, Wish } from './find-answers.ts'
import { samplesFor } from './samples.ts'
import type { Scene } from './scene.ts'
import type { Way } from './ways.ts'

/** Collects which ways were tried from which scenes: what nothing leads to from anywhere is never asked. */
export class NeverAsked {
  readonly #form: Form
  /** Pointer of the way → why nothing leads there; undefined once something may. */
  readonly #found = new Map<string, Defect | undefined>()

  constructor(form: Form) {
    this.#form = form
  }

  note(scene: Scene, way: Way, found: Found): void {
    if (found !== 'never' || way.wish === undefined) this.#found.set(way.pointer, undefined)
    else if (!this.#found.has(way.pointer))
      this.#found.set(way.pointer, neverAsked(this.#form, scene, way.pointer, way.wish))
  }

  defects(): Defect[] {
    return [...this.#found.values()].filter((defect) => defect !== undefined)
  }
}

function neverAsked(form: Form, scene: Scene, pointer: string, { schema, holds }: Wish): Defect {
  const message = holds
    ? 'No answers make this condition true, so what it brings is never asked.'
    : 'Every answer makes this condition true, so what stands here for the other case is never asked.'
  const { locale } = scene
  const children = childrenOf(form, scene.node)
  const shown = [...(readsOf(form, schema) ?? [])].map((name) => {
    const child = children.find((each) => each.name === name)
    if (child === undefined)
      return {
        title: called(form, locale, { ...scene.node, parts: [], ui: [] }, name),
        text: say(locale, 'example no question'),
      }
    return {
      title: called(form, locale, child.node, name),
      text: fewOf(samplesFor(form, child.node, []).values.map((value) => stepFor(form, locale, child, value).text)),
    }
  })
  return { ...warning('never-asked', pointer, message), example: example([...scene.before, ...scene.chosen, ...shown]) }
}

function fewOf(texts: readonly string[]): string {
  return `${texts.slice(0, 3).join(', ')}${texts.length > 3 ? ', …' : ''}`
}
