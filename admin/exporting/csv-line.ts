/** Signs with which a spreadsheet begins a formula or a command, narrow and full-width; blanks and marks before do not help. */
const formula = /^[\p{Z}\p{Cf}]*[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/u

/** One line of a table in CSV (RFC 4180, ended by CRLF). What a spreadsheet would run is written as text. */
export function csvLine(values: readonly string[]): string {
  return `${values.map(cell).join(',')}\r\n`
}

function cell(value: string): string {
  const text = formula.test(value) ? `'${value}` : value
  return /[",\r\n\t']/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
