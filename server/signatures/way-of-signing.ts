import { GatewayFailed, NotInThisState } from '../errors.ts'
import type { BrowserSigning, PersonalSigning, ProviderSigning } from '../gateways/personal-signing.ts'

/** @throws GatewayFailed where nobody can sign; NotInThisState where a provider has taken over. */
export function signingInBrowser(signing: PersonalSigning | undefined): BrowserSigning {
  if (present(signing).by === 'browser') return signing as BrowserSigning
  throw new NotInThisState('signed-at-provider')
}

/** @throws GatewayFailed where nobody can sign; NotInThisState where people sign in their browsers. */
export function signingAtProvider(signing: PersonalSigning | undefined): ProviderSigning {
  if (present(signing).by === 'provider') return signing as ProviderSigning
  throw new NotInThisState('signed-in-browser')
}

/** The qualified provider at which people sign here. */
export const providerName = (signing: PersonalSigning | undefined): string | null =>
  signing?.by === 'provider' ? signing.name : null

function present(signing: PersonalSigning | undefined): PersonalSigning {
  if (!signing) throw new GatewayFailed('signing', { retryable: false, detail: 'no authority for people' })
  return signing
}
