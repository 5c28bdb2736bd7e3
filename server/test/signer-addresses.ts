import { randomUUID } from 'node:crypto'
import type { ARequest } from './some-signatures.ts'

type Send = (method: string, path: string, body?: object) => Promise<Response>
/** What an address answers the one whose request or key it is; to everybody else there is nothing there. */
type OfSigner = { ask(send: Send, request: ARequest): Promise<Response>; answers: number }

const assertion = { id: 'a', rawId: 'a', type: 'public-key', response: {}, clientExtensionResults: {} }
const digests = { sha256: 'a'.repeat(64), textSha256: 'b'.repeat(64) }

/** Addresses about one request for signatures or one key of a person. */
export const signerAddresses: Record<string, OfSigner> = {
  'get /api/signatures/:id': { ask: (send, { id }) => send('GET', `/api/signatures/${id}`), answers: 200 },
  'get /api/signatures/:id/document.pdf': {
    ask: (send, { id }) => send('GET', `/api/signatures/${id}/document.pdf`),
    answers: 200,
  },
  // Digests of another document than the one that is shown.
  'post /api/signatures/:id/intents': {
    ask: (send, { id, keyId }) => send('POST', `/api/signatures/${id}/intents`, { keyId, ...digests }),
    answers: 409,
  },
  // Nothing was begun under this nonce.
  'post /api/signatures/:id/signatures': {
    ask: (send, { id }) => send('POST', `/api/signatures/${id}/signatures`, { nonce: 'none', signature: 'AA' }),
    answers: 409,
  },
  'post /api/signatures/:id/invitations': {
    ask: (send, { id }) => send('POST', `/api/signatures/${id}/invitations`, { position: 2 }),
    answers: 201,
  },
  'post /api/signatures/:id/refusals': {
    ask: (send, { id }) => send('POST', `/api/signatures/${id}/refusals`, { reason: 'It is not so.' }),
    answers: 200,
  },
  'post /api/signing-keys/:id/certificates': {
    ask: (send, { keyId }) => send('POST', `/api/signing-keys/${keyId}/certificates`, { publicKey: 'AA', proof: 'AA' }),
    answers: 422,
  },
  'post /api/signing-keys/:id/revocation': {
    ask: (send, { keyId }) => send('POST', `/api/signing-keys/${keyId}/revocation`, {}),
    answers: 204,
  },
}

type OfAnybody = { ask(send: Send): Promise<Response>; answers: number }

/** Addresses for whoever is signed in: what is not theirs is not found, or was never begun. */
export const signingAddresses: Record<string, OfAnybody> = {
  'get /api/signatures': { ask: (send) => send('GET', '/api/signatures'), answers: 200 },
  'get /api/signing-keys': { ask: (send) => send('GET', '/api/signing-keys'), answers: 200 },
  'post /api/signatures/:id/releases': {
    ask: (send) => send('POST', `/api/signatures/${randomUUID()}/releases`, { nonce: 'none', assertion }),
    answers: 409,
  },
  // This Parley of the test has people sign in their browsers.
  'post /api/signatures/:id/visits': {
    ask: (send) =>
      send('POST', `/api/signatures/${randomUUID()}/visits`, { sha256: 'a'.repeat(64), textSha256: 'a'.repeat(64) }),
    answers: 409,
  },
  'post /api/signature-invitations': {
    ask: (send) => send('POST', '/api/signature-invitations', { token: 'none' }),
    answers: 404,
  },
  'post /api/signing-keys/challenges': {
    ask: (send) => send('POST', '/api/signing-keys/challenges', {}),
    answers: 201,
  },
  'post /api/signing-keys': {
    ask: (send) => send('POST', '/api/signing-keys', { nonce: 'none', name: 'A phone', registration: assertion }),
    answers: 409,
  },
}
