import QRCode from 'qrcode'

const QUIET_ZONE = 4

/** The text as a QR code (ISO/IEC 18004, level M) in an SVG `data:` URL. */
export function qrCode(text: string): string {
  // One segment of bytes: looking for a shorter mixture of modes takes longer than all the rest.
  const { modules } = QRCode.create([{ data: Buffer.from(text), mode: 'byte' }], { errorCorrectionLevel: 'M' })
  const dark = Array.from({ length: modules.size }, (_, row) => rowPath(modules, row)).join('')
  const side = modules.size + 2 * QUIET_ZONE
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}"><path d="${dark}" fill="#000" shape-rendering="crispEdges"/></svg>`
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`
}

/** Neighbouring dark modules become one rectangle: a smaller file, and no hairlines between them. */
function rowPath(modules: { size: number; get(row: number, column: number): number }, row: number): string {
  let path = ''
  for (let column = 0; column < modules.size; column += 1) {
    let length = 0
    while (column + length < modules.size && modules.get(row, column + length)) length += 1
    if (length > 0) path += `M${column + QUIET_ZONE} ${row + QUIET_ZONE}h${length}v1h-${length}z`
    column += length
  }
  return path
}
