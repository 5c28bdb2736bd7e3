import type { Readable } from 'node:stream'
import type { Answer } from './endpoint.ts'

/** A sealed PDF, byte for byte, shown by the browser under its document number. */
export const pdfAnswer = (pdf: { number: string; size: number; stream: Readable }): Answer => ({
  stream: pdf.stream,
  type: 'application/pdf',
  headers: {
    'content-length': String(pdf.size),
    'content-disposition': `inline; filename="${pdf.number}.pdf"`,
    'cache-control': 'private, no-store',
  },
})
