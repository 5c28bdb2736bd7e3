import type { Readable } from 'node:stream'
import type { Context } from 'koa'
import type { z } from 'zod'
import type { Actor } from '../accounts/actor.ts'
import type { Telling } from '../database/acting.ts'

/** What a route answers. Without `type` the body is JSON. */
export type Answer = {
  status?: number
  body?: unknown
  type?: string
  headers?: Record<string, string>
  stream?: Readable
}

type Asked<Params, Query, Body> = { params: Params; query: Query; body: Body; locale: string; ctx: Context }

type Described<Params, Query, Body> = {
  method: 'get' | 'post' | 'put'
  path: string
  summary: string
  params?: z.ZodType<Params>
  query?: z.ZodType<Query>
  body?: z.ZodType<Body>
  /** Shown in the API description: status → schema, or the media type of what is not JSON. */
  answers: Record<number, z.ZodType | string>
  /** `raw`: the route reads its own body (uploads); `json` is what everything else sends. */
  reads?: 'json' | 'raw'
}

/** A route as one sentence: who may call it, what it takes, what it answers, what it does. */
export type Endpoint = Described<unknown, unknown, unknown> & {
  access: 'anyone' | 'signed-in'
  read?(asked: Pick<Asked<unknown, unknown, unknown>, 'params' | 'body'>, telling: Telling): Promise<unknown>
  handle(asked: Asked<unknown, unknown, unknown> & { actor: Actor | undefined; found: unknown }): Promise<Answer>
}

export function anyone<Params, Query, Body>(
  route: Described<Params, Query, Body> & {
    handle(asked: Asked<Params, Query, Body> & { actor: Actor | undefined }): Promise<Answer>
  },
): Endpoint {
  return { ...route, access: 'anyone' } as unknown as Endpoint
}

export function signedIn<Params, Query, Body>(
  route: Described<Params, Query, Body> & {
    handle(asked: Asked<Params, Query, Body> & { actor: Actor }): Promise<Answer>
  },
): Endpoint {
  return { ...route, access: 'signed-in' } as unknown as Endpoint
}

/**
 * The same for a hot path: what it reads goes with the session in one message, as the person whom the session names.
 * It is read before the person is known, so `read` does nothing but read, by one statement with the given telling.
 */
export function signedInReading<Params, Query, Body, Found>(
  route: Described<Params, Query, Body> & {
    read(asked: { params: Params; body: Body }, telling: Telling): Promise<Found>
    handle(asked: Asked<Params, Query, Body> & { actor: Actor; found: Found }): Promise<Answer>
  },
): Endpoint {
  return { ...route, access: 'signed-in' } as unknown as Endpoint
}
