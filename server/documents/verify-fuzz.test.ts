import { beforeAll, expect, it } from 'vitest'
import { aCompressedPdf } from './test/a-compressed-pdf.ts'
import { aPdf } from './test/a-pdf.ts'
import { anAuthority, aSealer } from './test/an-authority.ts'
import { verifyDocument } from './verify-document.ts'

// The same mutilations in every run. None may pass as valid, throw, or take long.
const now = new Date()
const request = { agency: 'registry', agencyName: 'Civil Registry', reason: 'Issued', at: now }
const authority = anAuthority({ tells: true, stamper: {} })
const sealer = aSealer({ stamper: {} }, authority)
const files: Uint8Array[] = []

beforeAll(async () => {
  for (const pdf of [aPdf(), aCompressedPdf()]) {
    files.push((await sealer.preserve(await sealer.seal(pdf, request), now)).pdf)
  }
})

type Draw = (below: number) => number
type Mutilation = (bytes: Buffer, draw: Draw) => Uint8Array

const TOKENS = [
  ...['obj', 'endobj', 'stream', 'endstream', 'xref', 'trailer', 'startxref', '%%EOF', '<<', '>>', '[', ']', '(', ')'],
  ...[
    'null',
    'true',
    '/Type',
    '/Root 1 0 R',
    '/Prev 0',
    '/Size 1',
    '/Length 0',
    '/ByteRange [0 1 2 3]',
    '/Contents <00>',
  ],
  ...['1 0 R', '4 0 obj', '-1', '99999999999999999999', '1e9', '#00', '%', '\0', '<', '>', '0000000000 65535 f \n'],
]

const mutilations: [string, Mutilation][] = [
  [
    'random bytes',
    (bytes, draw) => {
      for (let change = draw(6); change >= 0; change -= 1) bytes[draw(bytes.length)] = draw(256)
      return bytes
    },
  ],
  ['an end that is missing', (bytes, draw) => bytes.subarray(0, draw(bytes.length))],
  [
    'a token put over others',
    (bytes, draw) => {
      const token = TOKENS[draw(TOKENS.length)] ?? ''
      bytes.write(token, draw(bytes.length - token.length), 'latin1')
      return bytes
    },
  ],
  [
    'a token put between others',
    (bytes, draw) => {
      const at = draw(bytes.length)
      return Buffer.concat([bytes.subarray(0, at), Buffer.from(TOKENS[draw(TOKENS.length)] ?? ''), bytes.subarray(at)])
    },
  ],
  [
    'a piece moved elsewhere',
    (bytes, draw) => {
      const [from, to, length] = [draw(bytes.length), draw(bytes.length), 1 + draw(400)]
      bytes.copyWithin(to, from, from + length)
      return bytes
    },
  ],
  [
    'cross-references that lead anywhere',
    (bytes, draw) => {
      const written = bytes.toString('latin1')
      const digits = String(draw(bytes.length)).padStart(10, '0')
      const places = [...written.matchAll(/\d{10} 00000 n /g)].map(({ index }) => index)
      if (places.length > 0) bytes.write(digits, places[draw(places.length)] ?? 0, 'latin1')
      return Buffer.from(
        bytes.toString('latin1').replace(/\/Prev \d+/g, (prev) => `/Prev ${draw(bytes.length)}`.padEnd(prev.length)),
        'latin1',
      )
    },
  ],
  [
    'values far too deep',
    (bytes, draw) => {
      const at = draw(bytes.length)
      const opening = ['[', '<<', '(', '<</A '][draw(4)] ?? '['
      return Buffer.concat([bytes.subarray(0, at), Buffer.from(opening.repeat(20_000)), bytes.subarray(at)])
    },
  ],
]

it.each(mutilations)(
  'takes no file with %s for valid, and never longer than a moment',
  (_, mutilate) => {
    const draw = drawing(20_261_130)
    const verdicts = new Map<string, number>()
    for (let round = 0; round < 400; round += 1) {
      const good = files[draw(files.length)] as Uint8Array
      const changed = mutilate(Buffer.from(good), draw)
      // Zeros put over zeros.
      if (Buffer.compare(changed, good) === 0) continue
      const begun = process.cpuUsage()
      const { verdict } = verifyDocument(Uint8Array.from(changed), { trustAnchors: authority.trustAnchors(), now })
      const { user, system } = process.cpuUsage(begun)
      expect((user + system) / 1e6).toBeLessThan(5)
      verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1)
    }
    expect(verdicts.get('valid') ?? 0).toBe(0)
    expect([...verdicts.values()].reduce((sum, one) => sum + one, 0)).toBeGreaterThan(100)
  },
  60_000,
)

it('finds the files themselves valid', () => {
  expect(files).toHaveLength(2)
  for (const pdf of files) {
    expect(verifyDocument(pdf, { trustAnchors: authority.trustAnchors(), now }).verdict).toBe('valid')
  }
})

/** Numbers below a limit, the same in every run. */
function drawing(seed: number): Draw {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}
