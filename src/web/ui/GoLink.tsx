/** A link to another screen, given its address as text. */
import { Link, type LinkProps, useRouter } from '@tanstack/react-router'
import type { CSSProperties, FocusEventHandler, MouseEventHandler, ReactNode } from 'react'

interface GoLinkProps {
  to: string
  children: ReactNode
  className?: string | undefined
  style?: CSSProperties
  title?: string
  /** Marks the link as the current place only when the address is exactly this. */
  exact?: boolean
  onClick?: MouseEventHandler<HTMLAnchorElement>
  onFocus?: FocusEventHandler<HTMLAnchorElement>
  tabIndex?: number
  'aria-label'?: string
  'data-opens'?: boolean
}

/** Goes to an address given as text, with its query. */
export const useGo = (): ((to: string) => void) => {
  const { history } = useRouter()
  return to => history.push(to)
}

/** Screens come from many folders, so addresses are plain text here and the router resolves them. */
export function GoLink({ to, exact = false, ...rest }: GoLinkProps) {
  const [path = '', query] = to.split('?')
  const search = query ? Object.fromEntries(new URLSearchParams(query)) : undefined
  const props = { to: path, ...(search ? { search } : {}), activeOptions: { exact, includeSearch: false } } as LinkProps
  return <Link {...props} {...rest} />
}
