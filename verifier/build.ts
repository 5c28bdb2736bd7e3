import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build, type Plugin } from 'esbuild'

const folder = import.meta.dirname

/**
 * The verifier as one HTML file for anybody's disk: the same sources that the server runs, without a network. Its own
 * policy permits nothing but the script and the style that stand in it. Where to find the roots is filled in when it
 * is served (server/seals/verifier-file.ts).
 */
export async function buildVerifier(): Promise<void> {
  const built = await build({
    entryPoints: [join(folder, 'page.ts')],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none',
    inject: [join(folder, 'buffer-in-browser.ts')],
    plugins: [twins],
    logLevel: 'warning',
  })
  // What would end the script element early is written otherwise.
  const script = (built.outputFiles[0]?.text ?? '').replaceAll('</script', '<\\/script')
  const style = readFileSync(join(folder, 'page.css'), 'utf8')
  mkdirSync(join(folder, 'dist'), { recursive: true })
  writeFileSync(join(folder, 'dist', 'verifier.html'), page(script, style))
}

function page(script: string, style: string): string {
  const policy = [
    `default-src 'none'`,
    `script-src '${hashOf(script)}'`,
    `style-src '${hashOf(style)}'`,
    `form-action 'none'`,
    `base-uri 'none'`,
  ].join('; ')
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Parley verifier</title>
<style>${style}</style>
</head>
<body>
<main id="page"></main>
<script type="text/plain" id="roots">{roots}</script>
<script type="text/plain" id="people">{people}</script>
<script>${script}</script>
</body>
</html>
`
}

/** What stands in for the parts that only Node has. */
const twins: Plugin = {
  name: 'twins for browsers',
  setup({ onResolve }) {
    const twin = (name: string) => ({ path: join(folder, `${name}-in-browser.ts`) })
    onResolve({ filter: /^node:zlib$/ }, () => twin('zlib'))
    onResolve({ filter: /\/cryptography\.ts$/ }, () => twin('cryptography'))
  },
}

const hashOf = (text: string) => `sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}`
