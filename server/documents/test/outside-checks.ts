import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { writePem } from '../../gateways/pem.ts'
import { type FoundSignature, findSignatures } from '../pdf/find-signatures.ts'
import { readPdf } from '../pdf/read-pdf.ts'

/** What programs of somebody else say about one of our files; each answers in its own words. */
export type OutsideChecks = {
  /** `trust`: whether it looks at certificates too, which takes a network where they name a responder. */
  pdfsig(asked: { trust: boolean }): string
  qpdf(): string
  mutool(): { pages: string; signatures: string; drawn: string }
  /** Throws when openssl refuses. */
  cades(signature: FoundSignature): string
  /** A token over these bytes. */
  timeStamp(token: Uint8Array, bytes: Uint8Array): string
}

/** `roots` are what the programs are told to trust; certificates are judged as of `at`. */
export function outsideChecks(pdf: Uint8Array, roots: Uint8Array[], parent: string, at = new Date()): OutsideChecks {
  const folder = mkdtempSync(join(parent, 'outside-'))
  const kept = (name: string, bytes: Uint8Array | string) => {
    writeFileSync(join(folder, name), bytes)
    return join(folder, name)
  }
  const file = kept('file.pdf', pdf)
  const time = ['-attime', String(Math.floor(at.getTime() / 1000))]
  const anchors = kept('roots.pem', roots.map((root) => writePem(root)).join(''))
  return {
    pdfsig(asked) {
      const store = `sql:${folder}`
      execFileSync('certutil', ['-N', '-d', store, '--empty-password'])
      for (const [index, root] of roots.entries()) {
        const path = kept(`root-${index}.der`, root)
        execFileSync('certutil', ['-A', '-d', store, '-n', `root-${index}`, '-t', 'CT,C,C', '-i', path])
      }
      return said('pdfsig', ['-nssdir', store, ...(asked.trust ? [] : ['-nocert']), file])
    },
    qpdf: () => said('qpdf', ['--check', file]),
    mutool: () => ({
      pages: said('mutool', ['info', file]),
      // It trusts nobody and ends with that, whatever it found.
      signatures: spawnSync('mutool', ['sign', '-v', file], { encoding: 'latin1' }).stdout,
      drawn: said('mutool', ['draw', '-F', 'txt', '-o', join(folder, 'drawn.txt'), file]),
    }),
    cades: (signature) => {
      const content = kept('content.bin', coveredBy(pdf, signature))
      const form = ['-cades', '-binary', '-inform', 'DER', '-in', kept('signature.der', signature.contents)]
      return said('openssl', [
        'cms',
        '-verify',
        ...form,
        '-content',
        content,
        '-CAfile',
        anchors,
        '-purpose',
        'any',
        ...time,
      ])
    },
    timeStamp: (token, bytes) => {
      const stamped = ['-token_in', '-in', kept('token.der', token), '-data', kept('stamped.bin', bytes)]
      return said('openssl', ['ts', '-verify', ...stamped, '-CAfile', anchors, ...time])
    },
  }
}

export const coveredBy = (pdf: Uint8Array, { byteRange: [, from, to, rest] }: FoundSignature): Uint8Array =>
  Buffer.concat([pdf.subarray(0, from), pdf.subarray(to, to + rest)])

export const signaturesIn = (pdf: Uint8Array): FoundSignature[] => findSignatures(readPdf(pdf)).signatures

/** What a program writes on both its ways; throws with that when it ends otherwise than well. */
export function said(program: string, args: string[]): string {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'latin1' })
  const told = `${stdout}${stderr}`
  if (status !== 0) throw new Error(`${program} ended with ${status}: ${told.slice(-2000)}`)
  return told
}
