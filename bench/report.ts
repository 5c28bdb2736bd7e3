import { cpus, loadavg } from 'node:os'

export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
}

/** One line of a table: a name, then each column as its median with the span it was taken from. */
export function row(name: string, columns: [label: string, values: number[], digits: number][]): void {
  const cells = columns.map(([label, values, digits]) => {
    const span =
      values.length > 1 ? ` (${Math.min(...values).toFixed(digits)}–${Math.max(...values).toFixed(digits)})` : ''
    return `${label} ${median(values).toFixed(digits)}${span}`
  })
  console.log(`  ${name.padEnd(24)} ${cells.join('   ')}`)
}

const aims: string[] = []

/** What the product aims at, with what this run came to. Only told: on a busy machine a missed aim is no fault. */
export function aim(what: string, value: number, most: number, digits = 2): void {
  const line = `${value <= most ? 'met    ' : 'not met'} ${what}: ${value.toFixed(digits)}, aim ≤ ${most}`
  aims.push(line)
  console.log(`  → ${line}`)
}

/** All of them once more, together. */
export function summary(): void {
  console.log('\nAims')
  for (const line of aims) console.log(`  ${line}`)
}

/** What the figures were taken on: without it they say nothing. */
export function machine(): void {
  const load = loadavg().map((one) => one.toFixed(1))
  console.log(`${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}, load ${load.join(' ')}`)
}
