/** A link to another screen, given its address as text. */
import { Link, type LinkProps } from '@tanstack/react-router'
import type { CSSProperties, MouseEventHandler, ReactNode, Ref } from 'react'

interface GoLinkProps {
  to: string
  children: ReactNode
  className?: string | undefined
  style?: CSSProperties
  title?: string
  /** Marks the link as the current place only when the address is exactly this. */
  exact?: boolean
  onClick?: MouseEventHandler<HTMLAnchorElement>
  ref?: Ref<HTMLAnchorElement>
  tabIndex?: number
  'aria-label'?: string
  'data-autofocus'?: boolean
}

/** Screens come from many folders, so addresses are plain text here and the router resolves them. */
export function GoLink({ to, exact = false, ...rest }: GoLinkProps) {
  const [path = '', query] = to.split('?')
  const search = query ? Object.fromEntries(new URLSearchParams(query)) : undefined
  const props = { to: path, ...(search ? { search } : {}), activeOptions: { exact, includeSearch: false } } as LinkProps
  return <Link {...props} {...rest} />
}
