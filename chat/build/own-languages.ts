import type { Plugin } from 'vite'

/** Leaves out React Aria's strings for the languages the app does not speak; it falls back to English by itself. */
export function ownLanguages(kept: readonly string[]): Plugin {
  return {
    name: 'own-languages',
    load(id) {
      const language = /react-(?:aria|stately)[^?]*\/intl\/.*?([a-z]{2}-[A-Z]{2})\.m?js$/.exec(id)?.[1]
      return language && !kept.includes(language) ? 'export default {}' : null
    },
  }
}
