import type { Plugin } from 'vite'

/** Preloads the font files of the scripts that nearly every page needs; `unicode-range` brings the others when they occur. */
export function preloadFonts(scripts: readonly string[]): Plugin {
  return {
    name: 'preload-fonts',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle }) {
        const wanted = new RegExp(`/onest-(?:${scripts.join('|')})-wght-normal[^/]*\\.woff2$`)
        const files = Object.keys(bundle ?? {}).filter((file) => wanted.test(file))
        return files.map((file) => ({
          tag: 'link',
          attrs: { rel: 'preload', as: 'font', type: 'font/woff2', href: `/${file}`, crossorigin: '' },
          injectTo: 'head' as const,
        }))
      },
    },
  }
}
