import type { Say } from './use-texts.ts'

export type Due = { text: string; tone: 'calm' | 'soon' | 'over' }

const soonDays = 3

/** How long there is until a deadline, in whole days of the reader's calendar. */
export function dueIn(dueAt: string, now: Date, say: Say): Due {
  const days = daysBetween(now, new Date(dueAt))
  if (days < 0) return { text: say('due.over', { count: -days }), tone: 'over' }
  if (days === 0) return { text: say('due.today'), tone: 'soon' }
  return { text: say('due.left', { count: days }), tone: days <= soonDays ? 'soon' : 'calm' }
}

function daysBetween(from: Date, to: Date): number {
  const day = (time: Date) => Date.UTC(time.getFullYear(), time.getMonth(), time.getDate())
  return Math.round((day(to) - day(from)) / (24 * 3600_000))
}
