import type { JsonObject } from '../../json-object.ts'
import type { Wish } from '../imported.ts'
import { objectsIn, textIn } from '../read-source.ts'

/** On which conditions a page is reached. `circle`: a way leads back to it. */
export type Reached = { wish?: Wish; isRefused: boolean; isCircle: boolean }

/** Conditions that all hold, by name; `!` before a name says that it does not hold. */
type Way = ReadonlySet<string>

/** More different ways to one page are no condition that anybody reads. */
const MOST_WAYS = 6

/**
 * The runner walks from page to page: the first link whose condition holds is taken, else the one without. A conversation
 * has no ways, it has conditions; so each page gets those on which any way leads to it.
 */
export function pageWays(pages: readonly JsonObject[], start: string): ReadonlyMap<string, Reached> {
  const byPath = new Map(pages.map((page) => [textIn(page, 'path'), page]))
  const order: string[] = []
  const circles = new Set<string>()
  visit(start, new Set())
  const ways = new Map<string, Way[] | 'refused'>([[start, [new Set()]]])
  for (const path of order.reverse()) {
    for (const [to, met] of linksOf(byPath.get(path))) {
      if (order.indexOf(to) > order.indexOf(path))
        ways.set(to, either(ways.get(to) ?? [], further(ways.get(path) ?? [], met)))
    }
  }
  return new Map([...ways].map(([path, found]) => [path, reached(found, circles.has(path))]))

  /** Depth first: a page is written down when all that follow it are. */
  function visit(path: string, within: Set<string>): void {
    if (within.has(path)) circles.add(path)
    if (within.has(path) || order.includes(path) || !byPath.has(path)) return
    within.add(path)
    for (const [to] of linksOf(byPath.get(path))) visit(to, within)
    within.delete(path)
    order.push(path)
  }
}

/** Where a page leads to, and on which conditions. */
function linksOf(page: JsonObject | undefined): [to: string, met: Way][] {
  const links = objectsIn(page, 'next').map(([one]) => ({ to: textIn(one, 'path'), named: textIn(one, 'condition') }))
  const conditional = links.filter(({ named }) => named !== '')
  const failed = (until: number) => conditional.slice(0, until).map(({ named }) => `!${named}`)
  return [
    ...conditional.map(({ to, named }, index): [string, Way] => [to, new Set([...failed(index), named])]),
    ...links
      .filter(({ named }) => named === '')
      .map(({ to }): [string, Way] => [to, new Set(failed(conditional.length))]),
  ]
}

function further(ways: Way[] | 'refused', met: Way): Way[] | 'refused' {
  if (ways === 'refused') return ways
  return ways.map((way) => new Set([...way, ...met])).filter((way) => ![...way].some((name) => way.has(`!${name}`)))
}

function either(one: Way[] | 'refused', other: Way[] | 'refused'): Way[] | 'refused' {
  if (one === 'refused' || other === 'refused') return 'refused'
  const all = shortened([...one, ...other])
  return all.length > MOST_WAYS ? 'refused' : all
}

/** `a and b, or a and not b` is `a`; and whoever comes by `a` needs no `a and c` besides. */
function shortened(ways: Way[]): Way[] {
  for (const way of ways) {
    for (const name of way) {
      const opposite = name.startsWith('!') ? name.slice(1) : `!${name}`
      const others = [...way].filter((one) => one !== name)
      const twin = ways.find(
        (one) => one.size === way.size && one.has(opposite) && others.every((each) => one.has(each)),
      )
      if (twin) return shortened([...ways.filter((one) => one !== way && one !== twin), new Set(others)])
    }
  }
  return ways.filter(
    (way, index) => !ways.some((other, place) => isWithin(other, way) && (other.size < way.size || place < index)),
  )
}

const isWithin = (one: Way, other: Way): boolean => [...one].every((name) => other.has(name))

function reached(ways: Way[] | 'refused', isCircle: boolean): Reached {
  if (ways === 'refused') return { isRefused: true, isCircle }
  if (ways.some((way) => way.size === 0)) return { isRefused: false, isCircle }
  const wishes = ways.map((way): Wish => {
    const all = [...way].map(literal)
    return all.length === 1 && all[0] ? all[0] : { all }
  })
  const [only] = wishes
  return { ...(only && { wish: wishes.length === 1 ? only : { any: wishes } }), isRefused: false, isCircle }
}

/** A named condition, to be looked up by whoever knows them. */
const literal = (name: string): Wish =>
  name.startsWith('!') ? { not: { of: name.slice(1), is: 'answered' } } : { of: name, is: 'answered' }
