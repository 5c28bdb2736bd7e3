import { execFileSync, spawnSync } from 'node:child_process'
import { generateKeyPairSync, randomUUID, sign } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actingFor } from '../database/acting.ts'
import { embedSignature } from '../documents/pdf/prepare-signature.ts'
import type { SigningIntent } from '../documents/signing-intent.ts'
import { outsideReader } from '../documents/test/outside-reader.ts'
import { verifyDocument } from '../documents/verify-document.ts'
import { verifyUpload } from '../documents/verify-upload.ts'
import type { RevocationProof } from '../gateways/revocations.ts'
import { aSigningPlace, challengeOf, type SigningPlace, sha256, signedBy } from '../test/a-signing-place.ts'
import { anAuthenticator } from '../test/an-authenticator.ts'
import { signingIntent } from './intent.ts'
import { newNonce } from './nonces.ts'
import { prepareRevision } from './prepare-revision.ts'

let place: SigningPlace
let frozen: Buffer
let signed: Buffer
/** What our authorities say of all their certificates. */
let outside: RevocationProof

/** A sealed page that two people have signed. */
beforeAll(async () => {
  place = await aSigningPlace()
  const [anna, boris] = [await place.parley.signedIn(), await place.parley.signedIn()]
  const { request } = await place.asked(anna, signedBy(['applicant', 'invited']))
  await place.invite(anna, boris, request)
  frozen = await place.pdfOf(anna, request)
  await place.sign(anna, await place.aDevice(anna), request)
  await place.sign(boris, await place.aDevice(boris), request)
  await place.workOff()
  signed = await place.pdfOf(anna, request)
  const list = async (path: string) =>
    new Uint8Array((await place.parley.http.get(path).responseType('blob').expect(200)).body)
  outside = { crls: [await list('/pki/people.crl'), await list('/pki/authority.crl')], answers: [] }
}, 60_000)
afterAll(() => place?.close())

const check = (pdf: Uint8Array, people = place.anchors.peopleAnchors()) => {
  const now = place.parley.clock.now
  return verifyDocument(pdf, { trustAnchors: place.anchors.trustAnchors(), peopleAnchors: people, outside, now })
}
const codesOf = (pdf: Uint8Array) => check(pdf).signatures.flatMap(({ reasons }) => reasons.map(({ code }) => code))

describe('a document with the signatures of people', () => {
  it('is genuine: sealed, then signed by two, and each is said to be advanced and not qualified', () => {
    const report = check(signed)
    expect(report.signatures.flatMap(({ reasons }) => reasons)).toEqual([])
    expect(report).toMatchObject({
      verdict: 'valid',
      signatures: [
        { kind: 'seal', remarks: [] },
        { kind: 'signature', sealedBy: expect.stringContaining('(demo)'), remarks: [{ code: 'advanced' }] },
        { kind: 'signature', sealedBy: expect.stringContaining('(demo)'), remarks: [{ code: 'advanced' }] },
        { kind: 'time-stamp' },
      ],
    })
    expect(report.signatures.every(({ stampedAt }) => stampedAt !== null)).toBe(true)
  })

  it('is not trusted where the authority of people is not', () => {
    expect(check(signed, [])).toMatchObject({ verdict: 'untrusted' })
  })

  it('does not have its seal vouched for by an authority of people', () => {
    const report = verifyDocument(frozen, {
      trustAnchors: [],
      peopleAnchors: place.anchors.trustAnchors(),
      outside,
      now: place.parley.clock.now,
    })
    expect(report.signatures[0]?.reasons.map(({ code }) => code)).toContain('signer-not-trusted')
  })

  it('is checked by the same rules when it is uploaded', async () => {
    const { deps } = place.parley
    const report = await actingFor({ purpose: 'verification' }, () =>
      verifyUpload(deps, place.anchors, { pdf: signed, locale: 'en' }),
    )
    expect(report.verdict).toBe('valid')
    expect(report.signatures.map(({ kind }) => kind)).toEqual(['seal', 'signature', 'signature', 'time-stamp'])
    expect(report.signatures[1]?.remarks[0]?.text).toContain('not a qualified one')
  })

  it.runIf(outsideReader('pdfsig') && outsideReader('certutil'))(
    'is valid and trusted to an independent reader',
    () => {
      const database = join(place.folder, 'nss')
      mkdirSync(database)
      execFileSync('certutil', ['-N', '-d', `sql:${database}`, '--empty-password'])
      const roots = [...place.anchors.trustAnchors(), ...place.anchors.peopleAnchors()]
      for (const [index, root] of roots.entries()) {
        const file = join(place.folder, `root-${index}.der`)
        writeFileSync(file, root)
        execFileSync('certutil', ['-A', '-d', `sql:${database}`, '-n', `root-${index}`, '-t', 'CT,C,C', '-i', file])
      }
      const file = join(place.folder, 'signed.pdf')
      writeFileSync(file, signed)
      const { stdout } = spawnSync('pdfsig', ['-nssdir', `sql:${database}`, file], { encoding: 'utf8' })
      expect(stdout.match(/Signature is Valid\./g)).toHaveLength(3)
    },
  )
})

type Forged = {
  /** Agreed to by the passkey in the place of what is right; undefined takes a field away. */
  intent?: Record<string, unknown>
  /** Written into the evidence behind the passkey's back. */
  after?: Record<string, unknown>
  text?: string
  isVerified?: boolean
  origin?: string
  passkey?: 'another'
}

/** A signature with a good certificate and a good CMS, and evidence in which one thing is not as it must be. */
async function signedWith(forged: Forged | 'nothing'): Promise<Uint8Array> {
  const at = place.parley.clock.now
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { certificate } = await place.signing.certify({ publicKey, name: 'A person (demo)', keyId: 'k', at })
  const intent = 'I confirm it.'
  const evidence = forged === 'nothing' ? Buffer.from('{}') : evidenceFor({ certificate, intent, at }, forged)
  const signer = { position: 1, name: 'A person' }
  const request = { intent: (forged !== 'nothing' && forged.text) || intent }
  const revision = prepareRevision(frozen, { request, signer, at, evidence, certificate, chain: [] })
  const made = revision.cms.signedBy(sign('sha256', revision.cms.toBeSigned, privateKey))
  return embedSignature(revision.prepared, made.encode(await place.signing.stamp(made.signature)))
}

function rightIntent({
  certificate,
  intent,
  at,
}: {
  certificate: Uint8Array
  intent: string
  at: Date
}): SigningIntent {
  const person = { iss: 'https://id.test', sub: 'a', acr: 'high', authTime: at, idTokenHash: 'f'.repeat(64) }
  const document = { sha256: sha256(frozen), size: frozen.length, name: 'REG-S-1.pdf' }
  const about = { document, text: intent, locale: 'en', service: 'Consent', request: randomUUID(), version: 1 }
  return signingIntent({ ...about, person, certificate, nonce: newNonce(), at }).intent
}

function evidenceFor(of: { certificate: Uint8Array; intent: string; at: Date }, forged: Forged): Uint8Array {
  const right = rightIntent(of)
  const agreed = JSON.stringify({ ...right, ...forged.intent })
  const passkey = anAuthenticator('localhost', 'http://localhost:3000')
  const answer = {
    challenge: challengeOf(agreed),
    isVerified: forged.isVerified ?? true,
    origin: forged.origin ?? 'http://localhost:3000',
  }
  const { authenticatorData, clientDataJSON, signature } = passkey.assert(answer).response
  const owner = forged.passkey ? anAuthenticator('localhost', 'http://localhost:3000') : passkey
  const intent = forged.after ? JSON.stringify({ ...right, ...forged.after }) : agreed
  const said = { v: 1, intent, publicKey: owner.publicKey, authenticatorData, clientDataJSON, signature }
  return Buffer.from(JSON.stringify(said))
}

/** Every field that is bound, with a value that looks as right as the right one. */
const otherValues: Record<keyof SigningIntent, unknown> = {
  purpose: 'sign/v2',
  doc: [{ sha256: sha256('another'), size: 9, name: 'REG-S-2.pdf' }],
  text_sha256: sha256('another text'),
  locale: 'ru',
  service: 'Another service',
  request: randomUUID(),
  applicant: sha256('another person'),
  iss: 'https://another.test',
  acr: 'low',
  auth_time: 1_772_445_000,
  id_token_hash: sha256('another token'),
  cert_sha256: sha256('another certificate'),
  nonce: newNonce(),
  iat: 1_772_445_590,
  exp: 1_772_446_000,
  template_version: 7,
  schema_version: 7,
}
const fields = Object.keys(otherValues) as (keyof SigningIntent)[]

describe('a signature of a person', () => {
  it('is good with evidence that agrees with it', async () => {
    expect(codesOf(await signedWith({}))).toEqual([])
  })

  const wrong: [string, Forged | 'nothing'][] = [
    ['there is none', 'nothing'],
    ['it is about another document', { intent: { doc: [{ sha256: 'a'.repeat(64), size: 9 }] } }],
    ['it is about another certificate', { intent: { cert_sha256: 'a'.repeat(64) } }],
    ['it is for another purpose', { intent: { purpose: 'vote/v1' } }],
    ['another text was confirmed', { text: 'I confirm something else.' }],
    ['it lasted longer than five minutes', { intent: { exp: 4_000_000_000 } }],
    ['the person was identified long before', { intent: { auth_time: 1_772_440_000 } }],
    ['it was made at another time', { intent: { iat: 1_700_000_000, exp: 1_700_000_300 } }],
    ['the person was not verified', { isVerified: false }],
    ['the passkey answered another site', { origin: 'https://evil.example' }],
    ['it was another passkey', { passkey: 'another' }],
  ]
  it.each(fields)('is refused when its “%s” is missing, even where a passkey agreed to that', async (field) => {
    expect(codesOf(await signedWith({ intent: { [field]: undefined } }))).toEqual(['evidence-wrong'])
  })

  it.each(fields)('is refused when its “%s” was altered after the passkey had answered', async (field) => {
    expect(codesOf(await signedWith({ after: { [field]: otherValues[field] } }))).toEqual(['evidence-wrong'])
  })

  it('is refused when something was added to what was agreed', async () => {
    expect(codesOf(await signedWith({ intent: { also: 'this' } }))).toEqual(['evidence-wrong'])
  })

  it.each(wrong)('is refused with its evidence when %s', async (_, forged) => {
    const pdf = await signedWith(forged)
    expect(codesOf(pdf)).toEqual(['evidence-wrong'])
    expect(check(pdf).verdict).toBe('changed')
  })
})
