import { expect, it } from 'vitest'
import { bigInteger, bits, type Der, encode, nothing, oid, sequence, smallInteger } from './der.ts'
import { isWeak, readPublicKey } from './public-key.ts'

const rsa = (modulus: Der, exponent: Der) =>
  readPublicKey(
    encode(sequence(sequence(oid('1.2.840.113549.1.1.1'), nothing()), bits(encode(sequence(modulus, exponent))))),
  )
const odd = (bytes: number) => bigInteger(Uint8Array.from({ length: bytes }, (_, at) => (at === 0 ? 0x40 : 0xff)))

it('takes RSA keys of a fair size', () => {
  expect(isWeak(rsa(odd(385), smallInteger(65_537)))).toBe(false)
})

it.each([
  ['short', odd(128), smallInteger(65_537)],
  ['of a small exponent', odd(385), smallInteger(3)],
  ['so long that a single check would take seconds', odd(4096), smallInteger(65_537)],
  ['of an exponent as long as itself', odd(385), odd(384)],
])('does not rely on an RSA key that is %s', (_, modulus, exponent) => {
  expect(isWeak(rsa(modulus, exponent))).toBe(true)
})
