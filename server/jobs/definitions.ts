import type { Queue } from 'pg-boss'
import { z } from 'zod'
import type { JobDefinition } from './queue.ts'

const ofAgency = z.object({ agencyId: z.string(), id: z.string() })

/** Asks the register whether the case can be granted by rule; else it stays with its office. */
export const decideByRuleJob: JobDefinition<z.infer<typeof ofAgency>> = {
  queue: 'cases.decide-by-rule',
  payload: ofAgency,
}

/** Composes, prints, seals and delivers an ordered document. */
export const issueDocumentJob: JobDefinition<z.infer<typeof ofAgency>> = { queue: 'documents.issue', payload: ofAgency }

/** Works on the next cases of a batch that still wait. */
export const documentBatchJob: JobDefinition<z.infer<typeof ofAgency>> = { queue: 'documents.batch', payload: ofAgency }

/** Adds to an issued document what later years need to check it, and renews its time-stamp. */
export const preserveDocumentJob: JobDefinition<z.infer<typeof ofAgency>> = {
  queue: 'documents.preserve',
  payload: ofAgency,
  onceFor: ({ id }) => id,
}

/** Takes the next seal key of an agency into use, as two administrators decided. */
export const takeNextSealKeyJob: JobDefinition<z.infer<typeof ofAgency>> = {
  queue: 'seals.take-next-key',
  payload: ofAgency,
}

/** Issues lists that are about to run out, and orders the preserving of documents that need it. */
export const sealUpkeepJob: JobDefinition<Record<string, never>> = {
  queue: 'seals.upkeep',
  payload: z.strictObject({}) as z.ZodType<Record<string, never>>,
  onceFor: () => 'all',
}

/** Makes the page that people are asked to sign. */
export const prepareSignaturesJob: JobDefinition<z.infer<typeof ofAgency>> = {
  queue: 'signatures.prepare',
  payload: ofAgency,
}

/** Tells an applicant what a signer did. */
export const tellSignatureJob: JobDefinition<{ id: string; position: number }> = {
  queue: 'signatures.tell',
  payload: z.object({ id: z.string(), position: z.number().int() }),
}

/** Adds to a signed document what later years need to check it, and renews its time-stamp. */
export const preserveSignaturesJob: JobDefinition<{ id: string }> = {
  queue: 'signatures.preserve',
  payload: z.object({ id: z.uuid() }),
  onceFor: ({ id }) => id,
}

/** Takes back the certificates of a key that its owner took out. */
export const revokeCertificatesJob: JobDefinition<{ accountId: string; keyId: string }> = {
  queue: 'signatures.revoke-certificates',
  payload: z.object({ accountId: z.uuid(), keyId: z.uuid() }),
}

/** Ends what was not signed in time, and reminds before. */
export const signatureUpkeepJob: JobDefinition<Record<string, never>> = {
  queue: 'signatures.upkeep',
  payload: z.strictObject({}) as z.ZodType<Record<string, never>>,
  onceFor: () => 'all',
}

/** Erases the answers whose time has passed. */
export const eraseExpiredJob: JobDefinition<Record<string, never>> = {
  queue: 'privacy.erase-expired',
  payload: z.strictObject({}) as z.ZodType<Record<string, never>>,
  onceFor: () => 'all',
}

/** Removes files that nothing refers to. */
export const sweepFilesJob: JobDefinition<Record<string, never>> = {
  queue: 'files.sweep',
  payload: z.strictObject({}) as z.ZodType<Record<string, never>>,
  onceFor: () => 'all',
}

/** Mails the link of an invitation. */
export const sendInvitationJob: JobDefinition<{ id: string }> = {
  queue: 'invitations.send',
  payload: z.object({ id: z.uuid() }),
}

/** Ends verifications of agencies that have run out, and reminds before. */
export const agencyUpkeepJob: JobDefinition<Record<string, never>> = {
  queue: 'agencies.upkeep',
  payload: z.strictObject({}) as z.ZodType<Record<string, never>>,
  onceFor: () => 'all',
}

/** Mails an agency that its verification ends soon. */
export const remindToRenewJob: JobDefinition<z.infer<typeof ofAgency>> = { queue: 'agencies.remind', payload: ofAgency }

/** Every queue with its policy. Retries go on for about a day: an office's printer may be away for a night. */
export const queues: Queue[] = [
  decideByRuleJob,
  issueDocumentJob,
  documentBatchJob,
  preserveDocumentJob,
  sendInvitationJob,
  takeNextSealKeyJob,
  sealUpkeepJob,
  prepareSignaturesJob,
  tellSignatureJob,
  preserveSignaturesJob,
  revokeCertificatesJob,
  signatureUpkeepJob,
  eraseExpiredJob,
  sweepFilesJob,
  agencyUpkeepJob,
  remindToRenewJob,
].map((job) => ({
  name: job.queue,
  ...('onceFor' in job ? { policy: 'exclusive' as const } : {}),
  notify: true,
  retryLimit: 20,
  retryDelay: 2,
  retryBackoff: true,
  retryDelayMax: 7200,
  expireInSeconds: 120,
}))
