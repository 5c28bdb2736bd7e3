import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { readCertificate } from '../gateways/certificate.ts'
import { issueCertificate, type Subject } from '../gateways/issue-certificate.ts'
import { isOfPerson } from './is-of-person.ts'

const { publicKey, privateKey: signer } = generateKeyPairSync('ec', { namedCurve: 'P-256' })

function certificateOf(subject: Subject) {
  const [notBefore, notAfter] = [new Date('2026-01-01T00:00:00Z'), new Date('2027-01-01T00:00:00Z')]
  return readCertificate(issueCertificate({ kind: 'seal', subject, publicKey, signer, notBefore, notAfter }))
}

const person = { name: 'Anna-Maria Petrova', sub: '48001015718' }
const named = { givenName: 'ANNA MARIA', surname: 'PETROVA', commonName: 'PETROVA,ANNA MARIA,48001015718' }

describe('a certificate by the name in it', () => {
  it.each([
    ['in capitals, with the parts of the name apart', named],
    ['in its common name alone', { commonName: 'Petrova, Anna-Maria' }],
  ])('is the person’s %s', (_, subject) => {
    expect(isOfPerson(certificateOf(subject), person, 'name')).toBe(true)
  })

  it.each([
    ['another surname', { ...named, surname: 'IVANOVA' }],
    ['one of two given names', { ...named, givenName: 'ANNA' }],
    ['the name in other letters', { ...named, givenName: 'АННА МАРИЯ', surname: 'ПЕТРОВА' }],
    ['no name', { commonName: '48001015718' }],
  ])('is not with %s', (_, subject) => {
    expect(isOfPerson(certificateOf(subject), person, 'name')).toBe(false)
  })

  it('is nobody’s who has no name', () => {
    expect(isOfPerson(certificateOf({ commonName: '-' }), { name: '-', sub: '1' }, 'name')).toBe(false)
  })
})

describe('a certificate by the number in it', () => {
  const numbered = (serialNumber: string) => certificateOf({ ...named, serialNumber })

  it('is the person’s whom the identity provider calls by it, whatever the name', () => {
    expect(isOfPerson(numbered('PNOEE-48001015718'), person, 'number')).toBe(true)
    expect(isOfPerson(numbered('48001015718'), { ...person, name: 'A. Petrova' }, 'number')).toBe(true)
  })

  it('is not of another number, nor without one', () => {
    expect(isOfPerson(numbered('PNOEE-38001085718'), person, 'number')).toBe(false)
    expect(isOfPerson(certificateOf(named), { ...person, sub: '' }, 'number')).toBe(false)
  })
})
