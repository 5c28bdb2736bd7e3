import type { ServiceDefinition } from '../../../catalog/service-definition.ts'

/** What can be undone and done again. Typing in one place is one step. */
export type EditHistory = {
  past: ServiceDefinition[]
  present: ServiceDefinition
  future: ServiceDefinition[]
  /** The place of the last step, to which further typing belongs. */
  place: string | undefined
}

export type EditStep =
  | { kind: 'edit'; definition: ServiceDefinition; place?: string | undefined }
  | { kind: 'undo' }
  | { kind: 'redo' }
  | { kind: 'reset'; definition: ServiceDefinition }

const MOST = 200

export function beginHistory(definition: ServiceDefinition): EditHistory {
  return { past: [], present: definition, future: [], place: undefined }
}

/** The history after a step. */
export function afterStep(history: EditHistory, step: EditStep): EditHistory {
  const { past, present, future, place } = history
  switch (step.kind) {
    case 'reset':
      return beginHistory(step.definition)
    case 'undo': {
      const before = past.at(-1)
      if (!before) return history
      return { past: past.slice(0, -1), present: before, future: [present, ...future], place: undefined }
    }
    case 'redo': {
      const [after, ...later] = future
      if (!after) return history
      return { past: [...past, present], present: after, future: later, place: undefined }
    }
    case 'edit': {
      const goesOn = step.place !== undefined && step.place === place
      return {
        past: goesOn ? past : [...past, present].slice(-MOST),
        present: step.definition,
        future: [],
        place: step.place,
      }
    }
  }
}
