import type { Config } from '../config.ts'

/** Who passkeys are made for and asked by (WebAuthn §5.4.2): this very site. */
export function relyingParty({ publicUrl }: Config): { id: string; name: string; origin: string } {
  const { hostname, origin } = new URL(publicUrl)
  return { id: hostname, name: 'Parley', origin }
}
