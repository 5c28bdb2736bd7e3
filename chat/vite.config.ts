import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { ownLanguages } from './build/own-languages.ts'
import { preloadFonts } from './build/preload-fonts.ts'
import { styleHashes } from './build/style-hashes.ts'

// The page runs under `script-src 'self'; style-src 'self'`: nothing may be inlined, and no polyfill may inject itself.
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [react(), ownLanguages(['en-US', 'ru-RU']), styleHashes(), preloadFonts(['latin', 'cyrillic'])],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'baseline-widely-available',
  },
})
