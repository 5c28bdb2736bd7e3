import { z } from 'zod'
import type { Endpoint } from './endpoint.ts'

/** The API's description (OpenAPI 3.1), made from the very schemas that validate. */
export function openApi(endpoints: Endpoint[], publicUrl: string): object {
  const paths: Record<string, Record<string, object>> = {}
  for (const endpoint of endpoints) {
    const path = endpoint.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [endpoint.method]: operation(endpoint) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Parley',
      version: '1',
      description: 'Services of the state by talking. Problems are RFC 9457 documents.',
    },
    servers: [{ url: publicUrl }],
    paths,
    components: {
      schemas: { Problem: schemaOf(problem) },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'the session cookie set by /auth/sign-in' } },
    },
  }
}

const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  code: z.string(),
  params: z.record(z.string(), z.unknown()),
  instance: z.string(),
})

const schemaOf = (schema: z.ZodType) => z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })

function operation(endpoint: Endpoint): object {
  const answers = Object.entries(endpoint.answers).map(([status, answer]) => [status, described(answer)])
  return {
    summary: endpoint.summary,
    ...(endpoint.access === 'signed-in' ? { security: [{ session: [] }] } : {}),
    parameters: [...parameters(endpoint.params, 'path'), ...parameters(endpoint.query, 'query')],
    ...(endpoint.body
      ? { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(endpoint.body) } } } }
      : {}),
    responses: {
      ...Object.fromEntries(answers),
      default: {
        description: 'A problem',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  }
}

function described(answer: z.ZodType | string): object {
  if (typeof answer !== 'string')
    return { description: 'Done', content: { 'application/json': { schema: schemaOf(answer) } } }
  return answer === 'nothing' ? { description: 'Done' } : { description: 'Done', content: { [answer]: {} } }
}

function parameters(schema: z.ZodType | undefined, where: 'path' | 'query'): object[] {
  if (!schema) return []
  const { properties = {}, required = [] } = schemaOf(schema) as {
    properties?: Record<string, object>
    required?: string[]
  }
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    schema: property,
  }))
}
