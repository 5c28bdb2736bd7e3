import { generateKeyPairSync } from 'node:crypto'
import { expect, it } from 'vitest'
import { derLength } from './check-der.ts'
import { bits, encode, enumerated, octets, oid, retagged, sequence, setOf, smallInteger, time, utf8 } from './der.ts'

const hex = (value: Parameters<typeof encode>[0]) => Buffer.from(encode(value)).toString('hex')

// Encodings as X.690 and RFC 5280 give them.
it.each([
  ['an object identifier', oid('1.2.840.113549.1.7.2'), '06092a864886f70d010702'],
  ['one whose first part is two', oid('2.999.3'), '0603883703'],
  ['zero', smallInteger(0), '020100'],
  ['a number that would look negative', smallInteger(128), '02020080'],
  ['a number of several bytes', smallInteger(70_000), '0203011170'],
  ['a reason', enumerated(4), '0a0104'],
  ['a text', utf8('Ж'), '0c02d096'],
  ['bits', bits(Uint8Array.of(1, 2)), '0303000102'],
  ['a time of this century', time(new Date('2026-11-24T15:30:00.900Z')), '170d3236313132343135333030305a'],
  ['a time from 2050 on', time(new Date('2050-01-01T00:00:00Z')), '180f32303530303130313030303030305a'],
  ['a set in the order of its members', setOf(smallInteger(2), smallInteger(1)), '3106020101020102'],
  ['members under another tag', retagged(0, setOf(smallInteger(1))), 'a003020101'],
])('writes %s', (_, value, expected) => {
  expect(hex(value)).toBe(expected)
})

it.each([0, 127, 128, 255, 256, 65_535, 65_536, 200_000])('writes lengths as short as possible: %i bytes', (length) => {
  const written = encode(sequence(octets(new Uint8Array(length))))
  expect(derLength(written)).toBe(written.length)
})

it('takes over what stands in DER already, byte by byte', () => {
  const key = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ type: 'spki', format: 'der' })
  expect(hex(sequence({ bytes: key }))).toBe(`30${key.length.toString(16)}${key.toString('hex')}`)
})
