/** Names a seal key: the agency's slug for its first, `slug.2`, `slug.3` … for those that followed. Throws TypeError. */
export function checkKeyName(agency: string, keyName: string): void {
  if (!/^[a-z0-9][a-z0-9-]{0,62}$/.test(agency)) throw new TypeError(`not the name of an agency: ${agency}`)
  const isTheirs =
    keyName === agency || (keyName.startsWith(`${agency}.`) && /^[1-9]\d{0,3}$/.test(keyName.slice(agency.length + 1)))
  if (!isTheirs) throw new TypeError(`not the name of a key of ${agency}: ${keyName}`)
}
