import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { build, type Plugin } from 'esbuild'

const components = join(import.meta.dirname, 'components')
const dist = join(import.meta.dirname, 'dist')

/** Bundles the panel's components, styles and fonts into admin/dist; about a second. */
export async function buildAdmin(): Promise<void> {
  await rm(dist, { recursive: true, force: true })
  await mkdir(dist, { recursive: true })
  await build({
    entryPoints: { 'components.bundle': join(components, 'register.ts'), panel: join(components, 'panel.css') },
    outdir: dist,
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2020',
    jsx: 'automatic',
    loader: { '.woff2': 'file' },
    // Named as they are: they are looked up by exact path, and each answer carries a digest.
    assetNames: '[name]',
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [packagesOfTheCore, ownLanguages],
    logLevel: 'warning',
  })
}

/** What AdminJS's own bundles put on the page for components to share. A second React would share nothing. */
const globals: Record<string, string> = {
  react: 'React',
  'react-dom': 'ReactDOM',
  'react-redux': 'ReactRedux',
  'react-router-dom': 'ReactRouterDOM',
  adminjs: 'AdminJS',
}

const packagesOfTheCore: Plugin = {
  name: 'packages-of-the-core',
  setup(bundler) {
    // Exact names: `react/jsx-runtime` is bundled, it finds `react` here.
    const names = new RegExp(`^(${Object.keys(globals).join('|')})$`)
    bundler.onResolve({ filter: names }, ({ path }) => ({ path, namespace: 'core' }))
    bundler.onLoad({ filter: /.*/, namespace: 'core' }, ({ path }) => ({
      contents: `module.exports = window.${globals[path]}`,
    }))
  },
}

/** React Aria brings its strings in thirty languages; the panel speaks two, and it falls back to English by itself. */
const ownLanguages: Plugin = {
  name: 'own-languages',
  setup(bundler) {
    bundler.onLoad({ filter: /react-(aria|stately).*[/\\]intl[/\\].*[a-z]{2}-[A-Z]{2}\.m?js$/ }, ({ path }) =>
      /(en-US|ru-RU)\.m?js$/.test(path) ? undefined : { contents: 'export default {}' },
    )
  },
}
