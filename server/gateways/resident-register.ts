/** The state's register of residents: what it says about a person, field by field, or nothing. */
export type ResidentRegister = {
  entryOf(person: { iss: string; sub: string }): Promise<Record<string, unknown> | undefined>
}

/** Where no register is connected, no case is decided by rule: each goes to its office. */
export const noResidentRegister: ResidentRegister = { entryOf: async () => undefined }
