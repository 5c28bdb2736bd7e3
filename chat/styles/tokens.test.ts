import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const tokens = new Map(
  [
    ...readFileSync(new URL('tokens.css', import.meta.url), 'utf8').matchAll(
      /--([\w-]+): light-dark\((#[\da-f]{6}), (#[\da-f]{6})\)/g,
    ),
  ].map(([, name = '', light = '', dark = '']) => [name, { light, dark }]),
)

// foreground, ground, least ratio: 4.5 for text (WCAG 2.2, 1.4.3), 3 for borders of controls and focus (1.4.11).
const pairs: [string, string, number][] = [
  ...[
    'paper',
    'surface',
    'surface-2',
    'mine',
    'accent-soft',
    'official-soft',
    'danger-soft',
    'warn-soft',
    'ok-soft',
  ].map((ground): [string, string, number] => ['ink', ground, 4.5]),
  ...['paper', 'surface', 'surface-2', 'mine', 'accent-soft'].flatMap((ground): [string, string, number][] => [
    ['ink-2', ground, 4.5],
    ['link', ground, 4.5],
    ['accent', ground, 4.5],
    ['edge', ground, 3],
    ['focus', ground, 3],
  ]),
  ['on-accent', 'accent', 4.5],
  ['on-accent', 'accent-strong', 4.5],
  ['mine-ink', 'mine', 4.5],
  ['official', 'official-soft', 4.5],
  ['official', 'paper', 4.5],
  ['danger', 'paper', 4.5],
  ['danger', 'surface', 4.5],
  ['danger', 'danger-soft', 4.5],
  ['on-danger', 'danger', 4.5],
  ['warn', 'warn-soft', 4.5],
  ['warn', 'surface', 4.5],
  ['ok', 'ok-soft', 4.5],
  ['ok', 'paper', 4.5],
  ['ok', 'surface', 4.5],
]

describe.each(['light', 'dark'] as const)('the colours in %s', (scheme) => {
  it.each(pairs)('%s on %s reaches %d', (fore, ground, least) => {
    expect(contrast(colour(fore, scheme), colour(ground, scheme))).toBeGreaterThanOrEqual(least)
  })
})

function colour(name: string, scheme: 'light' | 'dark'): string {
  const token = tokens.get(name)
  if (!token) throw new Error(`no token --${name}`)
  return token[scheme]
}

/** Contrast ratio of two #rrggbb colours, WCAG 2.2 "contrast ratio". */
function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (lighter + 0.05) / (darker + 0.05)
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
