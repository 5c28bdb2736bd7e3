/** What a person answers: typed, pressed or asked for. `prompt` is the number of the `ask` that it answers. */
export type Reply =
  | { kind: 'text'; text: string; prompt?: number }
  | { kind: 'value'; value: unknown; path?: string; prompt?: number }
  | { kind: 'command'; command: Command; target?: string }

export const COMMANDS = ['skip', 'back', 'change', 'review', 'help', 'why', 'confirm', 'cancel', 'submit'] as const

export type Command = (typeof COMMANDS)[number]
