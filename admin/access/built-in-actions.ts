/** What AdminJS brings along for every resource, allowed to everyone unless told otherwise. */
export const builtInActions = ['list', 'search', 'show', 'new', 'edit', 'delete', 'bulkDelete'] as const
