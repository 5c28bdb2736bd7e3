import { deflateSync } from 'node:zlib'

const CURVE_POINTS = 1024
// Primaries of IEC 61966-2-1, adapted to the D50 white of the profile connection space (ICC.1, annex E).
const COLORANTS: Record<string, [number, number, number]> = {
  rXYZ: [0.43607, 0.22249, 0.01392],
  gXYZ: [0.38515, 0.71687, 0.09708],
  bXYZ: [0.14307, 0.06061, 0.7141],
}
const WHITE: [number, number, number] = [0.9642, 1, 0.82491]

/** An ICC profile of version 2.1 for sRGB: three colorants and the curve that they share. */
export function srgbProfile(): Uint8Array {
  const curve = curveTag()
  const tags: [string, Buffer][] = [
    ['desc', descriptionTag('sRGB IEC61966-2.1')],
    ['cprt', Buffer.concat([Buffer.from('text\0\0\0\0'), Buffer.from('No copyright, use freely\0')])],
    ['wtpt', xyzTag(WHITE)],
    ...Object.entries(COLORANTS).map(([name, xyz]): [string, Buffer] => [name, xyzTag(xyz)]),
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve],
  ]
  const places = new Map<Buffer, number>()
  let end = 128 + 4 + 12 * tags.length
  for (const [, content] of tags) {
    if (places.has(content)) continue
    places.set(content, end)
    end += padded(content).length
  }
  const table = Buffer.alloc(4 + 12 * tags.length)
  table.writeUInt32BE(tags.length, 0)
  for (const [index, [name, content]] of tags.entries()) {
    table.write(name, 4 + 12 * index, 'latin1')
    table.writeUInt32BE(places.get(content) ?? 0, 8 + 12 * index)
    table.writeUInt32BE(content.length, 12 + 12 * index)
  }
  return Buffer.concat([header(end), table, ...[...places.keys()].map(padded)])
}

let deflated: Uint8Array | undefined

/** The same for a Flate stream; made once. */
export function deflatedSrgbProfile(): Uint8Array {
  deflated ??= deflateSync(srgbProfile(), { level: 9 })
  return deflated
}

function header(size: number): Buffer {
  const bytes = Buffer.alloc(128)
  bytes.writeUInt32BE(size, 0)
  bytes.writeUInt32BE(0x02100000, 8)
  bytes.write('mntrRGB XYZ ', 12, 'latin1')
  for (const [index, part] of [2026, 1, 1, 0, 0, 0].entries()) bytes.writeUInt16BE(part, 24 + 2 * index)
  bytes.write('acsp', 36, 'latin1')
  xyzNumbers(WHITE).copy(bytes, 68)
  return bytes
}

/** The transfer function of sRGB: linear near black, then a power of 2.4. */
function curveTag(): Buffer {
  const bytes = Buffer.alloc(12 + 2 * CURVE_POINTS)
  bytes.write('curv', 0, 'latin1')
  bytes.writeUInt32BE(CURVE_POINTS, 8)
  for (let point = 0; point < CURVE_POINTS; point += 1) {
    const value = point / (CURVE_POINTS - 1)
    const linear = value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
    bytes.writeUInt16BE(Math.round(linear * 65_535), 12 + 2 * point)
  }
  return bytes
}

function descriptionTag(text: string): Buffer {
  const ascii = Buffer.from(`${text}\0`, 'latin1')
  // Behind the ASCII form: no Unicode form (8 bytes) and no Macintosh form (2 + 1 + 67 bytes).
  const bytes = Buffer.alloc(12 + ascii.length + 78)
  bytes.write('desc', 0, 'latin1')
  bytes.writeUInt32BE(ascii.length, 8)
  ascii.copy(bytes, 12)
  return bytes
}

function xyzTag(xyz: [number, number, number]): Buffer {
  return Buffer.concat([Buffer.from('XYZ \0\0\0\0', 'latin1'), xyzNumbers(xyz)])
}

/** Three s15Fixed16 numbers. */
function xyzNumbers(xyz: [number, number, number]): Buffer {
  const bytes = Buffer.alloc(12)
  for (const [index, value] of xyz.entries()) bytes.writeInt32BE(Math.round(value * 65_536), 4 * index)
  return bytes
}

function padded(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)])
}
