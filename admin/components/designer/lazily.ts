import { type ComponentType, type LazyExoticComponent, lazy } from 'react'

/**
 * A component out of a bundle of its own, loaded when it is first shown: what few pages need does not slow the others.
 * `name` is one of the bundles of admin/build.ts; it shares React with the page, and no context.
 */
export function lazily<Props extends object>(
  name: 'code-editor' | 'form-preview',
): LazyExoticComponent<ComponentType<Props>> {
  return lazy(async () => {
    const address: string = `/admin/frontend/assets/${name}.bundle.js`
    return (await import(address)) as { default: ComponentType<Props> }
  })
}
