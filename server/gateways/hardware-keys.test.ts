import { execFileSync } from 'node:child_process'
import { createPrivateKey, generateKeyPairSync } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { aPdf } from '../documents/test/a-pdf.ts'
import { anAuthority } from '../documents/test/an-authority.ts'
import { outsideReader } from '../documents/test/outside-reader.ts'
import { verifyDocument } from '../documents/verify-document.ts'
import { openHardwareKeys } from './hardware-keys.ts'
import { issueCertificate } from './issue-certificate.ts'
import { writePem } from './pem.ts'
import { openSealer } from './seal.ts'

const places = [
  '/usr/lib/softhsm',
  '/usr/lib/x86_64-linux-gnu/softhsm',
  '/usr/lib/aarch64-linux-gnu/softhsm',
  '/usr/local/lib/softhsm',
]
const module = places.map((place) => join(place, 'libsofthsm2.so')).find(existsSync)

/** A token in software with one key of each kind that an agency may seal with, and their certificates. */
function aToken() {
  const folder = mkdtempSync(join(tmpdir(), 'parley-token-'))
  mkdirSync(join(folder, 'tokens'))
  writeFileSync(join(folder, 'softhsm2.conf'), `directories.tokendir = ${join(folder, 'tokens')}\n`)
  process.env.SOFTHSM2_CONF = join(folder, 'softhsm2.conf')
  const util = (...words: string[]) => execFileSync('softhsm2-util', words, { stdio: 'pipe' })
  util('--init-token', '--free', '--label', 'seals', '--so-pin', '5678', '--pin', '1234')
  const { root } = anAuthority()
  writeFileSync(join(folder, 'root.pem'), writePem(root.certificate))
  for (const [index, name] of ['registry', 'registry.2'].entries()) {
    const { publicKey, privateKey } =
      index === 0
        ? generateKeyPairSync('rsa', { modulusLength: 3072 })
        : generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const pem = String(
      createPrivateKey(privateKey.export({ type: 'pkcs8', format: 'pem' })).export({ type: 'pkcs8', format: 'pem' }),
    )
    writeFileSync(join(folder, 'key.pem'), pem)
    util(
      '--import',
      join(folder, 'key.pem'),
      '--token',
      'seals',
      '--label',
      name,
      '--id',
      `0${index + 1}`,
      '--pin',
      '1234',
    )
    const certificate = issueCertificate({
      kind: 'seal',
      subject: {
        organization: 'Civil Registry',
        organizationIdentifier: 'registry',
        commonName: 'Civil Registry seal',
      },
      publicKey,
      issuer: root.certificate,
      signer: root.privateKey,
      notBefore: new Date(Date.now() - 1000),
      notAfter: new Date(Date.now() + 3600_000),
    })
    writeFileSync(join(folder, `${name}.pem`), writePem(certificate))
  }
  return { folder, trustAnchors: [root.certificate] }
}

describe.runIf(module !== undefined && outsideReader('softhsm2-util'))('seal keys in a device', () => {
  it('seal without leaving it, RSA and P-256, and are refused with a wrong PIN or name', async () => {
    const { folder, trustAnchors } = aToken()
    const settings = { module: module ?? '', token: 'seals', pin: '1234', folder }
    expect(() => openHardwareKeys({ ...settings, token: 'another' })).toThrow('no token')
    const keys = openHardwareKeys(settings)
    const sealer = openSealer({ authority: keys })
    for (const keyName of ['registry', 'registry.2']) {
      const at = new Date()
      const pdf = await sealer.seal(aPdf(), {
        agency: 'registry',
        agencyName: 'Civil Registry',
        keyName,
        reason: 'Issued',
        at,
      })
      expect(verifyDocument(pdf, { trustAnchors, now: new Date() }).verdict).toBe('valid')
    }
    writeFileSync(join(folder, 'registry.3.pem'), writePem(trustAnchors[0] as Uint8Array))
    await expect(keys.credentials('registry', '', 'registry.3')).rejects.toThrow('no key')
    keys.close()
    expect(() => openHardwareKeys({ ...settings, pin: '9999' })).toThrow()
  })
})
