// Writes docs/settings.md from the schema that reads the environment: `node bin/write-settings-reference.ts`.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { settingsReference } from '../server/settings-reference.ts'

writeFileSync(join(import.meta.dirname, '..', 'docs', 'settings.md'), settingsReference())
