import { resolve } from 'node:path'
import { z } from 'zod'

const flag = z
  .enum(['yes', 'no'])
  .default('no')
  .transform((value) => value === 'yes')

/** Every setting, as the environment gives it. The reference in docs/ is generated from these descriptions. */
export const settings = z.object({
  NODE_ENV: z.string().default('development').describe('`production` refuses every part that is only for the demo.'),
  PORT: z.coerce.number().int().min(1).max(65535).default(3000).describe('Port to listen on.'),
  HOST: z.string().default('127.0.0.1').describe('Address to listen on.'),
  PUBLIC_URL: z
    .url()
    .optional()
    .describe('Where people reach Parley, as printed in QR codes. Default: http://HOST:PORT.'),
  PARLEY_DATA: z.string().default('./.parley').describe('Folder for files, keys, logs and the embedded database.'),
  DATABASE_URL: z.string().optional().describe('PostgreSQL 15 or newer, application role. Default: an embedded one.'),
  DATABASE_OWNER_URL: z
    .string()
    .optional()
    .describe('The role that owns the tables and migrates. Default: DATABASE_URL.'),
  OIDC_ISSUER: z.url().optional().describe('OpenID provider. Default: the embedded demo provider.'),
  OIDC_CLIENT_ID: z.string().default('parley').describe('Client id registered with the provider.'),
  OIDC_CLIENT_SECRET: z.string().optional().describe('Client secret, where the provider wants one.'),
  OIDC_HIGH_ACR: z
    .string()
    .default('')
    .describe(
      'The `acr` values, separated by blanks, by which the provider says that a person was identified at level high.',
    ),
  PARLEY_ROLE: z.enum(['all', 'web', 'worker']).default('all').describe('What this process does.'),
  PARLEY_FIRST_ADMINS: z
    .string()
    .default('')
    .transform((text) => text.split(/\s+/).filter((subject) => subject !== ''))
    .refine((subjects) => subjects.length === 0 || (subjects.length === 2 && new Set(subjects).size === 2), {
      message: 'two different subjects, separated by a blank',
    })
    .describe(
      'The subjects (`sub`) by which the OpenID provider knows the first two administrators, separated by a blank. It counts only while there is no administrator.',
    ),
  PARLEY_PILOT: flag.describe('`yes` allows the demo parts in production, for a pilot without real people.'),
  SEAL_KEYS: z
    .string()
    .optional()
    .describe('Folder with `<agency>.p12` seal keys and `root.pem`. Default: a demo authority.'),
  SEAL_PASSPHRASE: z.string().optional().describe('Passphrase of the PKCS#12 files in SEAL_KEYS.'),
  SEAL_PKCS11_MODULE: z
    .string()
    .optional()
    .describe('PKCS#11 library of a device that holds the seal keys; SEAL_KEYS then holds their certificates as PEM.'),
  SEAL_PKCS11_TOKEN: z.string().optional().describe('Label of the token in that device.'),
  SEAL_PKCS11_PIN: z.string().optional().describe('PIN of the token’s user.'),
  SEAL_ALGORITHM: z
    .enum(['rsa-3072', 'p-256'])
    .default('rsa-3072')
    .describe('Kind of the first keys that the demo authority makes for agencies.'),
  MAIL_URL: z
    .url()
    .optional()
    .describe('SMTP server, as `smtps://user:password@host:465`. Default: in the demo mail is shown in the panel.'),
  MAIL_FROM: z.string().optional().describe('Sender of mail. Default: `no-reply@` and the host of PUBLIC_URL.'),
  TSA_URL: z.url().optional().describe('Time-stamp authority (RFC 3161). Default: none; in the demo an embedded one.'),
  TSA_ROOT: z.string().optional().describe('PEM file with the root certificates behind TSA_URL.'),
  CSC_URL: z
    .url()
    .optional()
    .describe(
      'Qualified provider that signs for people: base of its Cloud Signature Consortium API 2.0, as `https://provider.example/csc/v2`. Default: people sign with keys in their browsers.',
    ),
  CSC_NAME: z.string().optional().describe('Name of that provider, as people read it.'),
  CSC_CLIENT_ID: z.string().optional().describe('Client id registered with that provider.'),
  CSC_CLIENT_SECRET: z.string().optional().describe('Client secret registered with that provider.'),
  CSC_ROOT: z
    .string()
    .optional()
    .describe('PEM file with the root certificates behind the certificates of that provider.'),
  CSC_PERSON: z
    .enum(['name', 'number'])
    .default('name')
    .describe(
      'How a certificate is known to be of the person who is signed in: by `name`, or by `number`, where the serial number in it is the `sub` of the identity provider.',
    ),
  PUPPETEER_EXECUTABLE_PATH: z.string().optional().describe('Browser that prints. Default: one that is found.'),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'silent'])
    .default('info')
    .describe('Least level logged.'),
})

export type SealDevice = { module: string; token: string; pin: string }

export type SigningProvider = {
  url: string
  name: string
  clientId: string
  clientSecret: string
  /** PEM file. */
  roots: string
  person: 'name' | 'number'
}

export type Config = {
  production: boolean
  port: number
  host: string
  publicUrl: string
  dataFolder: string
  database: { url: string | undefined; ownerUrl: string | undefined }
  oidc: { issuer: string; clientId: string; clientSecret: string | undefined; embedded: boolean; highAcr: string[] }
  role: 'all' | 'web' | 'worker'
  /** Two subjects of the provider, or none. */
  firstAdministrators: string[]
  /** Demo people, register, authority and services are there. */
  demo: boolean
  seal: { keys: string; passphrase: string | undefined; device: SealDevice | undefined } | undefined
  sealAlgorithm: 'rsa-3072' | 'p-256'
  timeStamp: { url: string; root: string } | undefined
  /** Signs for people in the place of keys in their browsers. */
  csc: SigningProvider | undefined
  /** Without it mail is written into the demo's outbox. */
  mail: { url: string; from: string } | undefined
  browser: string | undefined
  logLevel: string
}

/**
 * Reads and checks the environment; the only place that does.
 * @throws Error naming each setting that is wrong, or a demo part that production refuses.
 */
export function readConfig(environment: Record<string, string | undefined> = process.env): Config {
  const read = settings.safeParse(dropEmpty(environment))
  if (!read.success) {
    throw new Error(
      `These settings are wrong:\n${read.error.issues.map((i) => `  ${i.path.join('.')}: ${i.message}`).join('\n')}`,
    )
  }
  const env = read.data
  const publicUrl = (
    env.PUBLIC_URL ?? `http://${env.HOST === '127.0.0.1' ? 'localhost' : env.HOST}:${env.PORT}`
  ).replace(/\/$/, '')
  const config: Config = {
    production: env.NODE_ENV === 'production',
    port: env.PORT,
    host: env.HOST,
    publicUrl,
    dataFolder: resolve(env.PARLEY_DATA),
    database: { url: env.DATABASE_URL, ownerUrl: env.DATABASE_OWNER_URL ?? env.DATABASE_URL },
    oidc: {
      issuer: env.OIDC_ISSUER ?? `${publicUrl}/oidc`,
      clientId: env.OIDC_CLIENT_ID,
      clientSecret: env.OIDC_CLIENT_SECRET,
      embedded: env.OIDC_ISSUER === undefined,
      // What only the demo's provider says is never a proof.
      highAcr: env.OIDC_HIGH_ACR.split(/\s+/).filter((acr) => acr !== '' && !acr.startsWith('urn:dev:')),
    },
    role: env.PARLEY_ROLE,
    firstAdministrators: env.PARLEY_FIRST_ADMINS,
    demo: env.OIDC_ISSUER === undefined,
    seal: env.SEAL_KEYS
      ? { keys: resolve(env.SEAL_KEYS), passphrase: env.SEAL_PASSPHRASE, device: sealDevice(env) }
      : undefined,
    sealAlgorithm: env.SEAL_ALGORITHM,
    timeStamp: env.TSA_URL && env.TSA_ROOT ? { url: env.TSA_URL, root: resolve(env.TSA_ROOT) } : undefined,
    csc: signingProvider(env),
    mail: env.MAIL_URL
      ? { url: env.MAIL_URL, from: env.MAIL_FROM ?? `no-reply@${new URL(publicUrl).hostname}` }
      : undefined,
    browser: env.PUPPETEER_EXECUTABLE_PATH,
    logLevel: env.LOG_LEVEL,
  }
  if (config.production && !env.PARLEY_PILOT) refuseDemoParts(config)
  return config
}

function sealDevice(env: z.infer<typeof settings>): SealDevice | undefined {
  const { SEAL_PKCS11_MODULE: module, SEAL_PKCS11_TOKEN: token, SEAL_PKCS11_PIN: pin } = env
  return module ? { module, token: token ?? '', pin: pin ?? '' } : undefined
}

/** @throws Error naming what is missing: half a provider would leave people at a closed door. */
function signingProvider(env: z.infer<typeof settings>): SigningProvider | undefined {
  const { CSC_URL, CSC_NAME, CSC_CLIENT_ID, CSC_CLIENT_SECRET, CSC_ROOT } = env
  if (!CSC_URL) return undefined
  const needed = { CSC_NAME, CSC_CLIENT_ID, CSC_CLIENT_SECRET, CSC_ROOT }
  const missing = Object.entries(needed).flatMap(([name, value]) => (value ? [] : [name]))
  if (!CSC_NAME || !CSC_CLIENT_ID || !CSC_CLIENT_SECRET || !CSC_ROOT)
    throw new Error(`These settings are wrong:\n  CSC_URL: needs ${missing.join(', ')} as well`)
  return {
    url: CSC_URL.replace(/\/$/, ''),
    name: CSC_NAME,
    clientId: CSC_CLIENT_ID,
    clientSecret: CSC_CLIENT_SECRET,
    roots: resolve(CSC_ROOT),
    person: env.CSC_PERSON,
  }
}

function refuseDemoParts(config: Config): void {
  const missing = [
    config.oidc.embedded && 'OIDC_ISSUER: the embedded identity provider signs in anybody as anybody',
    !config.mail && 'MAIL_URL: invitations to officials would reach nobody',
    !config.seal && 'SEAL_KEYS: documents sealed by the demo authority prove nothing',
    !config.database.url && 'DATABASE_URL: the embedded database has no standby and no backup',
    !config.publicUrl.startsWith('https://') && 'PUBLIC_URL: sessions need https',
  ].filter((reason) => typeof reason === 'string')
  if (missing.length > 0)
    throw new Error(`Production needs real parts:\n${missing.map((reason) => `  ${reason}`).join('\n')}`)
}

function dropEmpty(environment: Record<string, string | undefined>): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
}
