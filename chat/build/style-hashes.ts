import { createHash } from 'node:crypto'
import type { Plugin } from 'vite'

/**
 * React Aria adds small style elements while it runs. Their hashes go to `csp.json`, `{ "styleHashes": ["sha256-…"] }`,
 * for the server to add to its Content-Security-Policy (CSP 3, section 6.7.3).
 */
export function styleHashes(): Plugin {
  const hashes = new Set<string>()
  return {
    name: 'style-hashes',
    apply: 'build',
    buildStart: () => hashes.clear(),
    transform(code, id) {
      if (id.includes('/react-aria/')) for (const text of styleTexts(code)) hashes.add(`sha256-${sha256(text)}`)
      return null
    },
    generateBundle() {
      const source = JSON.stringify({ styleHashes: [...hashes].sort() })
      this.emitFile({ type: 'asset', fileName: 'csp.json', source })
    },
  }
}

/** The texts of the style elements a module creates. Throws when one cannot be told from the source, so that no release meets it first. */
export function styleTexts(code: string): string[] {
  const made = code.match(/createElement\(['"]style['"]\)/g)?.length ?? 0
  const texts = [...code.matchAll(/\.textContent = `([^`]*)`\.trim\(\)/g)].map(([, template = '']) =>
    template.replace(/\$\{([^}]+)\}/g, (_, name: string) => constantNamed(name, code)).trim(),
  )
  if (texts.length !== made) throw new Error(`${made} style elements are created, ${texts.length} texts were found`)
  return texts
}

function constantNamed(name: string, code: string): string {
  const at = code.indexOf(`const ${name} = '`)
  if (at < 0) throw new Error(`the style text uses ${name}, which is not a constant of its module`)
  return code.slice(at).split("'", 2)[1] ?? ''
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64')
}
