import { crc32, deflateSync } from 'node:zlib'

/** A black picture: few bytes in the file, four for each dot in memory. */
export function picture(width: number, height: number): string {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data])
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    sum.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, sum])
  }
  const head = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 0, 0, 0, 0])
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  const dots = deflateSync(Buffer.alloc((width + 1) * height))
  const mark = Buffer.from('89504e470d0a1a0a', 'hex')
  const file = Buffer.concat([mark, chunk('IHDR', head), chunk('IDAT', dots), chunk('IEND', Buffer.alloc(0))])
  return `<img alt="" src="data:image/png;base64,${file.toString('base64')}">`
}

const drawing = (svg: string) => `<img alt="" src="data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}">`

/** Ten of ten of ten …: a drawing whose size in the file says nothing of how much there is to draw. */
export function multipliedDrawing(levels: number): string {
  const groups = Array.from(
    { length: levels },
    (_, level) => `<g id="g${level + 1}">${`<use href="#g${level}"/>`.repeat(10)}</g>`,
  )
  return drawing(
    `<svg xmlns="http://www.w3.org/2000/svg"><defs><rect id="g0" width="1" height="1"/>${groups.join('')}</defs><use href="#g${levels}"/></svg>`,
  )
}

/** Few words that take minutes to draw. */
export const noise = drawing(
  '<svg xmlns="http://www.w3.org/2000/svg" width="60000" height="60000"><filter id="f"><feTurbulence baseFrequency=".5" numOctaves="10"/></filter><rect width="60000" height="60000" filter="url(#f)"/></svg>',
)
