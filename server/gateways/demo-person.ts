/** A person of the demo: anybody may sign in as any of them. */
export type DemoPerson = { sub: string; name: string; locale: string; about: Record<string, string> }
