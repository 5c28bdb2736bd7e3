import { z } from 'zod'

export const id = z.object({ id: z.uuid() })

export const hex = z.string().regex(/^[0-9a-f]{64}$/)

/** Bytes in base64url. */
export const bytes = z
  .string()
  .regex(/^[\w-]+$/)
  .max(4000)

export const request = z.object({ id: z.uuid(), status: z.string(), maySign: z.boolean() }).loose()

/** What a browser's passkey dialogue gives (WebAuthn §5.1, as JSON); its bytes are judged by who checks them. */
export const credential = z.looseObject({
  id: bytes,
  rawId: bytes,
  type: z.literal('public-key'),
  response: z.record(z.string(), z.unknown()),
  clientExtensionResults: z.record(z.string(), z.unknown()),
})
