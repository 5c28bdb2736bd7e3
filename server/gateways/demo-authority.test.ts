import { X509Certificate } from 'node:crypto'
import { mkdtemp, readdir, readFile, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openDemoAuthority } from './demo-authority.ts'
import { openKeyFile } from './key-file.ts'
import { readPem } from './pem.ts'

const now = () => new Date('2026-11-24T12:00:00Z')
const newFolder = async () => join(await mkdtemp(join(tmpdir(), 'parley-keys-')), 'keys')

describe('the demo authority', () => {
  it('gives each agency a seal of its own, and says that it is a demo', async () => {
    const authority = await openDemoAuthority({ folder: await newFolder(), now })
    const seal = new X509Certificate((await authority.credentials('registry', 'Отдел записи актов')).certificate)
    expect(seal.subject).toContain('O=Отдел записи актов')
    expect(seal.subject).toContain('organizationIdentifier=registry')
    expect(seal.subject).toContain('(demo seal)')
    expect(seal.issuer).toContain('demo')
    expect(seal.verify(new X509Certificate(authority.trustAnchors()[0] as Uint8Array).publicKey)).toBe(true)
    const other = await authority.credentials('transport', 'Transport Agency')
    expect(new X509Certificate(other.certificate).serialNumber).not.toBe(seal.serialNumber)
  })

  it('makes the same keys once, also when several processes begin together', async () => {
    const folder = await newFolder()
    const authorities = await Promise.all([1, 2, 3].map(() => openDemoAuthority({ folder, now })))
    const seals = await Promise.all(authorities.map((authority) => authority.credentials('registry', 'Registry')))
    const certificates = new Set(seals.map(({ certificate }) => Buffer.from(certificate).toString('hex')))
    expect(certificates.size).toBe(1)
    expect(await readdir(join(folder, 'seals'))).toEqual(['registry.p12'])
  })

  it('keeps keys encrypted, in files that only their owner reads', async () => {
    const folder = await newFolder()
    const authority = await openDemoAuthority({ folder, now })
    await authority.credentials('registry', 'Registry')
    const file = join(folder, 'seals', 'registry.p12')
    expect((await stat(file)).mode & 0o077).toBe(0)
    const bytes = await readFile(file)
    expect(() => openKeyFile(bytes, 'a wrong password')).toThrow()
    const password = await readFile(join(folder, 'demo-password'), 'utf8')
    expect(openKeyFile(bytes, password).privateKey.asymmetricKeyDetails?.modulusLength).toBe(3072)
    expect(readPem(await readFile(join(folder, 'demo-root.pem'), 'utf8'))).toHaveLength(1)
  })

  it.each(['../registry', '', 'Registry', 'a/b'])('refuses an agency called “%s”', async (agency) => {
    const authority = await openDemoAuthority({ folder: await newFolder(), now })
    await expect(authority.credentials(agency, 'X')).rejects.toThrow(TypeError)
  })
})
