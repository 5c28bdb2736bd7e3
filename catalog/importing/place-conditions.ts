import type { JsonObject } from '../json-object.ts'
import { conditionOf, type Find, namesIn, unsaid } from './condition-of.ts'
import type { Wish } from './imported.ts'
import type { Report } from './report.ts'
import { type Branch, downwards, freeName, rowsOf, upwards } from './tree.ts'

/**
 * Brings every condition to where a schema can say it: to the section that holds both the question and what decides.
 * What depends on an answer of another section is moved behind its own; a condition that cannot be said is reported
 * and the question is always asked. @returns the `if` of each branch that has one
 */
export function placeConditions(root: Branch, report: Report): Map<Branch, JsonObject> {
  const findFor = finder(root)
  for (const branch of [...downwards(root)]) dropUnsayable(branch, findFor(branch), report)
  dropCircles(root, findFor, report)
  for (const branch of [...downwards(root)].reverse()) giveToSection(branch, findFor, report)
  // A question that moved takes those along that depend on it.
  let moved = true
  for (let round = 0; moved && round < 50; round += 1) {
    moved = false
    for (const branch of [...downwards(root)]) moved = moveOut(branch, findFor, report) || moved
  }
  const conditions = new Map<Branch, JsonObject>()
  for (const branch of downwards(root)) {
    if (!branch.asked || !branch.parent) continue
    conditions.set(branch, conditionOf(branch.asked, branch.parent, findFor(branch)))
    report.say('condition', branch.item.pointer, branch.item.title)
  }
  return conditions
}

type FindFor = (from: Branch) => Find

/** Several questions of a source may have one name: the nearest is meant. */
function finder(root: Branch): FindFor {
  const named = new Map<string, Branch[]>()
  for (const branch of downwards(root))
    for (const id of branch.item.ids) named.set(id, [...(named.get(id) ?? []), branch])
  return (from) => (name) => {
    const found = (named.get(name) ?? []).filter((one) => one !== from)
    const way = [...upwards(from)]
    const distance = (one: Branch) => way.findIndex((step) => [...upwards(one)].includes(step))
    return found.toSorted((one, other) => distance(one) - distance(other))[0]
  }
}

function dropUnsayable(branch: Branch, find: Find, report: Report): void {
  const { asked, item } = branch
  if (!asked) return
  const names = namesIn(asked)
  const missing = names.find((name) => find(name) === undefined)
  const how = missing === undefined ? unsaid(asked, find) : undefined
  const rows = rowsOf(branch)
  if (missing !== undefined || names.length === 0)
    report.say('condition-unknown', item.pointer, item.title, { name: missing ?? '' })
  else if (how !== undefined) report.say('condition-refused', item.pointer, item.title, { how })
  else if (names.some((name) => rowsOf(find(name) as Branch) !== rows))
    report.say('condition-rows', item.pointer, item.title)
  else return
  branch.asked = undefined
}

/** A condition that waits for its own question would hide it for ever. The one that closes the circle is dropped. */
function dropCircles(root: Branch, findFor: FindFor, report: Report): void {
  const state = new Map<Branch, 'open' | 'done'>()
  for (const branch of downwards(root)) visit(branch)

  function visit(branch: Branch): void {
    if (state.has(branch)) return
    state.set(branch, 'open')
    for (const before of neededBy(branch)) {
      if (state.get(before) === 'open') {
        branch.asked = undefined
        report.say('condition-circle', branch.item.pointer, branch.item.title)
        break
      }
      visit(before)
    }
    state.set(branch, 'done')
  }

  /** What must be asked before: what decides, with the sections it stands in. */
  function neededBy(branch: Branch): Branch[] {
    if (!branch.asked) return []
    const find = findFor(branch)
    return namesIn(branch.asked).flatMap((name) => {
      const deciding = find(name)
      return deciding ? [...upwards(deciding)].filter((one) => one.asked !== undefined || one === branch) : []
    })
  }
}

/** When all questions of a section wait for the same, the section waits for it. */
function giveToSection(branch: Branch, findFor: FindFor, report: Report): void {
  const [first] = branch.parts
  if (!branch.parent || !first?.asked || branch.item.rows) return
  const same = JSON.stringify(first.asked)
  if (branch.parts.some((part) => JSON.stringify(part.asked) !== same)) return
  const find = findFor(branch)
  const isOutside = namesIn(first.asked).every((name) => {
    const deciding = find(name)
    return deciding && ![...upwards(deciding)].includes(branch)
  })
  if (!isOutside) return
  branch.asked = branch.asked ? { all: [branch.asked, first.asked] } : first.asked
  for (const part of branch.parts) part.asked = undefined
  report.say('section-conditioned', branch.item.pointer, branch.item.title)
}

function moveOut(branch: Branch, findFor: FindFor, report: Report): boolean {
  const { parent, asked } = branch
  if (!parent || !asked) return false
  const home = homeOf(parent, asked, findFor(branch))
  if (home === parent) return false
  const section = [...upwards(branch)].find((one) => one.parent === home)
  parent.parts = parent.parts.filter((one) => one !== branch)
  const moved = home.parts.filter((one) => one.item.ids[0] !== undefined && behind.get(one) === section)
  const at = home.parts.indexOf(moved.at(-1) ?? (section as Branch))
  branch.name = freeName(branch.item, home.parts)
  branch.parent = home
  behind.set(branch, section as Branch)
  home.parts.splice(at + 1, 0, branch)
  report.say('moved', branch.item.pointer, branch.item.title, { section: section?.item.title ?? '' })
  return true
}

const behind = new WeakMap<Branch, Branch>()

/** The nearest section around the question that also holds all that decides. */
function homeOf(parent: Branch, asked: Wish, find: Find): Branch {
  const deciding = namesIn(asked).map((name) => [...upwards(find(name) as Branch)])
  return [...upwards(parent)].find((one) => deciding.every((way) => way.indexOf(one) > 0)) ?? parent
}
