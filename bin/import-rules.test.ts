import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { temporaryFolder } from '../server/test/temporary-folder.ts'
import { checkImports, type ImportReport } from './import-rules.ts'

const project = join(import.meta.dirname, '..')
const folder = temporaryFolder()

/** Each line is one forbidden import planted into an otherwise empty house: rule, file, what it imports. */
const planted = `
  no-cycles                   server/cases/one.ts                     ./two.ts
  resolvable                  server/cases/lost.ts                    ./nowhere.ts
  forms-alone                 forms/reads-files.ts                    node:fs
  forms-alone                 forms/asks-server.ts                    ../server/errors.ts
  forms-alone                 forms/asks-catalog.ts                   ../catalog/fees.ts
  forms-alone                 forms/validates.ts                      zod
  catalog-over-forms          catalog/reads-files.ts                  node:fs
  catalog-over-forms          catalog/asks-server.ts                  ../server/errors.ts
  server-over-catalog         server/cases/shows.ts                   ../../admin/panel.ts
  server-over-catalog         server/cases/chats.ts                   ../../chat/main.tsx
  server-over-catalog         server/cases/seeds.ts                   ../../seeds/demo.ts
  admin-over-server           admin/chats.ts                          ../chat/controls/field.tsx
  components-in-the-browser   admin/components/asks-server.tsx        ../../server/errors.ts
  components-in-the-browser   admin/components/asks-chat.tsx          ../../chat/main.tsx
  chat-over-forms             chat/asks-server.ts                     ../server/errors.ts
  chat-over-forms             chat/asks-catalog.ts                    ../catalog/fees.ts
  no-node-in-the-browser      chat/reads-files.ts                     node:fs
  no-node-in-the-browser      admin/components/reads-files.tsx        node:fs
  nothing-over-main           bench/starts.ts                         ../main.ts
  tools-are-ends              server/cases/tool.ts                    ../../bin/tool.ts
  migrations-alone            migrations/0001_uses.ts                 ../server/errors.ts
  test-parts-in-tests         server/cases/fakes.ts                   ../test/fake-seal.ts
  test-parts-in-tests         server/cases/tests.ts                   vitest
  routes-stay-home            server/cases/calls-routes.ts            ../services/routes.ts
  routes-stay-home            admin/calls-routes.ts                   ../server/services/routes.ts
  pure-stays-pure             server/cases/compose-letter.ts          ./case.model.ts
  pure-stays-pure             server/cases/lifecycle.ts               ../gateways/seal.ts
  pure-stays-pure             server/documents/pdf/write.ts           ../../database/connect.ts
  koa-at-the-edge             server/cases/answer.ts                  koa
  koa-at-the-edge             admin/resources.ts                      @koa/router
  tables-in-commands          server/cases/routes.ts                  knex
  tables-in-commands          server/http/health.ts                   objection
  tables-in-commands          server/gateways/mail.ts                 pg
  tables-in-commands          admin/dashboard.ts                      knex
  outside-through-gateways    server/documents/print.ts               puppeteer-core
  outside-through-gateways    server/accounts/sign-in.ts              openid-client
  outside-through-gateways    main.ts                                 node-forge
`
  .trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/) as [rule: string, from: string, to: string])

const clean = [
  'server/errors.ts catalog/fees.ts admin/panel.ts chat/main.tsx chat/controls/field.tsx seeds/demo.ts bin/tool.ts',
  'server/services/routes.ts server/cases/case.model.ts server/gateways/seal.ts server/database/connect.ts server/test/fake-seal.ts',
].flatMap((line) => line.split(' '))

/** What looks alike and is right. */
const allowed = `
  forms/uses-list.ts                  re2js
  forms/uses-list.test.ts             node:fs
  catalog/uses-forms.ts               #forms
  chat/uses-forms.ts                  #forms
  chat/vite.config.ts                 node:url
  admin/components/uses-controls.tsx  ../../chat/controls/field.tsx
  admin/components/knows-shape.tsx    ../panel.ts
  admin/adapter/uses-tables.ts        objection
  server/http/uses-koa.ts             koa
  server/documents/routes.ts          @koa/router
  server/app.ts                       ./services/routes.ts
  server/cases/close-case.ts          knex
  server/gateways/uses-keys.ts        node-forge
  server/cases/close-case.test.ts     ../test/fake-seal.ts
  migrations/0002_right.ts            knex
  bin/worker.ts                       ../main.ts
`
  .trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/) as [from: string, to: string])

let report: ImportReport
const found = () => report.violations.map(({ rule, from }) => `${rule} ${from}`)

function plant(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}

beforeAll(async () => {
  for (const name of ['.dependency-cruiser.cjs', 'tsconfig.json', 'package.json']) {
    cpSync(join(project, name), join(folder, name))
  }
  symlinkSync(join(project, 'node_modules'), join(folder, 'node_modules'))
  for (const path of [...clean, 'forms/index.ts']) plant(path, 'export type A = 1\n')
  plant('admin/components/asks-panel.tsx', `import '../panel.ts'\n`)
  // Type-only on purpose: those count as much as the others.
  for (const [, from, to] of planted) plant(from, `import type { A } from '${to}'\nexport type B = A\n`)
  plant('server/cases/two.ts', `import type { B } from './one.ts'\nexport type A = B\n`)
  for (const [from, to] of allowed) plant(from, `import type { A } from '${to}'\nexport type B = A\n`)
  report = await checkImports(folder)
})

describe('the import rules', () => {
  it('look at every file', () => {
    expect(report.cruised).toBeGreaterThan(planted.length + allowed.length)
  })

  it.each(planted)('%s: %s may not import %s', (rule, from) => {
    expect(found()).toContain(`${rule} ${from}`)
  })

  it.each(allowed)('%s may import %s', (from) => {
    expect(found().filter((violation) => violation.endsWith(` ${from}`))).toEqual([])
  })

  it('let the panel’s components know its shapes, not its code', () => {
    expect(found()).toContain('panel-shapes-only admin/components/asks-panel.tsx')
  })

  it('each refuse something that was planted, so none of them sleeps', () => {
    const { forbidden } = createRequire(import.meta.url)('../.dependency-cruiser.cjs') as {
      forbidden: { name: string }[]
    }
    const names = forbidden.map((rule) => rule.name)
    expect([...new Set(report.violations.map(({ rule }) => rule))].sort()).toEqual(names.sort())
  })
})
