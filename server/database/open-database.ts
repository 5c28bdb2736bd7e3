import type { Config } from '../config.ts'
import { startEmbeddedDatabase } from './embedded.ts'

export type OpenedDatabase = { ownerUrl: string; applicationUrl: string; said: string; stop(): Promise<void> }

/** The database of this process: the one that is configured, which is never started or stopped by us, else our own. */
export async function openDatabase(config: Config, log: { info(text: string): void }): Promise<OpenedDatabase> {
  const { url, ownerUrl } = config.database
  if (url) return { applicationUrl: url, ownerUrl: ownerUrl ?? url, said: 'configured', stop: async () => {} }
  const { started, ...embedded } = await startEmbeddedDatabase({ dataFolder: config.dataFolder, log })
  return { ...embedded, said: `embedded, ${started}` }
}
