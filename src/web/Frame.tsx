/** What surrounds every screen: sign-in when nobody is known, else the shell; and the pages for what is not there. */
import { type ErrorComponentProps, Outlet } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { say } from '../words/say.ts'
import { asProblem } from './api.ts'
import { Shell } from './Shell.tsx'
import { SignIn } from './SignIn.tsx'
import { useSession } from './session.tsx'
import { EmptyState } from './ui/EmptyState.tsx'
import { ErrorState } from './ui/ErrorState.tsx'
import { GoLink } from './ui/GoLink.tsx'
import { Page } from './ui/Page.tsx'

/** The address stays while signing in, so that the reader arrives where they were going. */
export function Frame() {
  return (
    <Inside>
      <Outlet />
    </Inside>
  )
}
function Inside({ children }: { children: ReactNode }) {
  const { actor } = useSession()
  return actor ? <Shell>{children}</Shell> : <SignIn />
}

export function NotFound() {
  return (
    <Inside>
      <Page title={say('web.notFoundTitle')}>
        <EmptyState
          title={say('web.notFoundSentence')}
          text={say('web.notFoundHelp')}
          action={<GoLink to="/">{say('web.goToday')}</GoLink>}
        />
      </Page>
    </Inside>
  )
}

/** A screen that failed while drawing. */
export function Broken({ error, reset }: ErrorComponentProps) {
  return (
    <Page title={say('web.brokenTitle')}>
      <ErrorState problem={asProblem(error)} onRetry={reset} />
    </Page>
  )
}
