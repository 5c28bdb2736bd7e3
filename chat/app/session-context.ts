import { createContext, useContext } from 'react'
import type { Session } from '../http/session.ts'

/** Who is signed in; undefined while that is not known yet. */
export const SessionContext = createContext<Session | undefined>(undefined)

export const useSession = () => useContext(SessionContext)
