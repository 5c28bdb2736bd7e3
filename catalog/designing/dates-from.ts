const ISO_DATE = /^\d{4}-\d\d-\d\d$/

/**
 * A pattern of the ISO dates from a day on: JSON Schema compares numbers and not dates, but as texts of equal length
 * they compare digit by digit. The day itself stands first, so that the pattern can be read back.
 */
export function patternOfDatesFrom(day: string): string {
  const digits = [...day]
  const later = digits.flatMap((digit, index) => {
    if (digit === '-' || digit === '9') return []
    const next = Number(digit) + 1
    const rest = digits.slice(index + 1).map((one) => (one === '-' ? '-' : '[0-9]'))
    return [`${digits.slice(0, index).join('')}[${next}-9]${rest.join('')}`]
  })
  return `^(${[day, ...later.reverse()].join('|')})$`
}

/** The day that such a pattern begins with; undefined for any other pattern. */
export function dayOfPattern(pattern: unknown): string | undefined {
  if (typeof pattern !== 'string') return undefined
  const day = pattern.slice(2, 12)
  return ISO_DATE.test(day) && pattern === patternOfDatesFrom(day) ? day : undefined
}
