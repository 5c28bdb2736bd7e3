/**
 * What a person agrees to by signing (RFC 8785 JSON): each of these is bound by the signature, and by the answer of the
 * passkey whose challenge is the SHA-256 of this. Digests are SHA-256 in hex, times seconds since 1970.
 */
export type SigningIntent = {
  purpose: 'sign/v1'
  doc: { sha256: string; size: number; name: string }[]
  /** Of the text that was shown beside the document, in `locale`. */
  text_sha256: string
  locale: string
  service: string
  request: string
  /** Commits to the signer without naming them: SHA-256 of issuer, subject and nonce. */
  applicant: string
  iss: string
  acr: string
  auth_time: number
  id_token_hash: string
  cert_sha256: string
  nonce: string
  iat: number
  exp: number
  template_version: number
  schema_version: number
}

/** How long an intent can be signed: five minutes. */
export const INTENT_SECONDS = 300
/** How far the clocks may be apart of those who say when somebody was identified and when they agreed. */
export const CLOCK_TOLERANCE_SECONDS = 300

const isText = (value: unknown) => typeof value === 'string' && value !== ''
const isDigest = (value: unknown) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)
const isCount = (value: unknown) => Number.isSafeInteger(value) && Number(value) > 0

const SHAPE = {
  purpose: (value) => value === 'sign/v1',
  doc: (value) => Array.isArray(value) && value.length === 1 && isDocument(value[0]),
  text_sha256: isDigest,
  locale: (value) => typeof value === 'string' && /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(value),
  service: isText,
  request: (value) => typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value),
  applicant: isDigest,
  iss: (value) => typeof value === 'string' && URL.canParse(value),
  acr: isText,
  auth_time: isCount,
  id_token_hash: isDigest,
  cert_sha256: isDigest,
  // 32 random bytes; a visit to a provider has its request before them.
  nonce: (value) => typeof value === 'string' && /^([0-9a-f-]{36}\.)?[\w-]{43}$/.test(value),
  iat: isCount,
  exp: isCount,
  template_version: isCount,
  schema_version: isCount,
} satisfies Record<keyof SigningIntent, (value: unknown) => boolean>

const DOCUMENT = { sha256: isDigest, size: isCount, name: isText }
const isDocument = (value: unknown) => hasShape(value, DOCUMENT)

/**
 * Reads an intent of which nothing is missing, nothing is too much, and whose times go together: identified at most five
 * minutes before, agreed for five minutes. Undefined for any other.
 */
export function readSigningIntent(value: unknown): SigningIntent | undefined {
  if (!hasShape(value, SHAPE)) return undefined
  const intent = value as SigningIntent
  const sinceIdentified = intent.iat - intent.auth_time
  const isFresh =
    sinceIdentified >= -CLOCK_TOLERANCE_SECONDS && sinceIdentified <= INTENT_SECONDS + CLOCK_TOLERANCE_SECONDS
  return isFresh && intent.exp === intent.iat + INTENT_SECONDS ? intent : undefined
}

function hasShape(value: unknown, shape: Record<string, (value: unknown) => boolean>): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const keys = Object.keys(value)
  const has = (key: string) => Object.hasOwn(value, key) && shape[key]?.((value as Record<string, unknown>)[key])
  return keys.length === Object.keys(shape).length && Object.keys(shape).every(has)
}
