import { createContext, useContext } from 'react'
import type { DesignedForm } from '../../../catalog/designing/edit-form.ts'
import type { OutlineItem } from '../../../catalog/designing/outline.ts'
import type { Localized } from '../../../catalog/in-locale.ts'
import type { ServiceDefinition } from '../../../catalog/service-definition.ts'

/** What every part of the designer works on. */
export type Design = {
  definition: ServiceDefinition
  form: DesignedForm
  tree: OutlineItem[]
  /** The same items, each before what stands in it. */
  items: OutlineItem[]
  /** The roles of the agency's people. */
  roles: { key: string; names: Localized; seesAnswers: boolean }[]
  /** The language of the panel. */
  language: string
  /** While it is being reviewed nobody edits. */
  isLocked: boolean
  selected: OutlineItem | undefined
  select(at: string | undefined): void
  /** The form as it is now, for edits out of parts that are rendered after the keys. */
  current(): DesignedForm
  /** Changes the definition; further changes of the same `place` are one step to undo. */
  edit(change: Partial<ServiceDefinition>, place?: string): void
  editForm(form: DesignedForm, place?: string): void
  /** Puts another definition in the place of the whole. */
  replace(definition: ServiceDefinition): void
}

export const DesignContext = createContext<Design | undefined>(undefined)

export function useDesign(): Design {
  const design = useContext(DesignContext)
  if (!design) throw new Error('Outside of the designer.')
  return design
}
