/** Who is signed in, on which business date; signing in and out. */
import { useQuery } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useEffect, useMemo } from 'react'
import { get, keepToken, onSignedOut, post, queries } from './api.ts'
import { ErrorState } from './ui/ErrorState.tsx'
import { PageSkeleton } from './ui/Page.tsx'
import { forgetTyped } from './ui/typed.ts'

export interface ActorRole {
  role: string
  roleLabel: string
  unitId: string | number
  unitName: string
}
export interface Actor {
  id: string | number
  name: string
  roles: ActorRole[]
}
/** A person of the demo who signs in with one click. */
export interface Persona {
  username: string
  name: string
  roleLabel: string
  unitName: string
}
/** GET /api/session. `businessDate` is 'YYYY-MM-DD'; `unit` is the owner of the installation. */
export interface SessionData {
  actor: Actor | null
  csrf: string
  businessDate: string
  demo: boolean
  unit?: string | { id?: string | number; name: string } | null
  personas?: Persona[]
}
export interface Session extends SessionData {
  /** The name of the installation's unit, or of the actor's first unit. */
  unitName: string
  /** The year of the business date. */
  year: number
  /** Whether the actor has one of these roles. */
  has: (...roles: string[]) => boolean
  /** @throws ApiProblem when refused */
  signIn: (username: string, password: string) => Promise<void>
  signInAs: (username: string) => Promise<void>
  signOut: () => Promise<void>
}

const key = ['session'] as const
const Context = createContext<Session | null>(null)
const refresh = async () => {
  await queries.fetchQuery({ queryKey: key, queryFn: ({ signal }) => get<SessionData>('/api/session', signal), staleTime: 0 })
}
/** Another person sees other rows: everything read so far is dropped before the next screen. */
const startOver = async () => {
  forgetTyped()
  queries.removeQueries({ predicate: query => query.queryKey[0] !== 'session' })
  await refresh()
}

export function SessionProvider({ children }: { children: ReactNode }) {
  const { data, error, refetch } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => get<SessionData>('/api/session', signal),
    staleTime: 60_000,
  })
  useEffect(() => onSignedOut(() => void refresh()), [])
  // Before any child can write.
  if (data) keepToken(data.csrf)
  const session = useMemo<Session | null>(() => {
    if (!data) return null
    const owner = typeof data.unit === 'string' ? data.unit : data.unit?.name
    return {
      ...data,
      unitName: data.actor?.roles[0]?.unitName ?? owner ?? '',
      year: Number(data.businessDate.slice(0, 4)),
      has: (...roles) => data.actor?.roles.some(held => roles.includes(held.role)) ?? false,
      signIn: async (username, password) => {
        await post('/api/session', { username, password })
        await startOver()
      },
      signInAs: async username => {
        await post('/api/session/persona', { username })
        await startOver()
      },
      signOut: async () => {
        await post('/api/session/sign-out')
        await startOver()
      },
    }
  }, [data])
  if (error && !session) return <ErrorState problem={error} onRetry={() => void refetch()} alone />
  if (!session) return <PageSkeleton alone />
  return <Context.Provider value={session}>{children}</Context.Provider>
}

/** The session; only inside SessionProvider. */
export const useSession = (): Session => {
  const session = useContext(Context)
  if (!session) throw new Error('useSession outside SessionProvider')
  return session
}
