/**
 * Whether a change was asked for by another site, or cannot be told to be ours. Stricter than the citizen's API:
 * only browsers work in the panel, and every browser sends one of the two headers with a POST.
 * @param publicOrigin where people reach us, not what the Host header says
 */
export function isCrossSite(
  asked: { secFetchSite: string | undefined; origin: string | undefined },
  publicOrigin: string,
): boolean {
  const { secFetchSite, origin } = asked
  if (secFetchSite) return secFetchSite !== 'same-origin'
  return origin !== publicOrigin
}
