import { z } from 'zod'

export const localizedText = z.record(z.string().min(2), z.string().min(1))
export const localizedList = z.record(z.string().min(2), z.array(z.string().min(1)))
