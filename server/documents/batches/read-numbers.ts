/** Numbers of cases as somebody has pasted or uploaded them, in any list, each once. */
export const readNumbers = (written: string): string[] => [
  ...new Set(
    written
      .split(/[\s,;"'\ufeff]+/)
      .map((number) => number.toUpperCase())
      .filter((number) => number !== ''),
  ),
]
