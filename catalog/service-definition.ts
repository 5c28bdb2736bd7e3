import { z } from 'zod'
import { localizedList, localizedText } from './localized.ts'

export const slug = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'lower case letters, digits and single hyphens')

const jsonObject = z.record(z.string(), z.unknown())

/** When every answer named here equals the value beside it (JSON Pointer into the answers → value). */
const answersEqual = z.record(z.string().startsWith('/'), z.union([z.string(), z.number(), z.boolean()]))

const officeRule = z.object({ office: slug, when: answersEqual.optional() })

/** Who decides. By rule: granted at once when the register says the same as the answers, else an official decides. */
const decisionBy = z.discriminatedUnion('by', [
  z.object({ by: z.literal('official') }),
  z.object({
    by: z.literal('rule'),
    register: z.literal('residents'),
    /** field of the register's entry → JSON Pointer of the answer that must say the same */
    matches: z.record(z.string(), z.string().startsWith('/')),
    reason: localizedText,
  }),
])

const output = z.object({
  title: localizedText,
  /** LiquidJS body of the document by language; the frame (agency, number, code) is the house's. */
  template: localizedText,
})

/** Who signs the answers before they are sent (eIDAS art. 26: advanced, never called qualified). */
const signatures = z.object({
  /** What each signer confirms: shown before signing, and part of what is signed. */
  intent: localizedText,
  /** In their order. One of them is the applicant; the others are invited by a link. */
  signers: z
    .array(z.object({ who: z.enum(['applicant', 'invited']), title: localizedText }))
    .min(1)
    .max(20)
    .refine((all) => all.filter(({ who }) => who === 'applicant').length === 1, 'the applicant signs once'),
  /** One after the other; left out, in any order. */
  inOrder: z.boolean().optional(),
  /** How many of them have to sign; left out, all. */
  quorum: z.number().int().positive().optional(),
  /** Days until it can no longer be signed. */
  withinDays: z.number().int().positive().max(365),
})

/** What an agency publishes as one version of a service (CPSV-AP Public Service with its form and rules). */
export const serviceDefinition = z.object({
  titles: localizedText,
  summary: localizedText,
  category: slug,
  lifeEvents: z.array(slug),
  /** Words in which people ask for it, by language: they are searched, not shown. */
  asked: localizedList,
  needs: localizedList,
  cost: localizedText,
  time: localizedText,
  result: localizedText,
  form: z.object({
    schema: jsonObject,
    uiSchema: jsonObject.optional(),
    texts: z.record(z.string(), z.record(z.string(), z.string())).optional(),
    /** Translations whose text has changed since, by language and pointer: the words that they translate. */
    outdated: z.record(z.string(), z.record(z.string(), z.string())).optional(),
  }),
  /** The first rule whose condition holds receives the case; the last one has no condition. */
  routing: z
    .array(officeRule)
    .min(1)
    .refine((rules) => rules.at(-1)?.when === undefined, 'the last routing rule must take every case'),
  decision: decisionBy,
  signatures: signatures.optional(),
  /** Working time an official has, in days. */
  decideWithinDays: z.number().int().positive(),
  /**
   * What a new version does to conversations under way: `carry-over` takes them along at their next turn and says what
   * changed, `pin` lets each end with the version it began with. Left out, they are taken along.
   */
  conversationsUnderWay: z.enum(['carry-over', 'pin']).optional(),
  /** Questions (JSON Pointers into the schema) whose earlier answers this version does not take over but asks for again. */
  askAgain: z.array(z.string().startsWith('/')).optional(),
  output,
})

export type ServiceDefinition = z.infer<typeof serviceDefinition>
