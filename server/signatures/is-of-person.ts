import { type Certificate, nameIn } from '../gateways/certificate.ts'

export type PersonMatching = 'name' | 'number'

/**
 * Whether a certificate is this person's. By `name`: given name and surname, or else the common name, are the same words
 * as those of the account. By `number`: the serial number behind its kind and country (ETSI EN 319 412-1 §5.1.3) is what
 * the identity provider calls the person. Pure.
 */
export function isOfPerson(
  certificate: Certificate,
  person: { name: string; sub: string },
  matching: PersonMatching,
): boolean {
  if (matching === 'number') return numberOf(certificate) !== '' && numberOf(certificate) === person.sub
  const full = `${nameIn(certificate, 'givenName')} ${nameIn(certificate, 'surname')}`
  const said = wordsOf(full) || wordsOf(nameIn(certificate, 'commonName'))
  return said !== '' && said === wordsOf(person.name)
}

const numberOf = (certificate: Certificate) => nameIn(certificate, 'serialNumber').replace(/^[A-Z]{3}[A-Z]{2}-/, '')

/** Order, case, accents' spelling and punctuation aside. */
const wordsOf = (name: string): string =>
  (
    name
      .normalize('NFKC')
      .toLocaleLowerCase('und')
      .match(/[\p{L}\p{M}]+/gu) ?? []
  )
    .sort()
    .join(' ')
