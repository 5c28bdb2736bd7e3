import type { Registry } from 'prom-client'
import { z } from 'zod'
import { anyone, type Endpoint } from './endpoint.ts'

/** One part that has to work before this process should get requests; it throws when it does not. */
export type ReadinessCheck = { name: string; check(): Promise<object | undefined> | object | undefined }

/** Liveness, readiness and measurements, for whoever operates Parley. */
export const operationRoutes = (registry: Registry, checks: ReadinessCheck[]): Endpoint[] => [
  anyone({
    method: 'get',
    path: '/healthz',
    summary: 'The process lives',
    answers: { 200: z.object({ status: z.literal('ok') }) },
    handle: async () => ({ body: { status: 'ok' } }),
  }),
  anyone({
    method: 'get',
    path: '/readyz',
    summary: 'Database, browser and keys are there',
    answers: { 200: z.object({ status: z.string(), parts: z.record(z.string(), z.unknown()) }), 503: z.unknown() },
    async handle() {
      const parts = await Promise.all(checks.map(async ({ name, check }) => [name, await outcome(check)] as const))
      const ready = parts.every(([, part]) => part.ok)
      return {
        status: ready ? 200 : 503,
        body: { status: ready ? 'ready' : 'not ready', parts: Object.fromEntries(parts) },
      }
    },
  }),
  anyone({
    method: 'get',
    path: '/metrics',
    summary: 'Measurements for Prometheus',
    answers: { 200: 'text/plain' },
    handle: async () => ({ body: await registry.metrics(), type: registry.contentType }),
  }),
]

async function outcome(check: ReadinessCheck['check']): Promise<{ ok: boolean; [more: string]: unknown }> {
  try {
    return { ok: true, ...(await check()) }
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.name : 'unknown' }
  }
}
