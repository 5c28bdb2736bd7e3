import type { Certificate } from './certificate.ts'
import { members, oidOf } from './certificate-parts.ts'

const QC_STATEMENTS = '1.3.6.1.5.5.7.1.3'
// ETSI EN 319 412-5 §4.2: issued as qualified; the key lies in a qualified device; for signatures of natural persons.
const COMPLIANCE = '0.4.0.1862.1.1'
const DEVICE = '0.4.0.1862.1.4'
const TYPES = '0.4.0.1862.1.6'
const FOR_SIGNATURES = '0.4.0.1862.1.6.1'

/**
 * Whether a certificate says of itself that signatures made with it are qualified ones of a natural person (eIDAS
 * art. 3 (12)). Whether its issuer may say so is told by the anchors it is checked against.
 */
export function isQualified({ extensions }: Certificate): boolean {
  const statements = members(extensions.get(QC_STATEMENTS)?.value).map((statement) => members(statement))
  const said = new Map(statements.map(([id, more]) => [oidOf(id), more]))
  const types = members(said.get(TYPES)).map(oidOf)
  return said.has(COMPLIANCE) && said.has(DEVICE) && types.includes(FOR_SIGNATURES)
}
