import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { PgBoss } from 'pg-boss'
import { pino } from 'pino'
import { adminRoutes } from './admin/panel.ts'
import * as demo from './seeds/demo/index.ts'
import { nameFirstAdministrators } from './server/accounts/name-first-administrators.ts'
import { remindToRenew } from './server/agencies/remind-to-renew.ts'
import { tendVerifications } from './server/agencies/tend-verifications.ts'
import { createApp } from './server/app.ts'
import { decideCaseByRule } from './server/cases/decide-by-rule.ts'
import { type Config, readConfig } from './server/config.ts'
import { openStreamHub } from './server/conversations/stream-hub.ts'
import { wakeStreams } from './server/conversations/wake-streams.ts'
import { actingFor } from './server/database/acting.ts'
import { connect } from './server/database/connect.ts'
import { listen } from './server/database/listen.ts'
import { takeLock } from './server/database/lock.ts'
import { migrate } from './server/database/migrate.ts'
import { type OpenedDatabase, openDatabase } from './server/database/open-database.ts'
import type { Deps } from './server/deps.ts'
import { workOnBatch } from './server/documents/batches/work-on-batch.ts'
import { issueDocument } from './server/documents/issue-document.ts'
import { preserveDocument } from './server/documents/preserve-document.ts'
import { sweepFiles } from './server/files/sweep-files.ts'
import { openDemoIdentityProvider } from './server/gateways/demo-identity-provider.ts'
import { openDemoOutbox } from './server/gateways/demo-outbox.ts'
import { demoResidentRegister } from './server/gateways/demo-resident-register.ts'
import { openIdentityProvider } from './server/gateways/identity.ts'
import { openLocalFileStore } from './server/gateways/local-file-store.ts'
import { openMailer } from './server/gateways/mail.ts'
import { openPersonalSigning, type PeopleSigning } from './server/gateways/open-personal-signing.ts'
import { openSealing, type Sealing } from './server/gateways/open-sealing.ts'
import { openPrinter, type Printer } from './server/gateways/printer.ts'
import { noResidentRegister } from './server/gateways/resident-register.ts'
import { listenHttp } from './server/http/listen-http.ts'
import { mount } from './server/http/mount.ts'
import { openMetrics } from './server/http/open-metrics.ts'
import { sendInvitation } from './server/invitations/send-invitation.ts'
import {
  agencyUpkeepJob,
  decideByRuleJob,
  documentBatchJob,
  eraseExpiredJob,
  issueDocumentJob,
  prepareSignaturesJob,
  preserveDocumentJob,
  preserveSignaturesJob,
  queues,
  remindToRenewJob,
  revokeCertificatesJob,
  sealUpkeepJob,
  sendInvitationJob,
  signatureUpkeepJob,
  sweepFilesJob,
  takeNextSealKeyJob,
  tellSignatureJob,
} from './server/jobs/definitions.ts'
import { enqueueWith, jobControl } from './server/jobs/queue.ts'
import { startWorker, workFor } from './server/jobs/worker.ts'
import { beginLifetime } from './server/lifetime.ts'
import { newId } from './server/new-id.ts'
import { eraseExpired } from './server/privacy/erase-expired.ts'
import { statusOf } from './server/seals/certificate-register.ts'
import type { SealsAtHand } from './server/seals/seals-at-hand.ts'
import { takeNextKey } from './server/seals/take-next-key.ts'
import { keepSealsUp } from './server/seals/upkeep.ts'
import { prepareSignatures } from './server/signatures/prepare-signatures.ts'
import { orderPreserving, preserveSignatures } from './server/signatures/preserve-signatures.ts'
import { PROVIDER_RETURN } from './server/signatures/provider-routes.ts'
import { revokeCertificates } from './server/signatures/signing-keys.ts'
import { tellSignature } from './server/signatures/tell-signature.ts'
import { tendRequests } from './server/signatures/tend-requests.ts'

const chatFolder = join(import.meta.dirname, 'chat', 'dist')
const verifierPath = join(import.meta.dirname, 'verifier', 'dist', 'verifier.html')

const config = readConfig()
// Production refuses to start without a mail server (config.ts).
const demoMail = openDemoOutbox(join(config.dataFolder, 'demo-outbox'))
const mailer = config.mail ? openMailer(config.mail.url, config.mail.from) : demoMail
const log = pino({ level: config.logLevel, base: null })
mkdirSync(config.dataFolder, { recursive: true })
const { closing, stop } = beginLifetime(log)
let opening: Promise<Printer> | undefined
const lock = takeLock(join(config.dataFolder, `parley-${config.role}.lock`))

if (lock.taken) {
  closing('lock', lock.release)
  await start(config).catch(async (error: Error) => {
    console.error(`\nParley did not start: ${error.message}\n`)
    log.debug({ err: error }, 'start failed')
    await stop(1)
  })
} else {
  console.log(
    `\nParley already runs (process ${lock.holder.pid})${lock.holder.note ? ` at ${lock.holder.note}` : ''}. Nothing was changed.\n`,
  )
}

async function start(config: Config): Promise<void> {
  const database = await openDatabase(config, {
    info: (text) => log.debug(text),
    warn: (fields, text) => log.warn(fields, text),
  })
  closing('database', () => database.stop())
  await migrate(database.ownerUrl, { queues })
  if (config.demo) await seedDemo(config, database)
  const { deps, boss } = await openDeps(config, database)
  await nameFirstAdministrators(deps)
  const register = (serial: string) => actingFor({ purpose: 'house' }, () => statusOf(deps.db, serial))
  const sealing = await openSealing(config, { ...deps, statusOf: register })
  const returnUrl = `${config.publicUrl}${PROVIDER_RETURN}`
  const people = await openPersonalSigning(config, { ...deps, sealing, statusOf: register, returnUrl })
  const printing = config.role === 'web' ? undefined : await startPrinting(deps, boss, sealing, people)
  if (config.role === 'worker') return console.log('Parley works on jobs.')
  await serve(deps, database, { sealing, people, printer: printing })
}

async function seedDemo({ oidc }: Config, { ownerUrl }: OpenedDatabase): Promise<void> {
  const owner = connect(ownerUrl, { max: 1, application: 'parley-seed', upkeep: true })
  await demo.seedDemo(owner, { issuer: oidc.issuer, now: new Date() }).finally(() => owner.destroy())
}

async function openDeps(config: Config, { applicationUrl }: OpenedDatabase): Promise<{ deps: Deps; boss: PgBoss }> {
  const db = connect(applicationUrl, { max: 12, application: 'parley' })
  closing('connections', () => db.destroy())
  const boss = new PgBoss({
    connectionString: applicationUrl,
    application_name: 'parley-jobs',
    max: 4,
    migrate: false,
    reindex: false,
    useListenNotify: config.role !== 'web',
  })
  boss.on('error', (err) => log.warn({ err }, 'jobs'))
  await boss.start()
  closing('jobs', () => boss.stop({ graceful: true, timeout: 15_000 }))
  const files = openLocalFileStore(join(config.dataFolder, 'files'))
  const queue = { enqueue: enqueueWith(boss), jobs: jobControl(boss) }
  const own = { db, now: () => new Date(), newId, ...queue, files, config, log }
  return { deps: { ...own, printer: openOnePrinter, ...(!config.mail && { demoOutbox: demoMail }) }, boss }
}

/** The printer of this process: begun at once where documents are issued, elsewhere with the first sample. */
function openOnePrinter(): Promise<Printer> {
  opening ??= openPrinter({ executablePath: config.browser, dataFolder: config.dataFolder, log }).then(
    (printer) => {
      closing('printer', () => printer.close())
      return printer
    },
    (thrown: unknown) => {
      // The next who prints tries again.
      opening = undefined
      throw thrown
    },
  )
  return opening
}

async function startPrinting(deps: Deps, boss: PgBoss, sealing: Sealing, people: PeopleSigning): Promise<Printer> {
  const { sealer } = sealing
  const { preserver } = people
  const printer = await openOnePrinter()
  const register = config.demo ? demoResidentRegister(demo.residentRegister, config.oidc.issuer) : noResidentRegister
  const jobs = [
    workFor(decideByRuleJob, (job) => decideCaseByRule(deps, register, job)),
    workFor(issueDocumentJob, (job) => issueDocument(deps, { printer, sealer }, job)),
    workFor(documentBatchJob, (job) => workOnBatch(deps, job)),
    workFor(preserveDocumentJob, (job) => preserveDocument(deps, sealer, job)),
    workFor(sendInvitationJob, (job) => sendInvitation(deps, mailer, job)),
    workFor(takeNextSealKeyJob, (job) => takeNextKey(deps, sealer, job)),
    workFor(prepareSignaturesJob, (job) => prepareSignatures(deps, { printer, sealer }, job)),
    workFor(tellSignatureJob, (job) => tellSignature(deps, job)),
    workFor(preserveSignaturesJob, (job) => preserveSignatures(deps, preserver, job)),
    workFor(revokeCertificatesJob, (job) => revokeCertificates(deps, job)),
    workFor(eraseExpiredJob, () => eraseExpired(deps)),
    workFor(signatureUpkeepJob, async () => {
      await tendRequests(deps)
      await orderPreserving(deps, preserver)
    }),
    workFor(sweepFilesJob, async () => void (await sweepFiles(deps))),
    workFor(sealUpkeepJob, () => keepSealsUp(deps, sealer, sealsOf(sealing, people))),
    workFor(agencyUpkeepJob, () => tendVerifications(deps)),
    workFor(remindToRenewJob, (job) => remindToRenew(deps, mailer, job)),
  ]
  await startWorker(boss, jobs, log)
  await boss.schedule(signatureUpkeepJob.queue, '7 * * * *', {}, { singletonKey: 'all' })
  await boss.schedule(eraseExpiredJob.queue, '41 * * * *', {}, { singletonKey: 'all' })
  await boss.schedule(sweepFilesJob.queue, '41 3 * * *', {}, { singletonKey: 'all' })
  await boss.schedule(agencyUpkeepJob.queue, '53 * * * *', {}, { singletonKey: 'all' })
  await boss.schedule(sealUpkeepJob.queue, '23 * * * *', {}, { singletonKey: 'all' })
  await deps.db.transaction((trx) => deps.enqueue(trx, sealUpkeepJob, {}))
  return printer
}

async function serve(
  deps: Deps,
  database: OpenedDatabase,
  { sealing, people, printer }: { sealing: Sealing; people: PeopleSigning; printer: Printer | undefined },
): Promise<void> {
  const { publicUrl, oidc } = config
  const redirectUri = `${publicUrl}/auth/callback`
  const identity = openIdentityProvider({ ...oidc, redirectUri, demo: oidc.embedded })
  const streams = openStreamHub(deps.db)
  const listener = await listen(database.applicationUrl, {
    ...wakeStreams(streams),
    log,
  })
  const panel = adminRoutes({
    deps,
    currentActor: (ctx) => ctx.state.actor(),
    signInUrl: '/auth/sign-in',
    publicOrigin: new URL(publicUrl).origin,
    log,
    nonce: () => randomBytes(16).toString('base64'),
  })
  const app = createApp({
    deps,
    identity,
    streams,
    personalSigning: people.signing,
    registry: openMetrics(streams),
    chatFolder,
    seals: sealsOf(sealing, people),
    readiness: [
      { name: 'database', check: () => deps.db.raw('select 1').then(() => undefined) },
      { name: 'keys', check: () => ({ anchors: sealing.sealer.trustAnchors().length }) },
      ...(printer ? [{ name: 'browser', check: () => printer.describe() }] : []),
    ],
    mounted: [panel, ...(oidc.embedded ? [mount('/oidc', demoProvider(redirectUri).answer)] : [])],
  })
  const http = await listenHttp(app, config)
  closing('listener', () => listener.close())
  closing('http', () => http.close())
  closing('streams', () => streams.close())
  if (lock.taken) lock.note(publicUrl)
  console.log(welcome(publicUrl, database.said))
  // A panel that cannot start must be known now, not at an official's first click.
  await panel.warm()
}

function sealsOf({ sealer, ...published }: Sealing, people: PeopleSigning): SealsAtHand {
  const { trustAnchors, askIssuers } = sealer
  const ofPeople = { peopleAnchors: people.trustAnchors, peopleAuthority: people.authority }
  return { ...published, ...ofPeople, trustAnchors, askIssuers, verifierPath }
}

function demoProvider(redirectUri: string) {
  const keyFile = join(config.dataFolder, 'keys', 'demo-identity.json')
  const { issuer, clientId } = config.oidc
  return openDemoIdentityProvider({ issuer, clientId, redirectUri, people: demo.peopleToBe, keyFile })
}

function welcome(url: string, database: string): string {
  const people = config.demo ? `\n\n  Sign in as (no password, this is a demo):\n${demo.whoIsWho}` : ''
  return `
  Parley runs.

  For citizens    ${url}/
  For officials   ${url}/admin
  Database        ${database}${people}

  Ctrl-C stops it.
`
}
