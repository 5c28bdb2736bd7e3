import { fold } from '../reading/clean-text.ts'
import { fullTitle, titleOf } from '../speech/title.ts'
import { allSpots } from './find-spot.ts'
import type { Live } from './live.ts'
import { isGated, type Spot } from './spot.ts'

/** The answered questions that some words mean: by their title, else, unless `exactly`, by its beginning or a part of it. */
export function answeredNamed(live: Live, locale: string, words: string, how?: 'exactly'): Spot[] {
  const wanted = fold(words)
  if (wanted === '') return []
  const named = answeredSpots(live).map((spot) => ({
    spot,
    titles: [titleOf(live.form, locale, spot), fullTitle(live.form, locale, spot)].map(fold),
  }))
  const ways = [
    (title: string) => title === wanted,
    (title: string) => title.startsWith(wanted),
    (title: string) => title.includes(wanted),
  ]
  for (const fitsTitle of how === 'exactly' ? ways.slice(0, 1) : ways) {
    const hits = named.filter(({ titles }) => titles.some(fitsTitle))
    if (hits.length > 0) return hits.map(({ spot }) => spot)
  }
  return []
}

/** Every place about which the person has said something. */
export function answeredSpots(live: Live): Spot[] {
  return [...allSpots(live.root)].filter((spot) => {
    if (spot.node.silent || spot.answer === undefined) return false
    const { value, skipped, gate, rows } = spot.answer
    return value !== undefined || skipped === true || (isGated(spot) && gate !== undefined) || rows !== undefined
  })
}
