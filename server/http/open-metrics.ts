import { collectDefaultMetrics, Gauge, Registry } from 'prom-client'

/** The measurements of this process: Node's own, and how many streams are open. */
export function openMetrics(streams: { readonly readers: number }): Registry {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  new Gauge({
    name: 'parley_streams',
    help: 'Open streams',
    registers: [registry],
    collect() {
      this.set(streams.readers)
    },
  })
  return registry
}
