import { createHash, type KeyObject, sign } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { anAuthority } from '../documents/test/an-authority.ts'
import { signContent } from './build-cms.ts'
import { certificateParts } from './certificate-parts.ts'
import { checkCms } from './check-cms.ts'
import { CMS } from './cms-names.ts'
import { type Der, encode, encoded, octets, oid, retagged, sequence, setOf, smallInteger, tagged, time } from './der.ts'
import type { SealCredentials } from './seal-authority.ts'
import { signatureAlgorithm } from './signature-algorithm.ts'

const now = new Date()
const content = Buffer.from('the document')
const authority = anAuthority()
const OID = { ...CMS, signingTime: '1.2.840.113549.1.9.5', sha1: '1.3.14.3.2.26' }
const buildCms = async (digest: Uint8Array, credentials: SealCredentials) =>
  (await signContent({ type: CMS.data, digest }, credentials)).encode()

let own: SealCredentials<KeyObject>
beforeAll(async () => {
  own = await authority.credentials()
})

const defects = (cms: Uint8Array, over: Uint8Array = content) =>
  checkCms(cms, [over.subarray(0, 4), over.subarray(4)], { trustAnchors: authority.trustAnchors(), judgedAt: now })
    .defects

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest()
const attribute = (type: string, value: Der) => sequence(oid(type), setOf(value))
const essCertificate = (certificate: Uint8Array) => sequence(sequence(sequence(octets(sha256(certificate)))))

/** The same signature as buildCms makes, with one part of it made otherwise. */
function cmsWith(otherwise: {
  attributes?: Der[]
  version?: number
  digest?: string
  inner?: Der[]
  certificates?: Uint8Array[]
  signers?: number
  order?: 'reversed'
}): Uint8Array {
  const attributes = otherwise.attributes ?? goodAttributes()
  const members = attributes.toSorted((a, b) => Buffer.compare(encode(a), encode(b)))
  if (otherwise.order === 'reversed') members.reverse()
  const signedSet = retagged(0, sequence(...members))
  const { issuer, serial } = certificateParts(own.certificate)
  const digest = sequence(oid(otherwise.digest ?? OID.sha256))
  const signer = sequence(
    smallInteger(1),
    sequence(encoded(issuer), encoded(serial)),
    digest,
    signedSet,
    signatureAlgorithm(own.privateKey),
    octets(sign('sha256', asSet(encode(signedSet)), own.privateKey)),
  )
  const signedData = sequence(
    smallInteger(otherwise.version ?? 1),
    setOf(digest),
    sequence(oid(OID.data), ...(otherwise.inner ?? [])),
    tagged(0, ...(otherwise.certificates ?? [own.certificate]).map(encoded)),
    setOf(...Array.from({ length: otherwise.signers ?? 1 }, () => signer)),
  )
  return encode(sequence(oid(OID.signedData), tagged(0, signedData)))
}

/** Signed as a SET, whatever tag it is written under. */
const asSet = (bytes: Uint8Array) => Uint8Array.from([0x31, ...bytes.subarray(1)])

const goodAttributes = () => [
  attribute(OID.contentType, oid(OID.data)),
  attribute(OID.messageDigest, octets(sha256(content))),
  attribute(OID.signingCertificateV2, essCertificate(own.certificate)),
]

describe('a signature', () => {
  it('holds as it was made, with zeros behind it', async () => {
    const cms = await buildCms(sha256(content), own)
    expect(defects(cms)).toEqual([])
    expect(defects(Buffer.concat([cms, Buffer.alloc(50)]))).toEqual([])
    expect(defects(cmsWith({}))).toEqual([])
  })

  it('names its signer', async () => {
    const judging = { trustAnchors: authority.trustAnchors(), judgedAt: now }
    const { signer } = checkCms(await buildCms(sha256(content), own), [content], judging)
    expect(signer).toMatchObject({
      organization: 'Civil Registry',
      agency: 'registry',
      commonName: 'Civil Registry seal',
    })
  })

  it('does not hold for another content', async () => {
    expect(defects(await buildCms(sha256(content), own), Buffer.from('the dokument'))).toEqual(['digest-differs'])
  })

  it.each([
    [
      'with something behind it',
      async () => Buffer.concat([await buildCms(sha256(content), own), Buffer.from([0, 1])]),
    ],
    ['cut short', async () => (await buildCms(sha256(content), own)).subarray(0, 300)],
    ['of another version', () => cmsWith({ version: 3 })],
    ['with a weak digest', () => cmsWith({ digest: OID.sha1 })],
    ['with the content inside', () => cmsWith({ inner: [tagged(0, octets(content))] })],
    ['of two signers', () => cmsWith({ signers: 2 })],
    ['with attributes in another order', () => cmsWith({ order: 'reversed' })],
    [
      'with an attribute twice',
      () => cmsWith({ attributes: [...goodAttributes(), attribute(OID.contentType, oid(OID.signedData))] }),
    ],
    ['that is no DER', () => new Uint8Array([0x30, 0x80, 0, 0])],
    ['that is nothing', () => new Uint8Array(0)],
  ])('%s is unreadable', async (_, make) => {
    expect(defects(await make())).toEqual(['signature-unreadable'])
  })

  it('must state what it signs', () => {
    expect(defects(cmsWith({ attributes: goodAttributes().slice(1) }))).toEqual(['signature-unreadable'])
    expect(defects(cmsWith({ attributes: goodAttributes().toSpliced(1, 1) }))).toEqual(['digest-differs'])
    expect(defects(cmsWith({ attributes: goodAttributes().slice(0, 2) }))).toEqual(['certificate-mismatch'])
  })

  it('must be bound to the certificate that comes with it', async () => {
    const other = await anAuthority().credentials()
    const attributes = [
      ...goodAttributes().slice(0, 2),
      attribute(OID.signingCertificateV2, essCertificate(other.certificate)),
    ]
    expect(defects(cmsWith({ attributes }))).toEqual(['certificate-mismatch'])
    expect(defects(cmsWith({ certificates: [other.certificate] }))).toEqual(['certificate-mismatch'])
  })

  it('carries no certificate that nobody needs', async () => {
    const other = await anAuthority().credentials()
    expect(defects(cmsWith({ certificates: [own.certificate, other.certificate] }))).toEqual(['signature-unreadable'])
  })

  it('carries no more certificates than a path can have: each would be tried', () => {
    const many = Array.from({ length: 17 }, () => own.certificate)
    expect(defects(cmsWith({ certificates: many }))).toEqual(['signature-unreadable'])
  })

  it('may carry further signed attributes', () => {
    expect(defects(cmsWith({ attributes: [...goodAttributes(), attribute(OID.signingTime, time(now))] }))).toEqual([])
  })

  it('does not hold when another key made it', async () => {
    const other = await anAuthority().credentials()
    const cms = await buildCms(sha256(content), { ...own, privateKey: other.privateKey })
    expect(defects(cms)).toEqual(['signature-wrong'])
  })
})
