import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { settingsReference } from './settings-reference.ts'

it('is written down in docs/settings.md as it is (else: node bin/write-settings-reference.ts)', () => {
  expect(readFileSync('docs/settings.md', 'utf8')).toBe(settingsReference())
})
