// The import rules of the house, as ARCHITECTURE.md and STYLE.md give them. `npm run check` runs them.

const tests = '\\.test\\.tsx?$|/test/|^journey/'
const packages = (...names) => `(^|/)node_modules/(${names.join('|')})(/|$)`

/** Pure packages that forms/ may use; each runs in a browser and touches neither clock nor network. */
const pureForForms = ['@cfworker/json-schema', 're2js', 'intl-messageformat', '@formatjs']

/** Files of server/ that only compute. */
const pureInServer =
  '^server/errors\\.ts$|^server/texts/|^server/documents/pdf/|^server/[^/]+/(present|compose|lifecycle)[^/]*\\.ts$'

const forbidden = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

module.exports = {
  forbidden: [
    forbidden('no-cycles', 'Two files that need each other are one file, or miss a third.', {}, { circular: true }),
    forbidden('resolvable', 'An import must lead somewhere.', {}, { couldNotResolve: true }),

    // forms ← catalog ← server ← admin
    forbidden(
      'forms-alone',
      'forms/ runs in server, panel and browser alike: it imports itself and pure packages on the list, nothing of Node.',
      { path: '^forms/', pathNot: tests },
      { pathNot: `^forms/|${packages(...pureForForms)}` },
    ),
    forbidden(
      'catalog-over-forms',
      'catalog/ holds pure rules: it imports forms/, zod and CASL.',
      { path: '^catalog/', pathNot: tests },
      { pathNot: `^(forms|catalog)/|${packages('zod', '@casl/ability')}` },
    ),
    forbidden(
      'server-over-catalog',
      'server/ knows neither who composes it nor who shows it.',
      { path: '^server/', pathNot: tests },
      { path: '^(admin|chat|bin|bench|seeds|migrations|journey)/|^main\\.ts$' },
    ),
    forbidden(
      'admin-over-server',
      'The panel is configuration over server/; only its components use the chat’s controls.',
      { path: '^admin/(?!components/)', pathNot: tests },
      { path: '^(chat|bin|bench|seeds|migrations)/|^main\\.ts$' },
    ),
    forbidden(
      'components-in-the-browser',
      'The panel’s components run in the browser: forms/, catalog/, the chat’s controls and, for the preview, its conversation.',
      { path: '^admin/components/', pathNot: tests },
      { path: '^(server|bin|bench|seeds|migrations)/|^main\\.ts$|^chat/(?!(controls|conversation|form|texts)/)' },
    ),
    forbidden(
      'panel-shapes-only',
      'Of the panel’s server side its components know the shape of the answers, which is types.',
      { path: '^admin/components/', pathNot: tests },
      { path: '^admin/(?!components/|texts/)', dependencyTypesNot: ['type-only'] },
    ),
    forbidden(
      'chat-over-forms',
      'The chat sees forms/ and the HTTP API, nothing else of ours.',
      { path: '^chat/', pathNot: tests },
      { path: '^(catalog|server|admin|bin|bench|seeds|migrations)/|^main\\.ts$' },
    ),
    forbidden(
      'no-node-in-the-browser',
      'What runs in a browser has no Node built-ins; only the build itself does.',
      { path: '^(chat|admin/components)/', pathNot: `${tests}|^chat/(vite\\.config\\.ts|build/)` },
      { dependencyTypes: ['core'] },
    ),
    forbidden(
      'nothing-over-main',
      'main.ts is the top: nothing imports it but the script that starts it in another role.',
      { pathNot: '^bin/worker\\.ts$' },
      { path: '^main\\.ts$' },
    ),
    forbidden(
      'tools-are-ends',
      'bin/ and bench/ are started, not imported.',
      { pathNot: `^(bin|bench)/|${tests}` },
      { path: '^(bin|bench)/' },
    ),
    forbidden(
      'migrations-alone',
      'Migrations are frozen history: they import nothing of ours.',
      { path: '^migrations/', pathNot: tests },
      { pathNot: packages('knex') },
    ),
    forbidden(
      'test-parts-in-tests',
      'Nobody but tests imports what stands in for the real parts.',
      { pathNot: `${tests}|^bin/test\\.ts$` },
      {
        path: '/test/|\\.test\\.tsx?$|(^|/)node_modules/(vitest|fast-check|supertest)/',
        pathNot: '(^|/)node_modules/.+/test/',
      },
    ),

    // One folder per noun, the same role files in each.
    forbidden(
      'routes-stay-home',
      'Another noun is used through its commands, never through its routes; only the application mounts routes.',
      { path: '^(server|admin)/', pathNot: `^server/(app\\.ts|http/)|${tests}` },
      { path: '^server/[^/]+/routes\\.ts$' },
    ),
    forbidden(
      'pure-stays-pure',
      'A file that computes imports no model, no database, no gateway and nothing of the network.',
      { path: pureInServer, pathNot: tests },
      { path: `\\.model\\.ts$|^server/(database|gateways|http)/|${packages('knex', 'objection', 'pg', 'koa')}` },
    ),

    // Where outside packages may be known.
    forbidden(
      'koa-at-the-edge',
      'Only the edge knows Koa: app.ts, http/, routes.ts and the panel.',
      { pathNot: `^server/(app\\.ts|http/|[^/]+/routes\\.ts)|^admin/panel\\.ts$|^bench/|^node_modules/|${tests}` },
      { path: packages('koa', 'koa-[^/]+', '@koa/[^/]+', '@types/koa[^/]*') },
    ),
    forbidden(
      'tables-in-commands',
      'knex and objection belong to database/, models and commands; the edge, presenters, gateways and the panel see values.',
      {
        path: '^server/(http|gateways)/|^server/(app|config)\\.ts$|^server/[^/]+/(routes|present[^/]*)\\.ts$|^admin/(?!adapter/)|^chat/',
        pathNot: tests,
      },
      { path: packages('knex', 'objection', 'pg', 'pg-boss') },
    ),
    forbidden(
      'outside-through-gateways',
      'Browsers, certificates, mail, payment and identity providers are reached through gateways/ alone.',
      { pathNot: `^server/gateways/|^bench/|^node_modules/|${tests}` },
      {
        path: packages(
          'puppeteer-core',
          '@sparticuz/chromium',
          'node-forge',
          'asn1js',
          'oidc-provider',
          'openid-client',
          'nodemailer',
        ),
      },
    ),
  ],
  options: {
    // Type-only imports count too.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    // What is only measured has packages of its own, which are not always there.
    exclude: { path: '^(chat|admin)/dist/|^bench/peers/|\\.json$' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.d.ts'],
    },
    skipAnalysisNotInRules: true,
  },
}
