import { spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import { aPdf } from '../server/documents/test/a-pdf.ts'
import { anAuthority, aSealer } from '../server/documents/test/an-authority.ts'
import { writePem } from '../server/gateways/pem.ts'

const folder = mkdtempSync(join(tmpdir(), 'parley-verify-'))
const at = (name: string) => join(folder, name)
const request = { agency: 'registry', agencyName: 'Civil Registry', reason: 'Issued', at: new Date() }

beforeAll(async () => {
  const authority = anAuthority({ stamper: {} })
  const sealer = aSealer({ stamper: {} }, authority)
  writeFileSync(at('root.pem'), writePem(authority.root.certificate))
  const sealed = await sealer.seal(aPdf(), request)
  writeFileSync(at('good.pdf'), sealed)
  writeFileSync(at('changed.pdf'), Buffer.from(sealed).fill('1', 80, 81))
  const forger = aSealer({ seal: { subject: { organization: '\u001b[2J\u001b[32mvalid', commonName: 'x' } } })
  writeFileSync(at('foreign.pdf'), await forger.seal(aPdf(), request))
  writeFileSync(at('text.pdf'), 'no PDF at all')
})

function verify(...args: string[]) {
  const env = { ...process.env, PARLEY_DATA: folder }
  const { status, stdout, stderr } = spawnSync(process.execPath, ['bin/verify.ts', ...args], { encoding: 'utf8', env })
  return { status, stdout, stderr }
}

const anchor = ['--anchor', at('root.pem')]

it('says of each of several files what it is, and ends with the worst', () => {
  const { status, stdout } = verify(at('good.pdf'), at('changed.pdf'), at('text.pdf'), ...anchor)
  expect(status).toBe(1)
  expect(stdout).toContain(
    'good.pdf: valid\nGenuine: sealed and unchanged since.\n\nSealed by: Civil Registry (registry)',
  )
  expect(stdout).toMatch(/changed\.pdf: (changed|unreadable)/)
  expect(stdout).toContain('text.pdf: unreadable\nThis file is not a PDF that can be checked.')
})

it('ends with zero when all are valid, and speaks Russian when asked', () => {
  const { status, stdout } = verify(at('good.pdf'), ...anchor, '--locale', 'ru')
  expect(status).toBe(0)
  expect(stdout).toContain('Подлинный: скреплён печатью и с тех пор не изменён.')
})

it('does not let a certificate that nobody knows write on the screen, and calls its name unproven', () => {
  const { status, stdout } = verify(at('foreign.pdf'), ...anchor)
  expect(status).toBe(1)
  expect(stdout).not.toContain('\u001b')
  expect(stdout).toContain('Sealed, without proof, in the name of: [2J [32mvalid')
})

it.each([
  ['a file that is not there', ['none.pdf'], /There is no such file: .*none\.pdf/],
  ['a folder', ['.'], /This is a folder, not a file/],
  ['an anchor that is not there', ['good.pdf', '--anchor', 'none.pem'], /There is no such file: .*none\.pem/],
  ['an anchor without a certificate', ['good.pdf', '--anchor', 'text.pdf'], /text\.pdf holds no certificate/],
  ['a revocation list that is none', ['good.pdf', '--crl', 'text.pdf'], /text\.pdf is not a revocation list/],
  ['a list of seals that is none', ['good.pdf', '--trust', 'text.pdf'], /This is not a signed list of seals/],
])('says plainly that it did not check: %s', (_, names, told) => {
  const args = names.map((name) => (name.startsWith('--') ? name : at(name)))
  const { status, stderr } = verify(...args, ...(names.includes('--anchor') ? [] : anchor))
  expect(status).toBe(2)
  expect(stderr).toMatch(told)
  expect(stderr).not.toMatch(/ENOENT|EISDIR|\n\s+at /)
})

it.each([[[]], [['--wrong', 'x']]])('explains itself when it is asked wrongly: %j', (args) => {
  const { status, stderr } = verify(...args)
  expect(status).toBe(2)
  expect(stderr).toContain('npm run verify -- file.pdf')
})
