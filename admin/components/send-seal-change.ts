/** Sends a change of a seal, and the page shows what is then. */
export type SendSealChange = (action: string, data: Record<string, unknown>) => Promise<void>
