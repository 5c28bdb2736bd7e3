import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { archivalDefects } from '../documents/test/archival-defects.ts'
import { outsideChecks, signaturesIn } from '../documents/test/outside-checks.ts'
import { outsideReader } from '../documents/test/outside-reader.ts'
import { CMS } from '../gateways/cms-names.ts'
import { readCms } from '../gateways/read-cms.ts'
import { aSigningPlace, type SigningPlace, signedBy } from '../test/a-signing-place.ts'

let place: SigningPlace
let signed: Buffer

/** A sealed page that a person has signed. */
beforeAll(async () => {
  place = await aSigningPlace()
  const anna = await place.parley.signedIn()
  const { request } = await place.asked(anna, signedBy(['applicant']))
  await place.sign(anna, await place.aDevice(anna), request)
  signed = await place.pdfOf(anna, request)
}, 60_000)
afterAll(() => place?.close())

const checks = () => {
  const roots = [...place.anchors.trustAnchors(), ...place.anchors.peopleAnchors()]
  return outsideChecks(signed, roots, place.folder, place.parley.clock.now)
}

describe('a document that a person signed, for programs that know nothing of us', () => {
  it('is PDF/A-3a and PDF/UA-1 as before', () => {
    expect(archivalDefects(signed)).toEqual([])
  })

  it.runIf(outsideReader('openssl'))('carries two CAdES signatures with time-stamps', () => {
    const signatures = signaturesIn(signed)
    expect(signatures).toHaveLength(2)
    for (const signature of signatures) {
      expect(checks().cades(signature)).toContain('CAdES Verification successful')
      const cms = readCms(signature.contents, CMS.data)
      const token = cms?.unsigned.get(CMS.signatureTimeStamp)?.valueBeforeDecodeView ?? new Uint8Array(0)
      expect(checks().timeStamp(token, cms?.signature ?? new Uint8Array(0))).toContain('Verification: OK')
    }
  })

  it.runIf(outsideReader('qpdf'))('is well formed', () => {
    expect(checks().qpdf()).toContain('No syntax or stream encoding errors found')
  })

  it.runIf(outsideReader('mutool'))('is signed twice, and unchanged since the last', () => {
    const { signatures } = checks().mutool()
    expect(signatures.match(/signature is valid|document is unchanged since signing/gi)).toHaveLength(2)
    expect(signatures).toContain('The document is unchanged since signing')
  })
})
