import { expect, it } from 'vitest'
import { aPdf } from '../documents/test/a-pdf.ts'
import { anAuthority, aSealer } from '../documents/test/an-authority.ts'
import { verifyDocument } from '../documents/verify-document.ts'
import { verifyUpload } from '../documents/verify-upload.ts'
import { readCertificate } from '../gateways/certificate.ts'
import { digestOf } from '../gateways/cryptography.ts'
import { testParley } from '../test/parley.ts'

const now = new Date()
const request = { agency: 'registry', agencyName: 'Civil Registry', reason: 'Issued', at: now }
const authority = anAuthority()
const hash = async () =>
  Buffer.from(digestOf('sha256', readCertificate((await authority.credentials()).certificate).der)).toString('hex')

it('believes an agency’s seal only when its certificate is one of those that seal, where they are known', async () => {
  const pdf = await aSealer({}, authority).seal(aPdf(), request)
  const trust = { trustAnchors: authority.trustAnchors(), now }
  expect(verifyDocument(pdf, { ...trust, seals: new Set([await hash()]) }).verdict).toBe('valid')
  const { verdict, signatures } = verifyDocument(pdf, { ...trust, seals: new Set(['another']) })
  expect(verdict).toBe('untrusted')
  expect(signatures[0]?.reasons.map(({ code }) => code)).toEqual(['signer-not-listed'])
})

it('knows of an upload which certificates seal here, when the authority certifies others as well', async () => {
  const parley = await testParley({})
  const sealer = aSealer({}, authority)
  const pdf = Buffer.from(await sealer.seal(aPdf(), { ...request, at: parley.clock.now }))
  const check = async (more: object) =>
    (await verifyUpload(parley.deps, { trustAnchors: sealer.trustAnchors, ...more }, { pdf, locale: 'en' })).signatures
  const codes = (await check({})).flatMap(({ reasons }) => reasons.map(({ code }) => code))
  expect(codes).toContain('signer-not-listed')
  const own = (await check({ authority: authority.authority })).flatMap(({ reasons }) =>
    reasons.map(({ code }) => code),
  )
  expect(own).not.toContain('signer-not-listed')
})
