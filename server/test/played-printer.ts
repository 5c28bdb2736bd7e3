import type { Printer } from '../gateways/printer.ts'

/** A printer that answers with what it was given to print, behind the mark of a PDF. */
export const playedPrinter: Pick<Printer, 'print'> = {
  print: async (html, { mustContain }) => {
    if (!html.includes(mustContain)) throw new Error(`The page does not show ${mustContain}.`)
    return Buffer.from(`%PDF-1.7\n${html}`)
  },
}
