import type { ServiceDefinition } from './service-definition.ts'

/** Says of a file that it is a service of ours, and how it is to be read. */
export const FORMAT = 'parley-service/1'

/** A service as a file: everything that its definition says, to be read in again as the same. */
export const exportService = (service: ServiceDefinition): { format: typeof FORMAT; service: ServiceDefinition } => ({
  format: FORMAT,
  service,
})

/** The form alone, as every tool for JSON Schema and react-jsonschema-form reads it. */
export function exportForm({ form }: ServiceDefinition): Pick<ServiceDefinition['form'], 'schema' | 'uiSchema'> {
  const { schema, uiSchema } = form
  return { schema, ...(uiSchema && { uiSchema }) }
}
