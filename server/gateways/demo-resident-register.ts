import type { ResidentRegister } from './resident-register.ts'

/** A register of the demo's residents, by subject of the demo identity provider. Made up, and nowhere but in the demo. */
export const demoResidentRegister = (
  entries: Record<string, Record<string, unknown>>,
  issuer: string,
): ResidentRegister => ({
  entryOf: async ({ iss, sub }) => (iss === issuer ? entries[sub] : undefined),
})
