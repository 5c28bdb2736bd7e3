import { readdirSync, readFileSync } from 'node:fs'

/** One process as Linux counts it: CPU in milliseconds, memory in MB (proportional set size: shared pages once). */
export type Measured = { pid: number; name: string; cpuMs: number; memoryMb: number }

const ticksPerSecond = 100

/** A process and all its descendants, as they are now. */
export function familyOf(root: number): Measured[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => read(Number(name)))
    .filter((one) => one !== undefined)
  const family = new Set([root])
  for (let before = 0; before !== family.size; ) {
    before = family.size
    for (const one of all) if (family.has(one.parent)) family.add(one.pid)
  }
  return all.filter(({ pid }) => family.has(pid)).map(({ parent: _, ...one }) => one)
}

function read(pid: number): (Measured & { parent: number }) | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number)
    const parent = fields[1] ?? 0
    const [user = 0, system = 0, ...ended] = fields.slice(11, 15)
    // With the CPU of children that ended: a database's connections come and go.
    const others = ended.reduce((sum, one) => sum + one, 0)
    const own = threadsCpu(pid) ?? ((user + system) / ticksPerSecond) * 1000
    const name = kindOf(readFileSync(`/proc/${pid}/cmdline`, 'utf8'))
    return { pid, parent, name, cpuMs: own + (others / ticksPerSecond) * 1000, memoryMb: proportionalMb(pid) }
  } catch {
    return undefined
  }
}

/** The scheduler's own account, in nanoseconds where the ticks are of ten milliseconds; not every kernel keeps it. */
function threadsCpu(pid: number): number | undefined {
  try {
    const spent = readdirSync(`/proc/${pid}/task`).map((thread) =>
      Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]),
    )
    return spent.reduce((sum, one) => sum + one, 0) / 1_000_000
  } catch {
    return undefined
  }
}

/** The CPU in milliseconds of each process in this group: how browsers keep theirs together. */
export function groupCpu(group: number): Map<number, number> {
  const stats = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? (statOf(name) ?? []) : []))
  return new Map(stats.filter((stat) => stat.group === group).map(({ pid, cpuMs }) => [pid, cpuMs]))
}

function statOf(pid: string): { pid: number; group: number; cpuMs: number } | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const ticks = Number(fields[11]) + Number(fields[12])
    return { pid: Number(pid), group: Number(fields[2]), cpuMs: (ticks / ticksPerSecond) * 1000 }
  } catch {
    return undefined
  }
}

function kindOf(commandLine: string): string {
  if (/chrom|headless/i.test(commandLine)) return 'browser'
  if (/postgres/i.test(commandLine)) return 'database'
  return 'server'
}

function proportionalMb(pid: number): number {
  const kb = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1]
  return Number(kb ?? 0) / 1024
}

/** Sums by kind of process, and together. */
export function sums(measured: Measured[]): Record<string, { cpuMs: number; memoryMb: number }> {
  const by: Record<string, { cpuMs: number; memoryMb: number }> = {}
  for (const one of measured) {
    for (const kind of [one.name, 'together']) {
      const sum = by[kind] ?? { cpuMs: 0, memoryMb: 0 }
      by[kind] = { cpuMs: sum.cpuMs + one.cpuMs, memoryMb: sum.memoryMb + one.memoryMb }
    }
  }
  return by
}
