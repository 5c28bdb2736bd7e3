const day = 24 * 3600_000

/** How many days before its end an agency is reminded: time to gather papers, and once more. */
const reminders = [60, 14]

/** What is due with a verification: nothing yet, a reminder to renew it, or its end. Pure. */
export function verificationTerm(
  { validUntil, remindedAt }: { validUntil: Date; remindedAt: Date | null },
  now: Date,
): 'runs' | 'to-remind' | 'over' {
  if (now >= validUntil) return 'over'
  const passed = reminders.map((days) => new Date(validUntil.getTime() - days * day)).findLast((from) => now >= from)
  if (!passed) return 'runs'
  return remindedAt === null || remindedAt < passed ? 'to-remind' : 'runs'
}

/** From when on a verification is shown among those that end soon. */
export const endsSoon = (now: Date): Date => new Date(now.getTime() + Math.max(...reminders) * day)
