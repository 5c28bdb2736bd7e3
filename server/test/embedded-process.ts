// A process of its own that starts the embedded database, says how, and waits to be killed. Argument: the data folder.
import { startEmbeddedDatabase } from '../database/embedded.ts'

const { started } = await startEmbeddedDatabase({
  dataFolder: process.argv[2] ?? '',
  log: { info: () => {} },
  durable: false,
})
process.send?.(started)
setInterval(() => {}, 60_000)
