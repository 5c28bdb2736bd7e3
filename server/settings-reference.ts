import { z } from 'zod'
import { settings } from './config.ts'

type Described = { description?: string; default?: unknown; enum?: unknown[] }

/** The settings as a page for operators, from the descriptions in the schema. */
export function settingsReference(): string {
  const { properties } = z.toJSONSchema(settings, { io: 'input' }) as { properties: Record<string, Described> }
  const rows = Object.entries(properties).map(
    ([name, { description = '', ...setting }]) => `| \`${name}\` | ${description} | ${valuesOf(setting)} |`,
  )
  return `# Settings\n\nAll settings are environment variables. This page is written from the schema that reads them.\n\n| name | what it is | values |\n|---|---|---|\n${rows.join('\n')}\n`
}

function valuesOf(setting: Described): string {
  const choices = setting.enum?.map((value) => `\`${value}\``).join(', ') ?? ''
  const preset = setting.default === undefined ? '' : `default \`${setting.default}\``
  return [choices, preset].filter(Boolean).join('; ')
}
