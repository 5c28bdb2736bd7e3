import type { PropertyOptions } from 'adminjs'

/** A column that holds one text in several languages: shown in the reader's. */
export const localized: PropertyOptions = { custom: { localized: true } }
