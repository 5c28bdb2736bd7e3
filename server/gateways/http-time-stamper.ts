import { createHash, randomBytes } from 'node:crypto'
import * as asn1js from 'asn1js'
import { GatewayFailed } from '../errors.ts'
import { members } from './certificate-parts.ts'
import { checkTimeStamp } from './check-time-stamp.ts'
import { CMS } from './cms-names.ts'
import { bigInteger, encode, nothing, octets, oid, sequence, smallInteger, truth } from './der.ts'
import type { TimeStamper } from './time-stamper.ts'

type Settings = {
  url: string
  /** Root certificates (DER) to which the authority's certificate must lead. */
  trustAnchors: Uint8Array[]
  limitMs?: number
}

const LIMIT_MS = 5_000
const MAX_ANSWER_BYTES = 64 * 1024

/**
 * A time-stamp authority over HTTP (RFC 3161 §3.4). An answer is used only when it verifies: the right hash and nonce,
 * a signature that holds, a certificate for time-stamps that leads to an anchor. Throws GatewayFailed, retryable.
 */
export function openHttpTimeStamper({ url, trustAnchors, limitMs = LIMIT_MS }: Settings): TimeStamper {
  return {
    async stamp(bytes) {
      const nonce = positiveNonce()
      const answer = await ask(url, query(bytes, nonce), limitMs).catch((cause: unknown) => {
        throw new GatewayFailed('time-stamper', { retryable: true, cause })
      })
      const token = readAnswer(answer)
      if (!token || !checkTimeStamp(token, [bytes], { trustAnchors, nonce, judgedAt: new Date() })) {
        throw new GatewayFailed('time-stamper', { retryable: true, detail: 'the time-stamp does not verify' })
      }
      return token
    },
  }
}

/** TimeStampReq (§2.4.1), with the wish for the authority's certificate. */
function query(bytes: Uint8Array, nonce: Uint8Array): Uint8Array {
  const digest = createHash('sha256').update(bytes).digest()
  const imprint = sequence(sequence(oid(CMS.sha256), nothing()), octets(digest))
  return encode(sequence(smallInteger(1), imprint, bigInteger(nonce), truth()))
}

function positiveNonce(): Uint8Array {
  const nonce = randomBytes(8)
  nonce[0] = ((nonce[0] ?? 0) & 0x3f) | 0x40
  return nonce
}

async function ask(url: string, body: Uint8Array, limitMs: number): Promise<Uint8Array> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/timestamp-query' },
    body: Buffer.from(body),
    redirect: 'error',
    signal: AbortSignal.timeout(limitMs),
  })
  const answer = new Uint8Array(await response.arrayBuffer())
  if (!response.ok || answer.length > MAX_ANSWER_BYTES)
    throw new Error(`status ${response.status}, ${answer.length} bytes`)
  return answer
}

/** The token of a TimeStampResp (§2.4.2) whose status is granted (0) or granted with modifications (1). */
function readAnswer(answer: Uint8Array): Uint8Array | undefined {
  const [info, token] = members(asn1js.fromBER(Uint8Array.from(answer)).result)
  const [status] = members(info)
  const isGranted = status instanceof asn1js.Integer && [0, 1].includes(status.valueBlock.valueDec)
  return isGranted ? token?.valueBeforeDecodeView : undefined
}
