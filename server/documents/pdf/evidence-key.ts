/** Where a signature dictionary refers to the evidence that its holder agreed: a private key (ISO 32000-2 Annex E). */
export const EVIDENCE_KEY = 'Parley_Evidence'
