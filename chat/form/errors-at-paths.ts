import type { ErrorSchema } from '@rjsf/utils'

type Node = { __errors?: string[]; [step: string]: Node | string[] | undefined }

/** Problems, each at its JSON Pointer, as the tree in which the form view expects them. */
export function errorsAtPaths(problems: readonly { path: string; text: string }[]): ErrorSchema {
  const root: Node = {}
  for (const { path, text } of problems) {
    let node = root
    for (const step of path.split('/').slice(1)) {
      const key = step.replaceAll('~1', '/').replaceAll('~0', '~')
      const known = Object.hasOwn(node, key) ? node[key] : undefined
      const next = known && !Array.isArray(known) ? known : {}
      node[key] = next
      node = next
    }
    node.__errors = [...(node.__errors ?? []), text]
  }
  return root as ErrorSchema
}
