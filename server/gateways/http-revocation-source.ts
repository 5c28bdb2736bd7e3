import * as asn1js from 'asn1js'
import { GatewayFailed } from '../errors.ts'
import { statusRequest } from './answer-status.ts'
import type { Certificate } from './certificate.ts'
import { members, oidOf } from './certificate-parts.ts'
import type { RevocationSource } from './revocation-source.ts'
import { type RevocationProof, revocationsOf } from './revocations.ts'

type Settings = { now: () => Date; limitMs?: number }

const AUTHORITY_ACCESS = '1.3.6.1.5.5.7.1.1'
const OCSP = '1.3.6.1.5.5.7.48.1'
const DISTRIBUTION_POINTS = '2.5.29.31'
const LIMIT_MS = 5_000
const MAX_BYTES = 8 * 1024 * 1024

/**
 * Asks the authorities that certificates name: by OCSP (RFC 6960 appendix A), else for their list (RFC 5280 §4.2.1.13).
 * Only certificates that lead to a pinned anchor may be asked about, because they say which addresses are called. An
 * answer counts when it verifies; of both ways one that does is enough.
 */
export function httpRevocationSource({ now, limitMs = LIMIT_MS }: Settings): RevocationSource {
  return {
    async proofOf(certificate, issuer) {
      const ways = [
        ...addresses(certificate, 'ocsp').map((url) => () => askStatus(url, certificate, issuer, limitMs)),
        ...addresses(certificate, 'crl').map((url) => () => fetchList(url, limitMs)),
      ]
      if (ways.length === 0) return { crls: [], answers: [] }
      const failures: unknown[] = []
      for (const way of ways) {
        const proof = await way().catch((error: unknown) => failures.push(error) && undefined)
        if (proof && isProof(proof, certificate, issuer, now())) return proof
      }
      const detail = `no usable answer about a certificate: ${failures.map(String).join('; ')}`
      throw new GatewayFailed('revocations', { retryable: true, detail })
    },
  }
}

function isProof(outside: RevocationProof, certificate: Certificate, issuer: Certificate, now: Date): boolean {
  const used = { for: 'seal', at: now, judgedAt: now } as const
  return revocationsOf({ outside, now }).standingOf(certificate, issuer, used).status !== 'unknown'
}

async function askStatus(url: string, certificate: Certificate, issuer: Certificate, limitMs: number) {
  const body = Buffer.from(statusRequest(certificate.der, issuer.der))
  const headers = { 'content-type': 'application/ocsp-request' }
  return { crls: [], answers: [await load(url, { method: 'POST', headers, body }, limitMs)] }
}

async function fetchList(url: string, limitMs: number): Promise<RevocationProof> {
  return { crls: [await load(url, {}, limitMs)], answers: [] }
}

async function load(url: string, request: RequestInit, limitMs: number): Promise<Uint8Array> {
  const response = await fetch(url, { ...request, redirect: 'error', signal: AbortSignal.timeout(limitMs) })
  const bytes = new Uint8Array(await response.arrayBuffer())
  if (!response.ok || bytes.length > MAX_BYTES)
    throw new Error(`${url}: status ${response.status}, ${bytes.length} bytes`)
  return bytes
}

/** The http addresses of one kind that the certificate names. */
export function addresses({ extensions }: Certificate, kind: 'ocsp' | 'crl'): string[] {
  if (kind === 'ocsp') {
    const access = members(extensions.get(AUTHORITY_ACCESS)?.value).map((entry) => members(entry))
    return access.flatMap(([method, place]) => (oidOf(method) === OCSP ? urlOf(place) : []))
  }
  const points = members(extensions.get(DISTRIBUTION_POINTS)?.value)
  return points.flatMap((point) => members(members(members(point)[0], 0xa0)[0], 0xa0)).flatMap(urlOf)
}

/** A GeneralName of kind uniformResourceIdentifier, when it is an http address. */
function urlOf(name: asn1js.BaseBlock | undefined): string[] {
  if (!(name instanceof asn1js.Primitive) || name.valueBeforeDecodeView[0] !== 0x86) return []
  const url = Buffer.from(name.valueBlock.valueHexView).toString('latin1')
  return /^https?:\/\//i.test(url) ? [url] : []
}
