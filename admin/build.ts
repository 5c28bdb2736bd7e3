import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type BuildOptions, build, type Plugin } from 'esbuild'

const components = join(import.meta.dirname, 'components')
const dist = join(import.meta.dirname, 'dist')

/** Bundles the panel's components, styles and fonts into admin/dist; about a second. */
export async function buildAdmin(): Promise<void> {
  await rm(dist, { recursive: true, force: true })
  await mkdir(dist, { recursive: true })
  const register = join(components, 'register.ts')
  await build({
    ...options,
    format: 'iife',
    entryPoints: { 'components.bundle': register, panel: join(components, 'panel.css') },
  })
  // Loaded by `lazily`: the two together are as big as everything else, and most pages need neither.
  const ofDesigner = (name: string) => join(components, 'designer', `${name}.tsx`)
  await build({
    ...options,
    format: 'esm',
    entryPoints: {
      'code-editor.bundle': ofDesigner('code-editor'),
      'form-preview.bundle': ofDesigner('form-preview'),
    },
  })
  await build({
    ...options,
    format: 'iife',
    entryPoints: { 'designer-worker.bundle': join(components, 'designer', 'designer-worker.ts') },
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

const options = {
  outdir: dist,
  bundle: true,
  minify: true,
  target: 'es2020',
  jsx: 'automatic',
  loader: { '.woff2': 'file' },
  // Named as they are: they are looked up by exact path, and each answer carries a digest.
  assetNames: '[name]',
  define: { 'process.env.NODE_ENV': '"production"' },
  plugins: [packagesOfTheCore, ownLanguages],
  logLevel: 'warning',
} satisfies BuildOptions
