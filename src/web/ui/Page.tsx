/** The head of every screen: title, one sentence of state, one primary action; breadcrumb and tabs where needed. */

import { Button } from '@mantine/core'
import type { Icon } from '@tabler/icons-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { say } from '../../words/say.ts'
import { GoLink, useGo } from './GoLink.tsx'
import css from './Page.module.css'
import { usePageTitle } from './usePageTitle.ts'

/** The one thing to do here; `to` leads to another screen, `onClick` acts. */
export interface PrimaryAction {
  label: string
  icon?: Icon
  to?: string
  onClick?: () => void
  loading?: boolean
}
export interface PageTab {
  key: string
  label: string
  count?: number
}
interface PageProps {
  title: string
  /** "38 hồ sơ chờ thẩm định, 4 quá hạn" */
  state?: ReactNode
  primary?: PrimaryAction
  /** Quieter buttons, left of the primary one. */
  more?: ReactNode
  /** From the first level to the parent; only below the second level. */
  crumbs?: readonly { label: string; to: string }[]
  tabs?: readonly PageTab[]
  tab?: string
  onTab?: (key: string) => void
  children: ReactNode
  /** Stays in sight at the right on wide screens; comes first on a phone. */
  aside?: ReactNode
  /** On a phone the aside follows the content instead. */
  asideLast?: boolean
  /** The content is a paper with its own head: on paper the screen's head stays away. */
  paper?: boolean
}
export function Page({
  title,
  state,
  primary,
  more,
  crumbs,
  tabs,
  tab,
  onTab,
  children,
  aside,
  asideLast = false,
  paper = false,
}: PageProps) {
  usePageTitle(title)
  return (
    <div className={css.page}>
      {crumbs && crumbs.length > 0 && (
        <nav aria-label={say('web.crumbs')} className="no-print">
          <ol className={css.crumbs}>
            {crumbs.map(crumb => (
              <li key={crumb.to}>
                <GoLink to={crumb.to} exact>
                  {crumb.label}
                </GoLink>
              </li>
            ))}
          </ol>
        </nav>
      )}
      <header className={paper ? `${css.head} no-print` : css.head}>
        <div className={css.words}>
          <h1 className={css.title}>{title}</h1>
          {state && <p className={css.state}>{state}</p>}
        </div>
        {(primary || more) && (
          <div className={`${css.actions} no-print`}>
            {more}
            {primary && <Primary action={primary} />}
          </div>
        )}
      </header>
      {tabs && <Tabs tabs={tabs} tab={tab ?? tabs[0]?.key ?? ''} onTab={onTab} label={title} />}
      {aside ? (
        <div className={css.columns}>
          <div className={css.body}>{children}</div>
          <div className={css.aside} data-last={asideLast || undefined}>
            {aside}
          </div>
        </div>
      ) : (
        <div className={css.body}>{children}</div>
      )}
    </div>
  )
}

function Primary({ action }: { action: PrimaryAction }) {
  const go = useGo()
  const act = () => (action.to ? go(action.to) : action.onClick?.())
  return (
    <Button leftSection={action.icon && <action.icon size={18} stroke={1.7} />} onClick={act} loading={action.loading ?? false}>
      {action.label}
    </Button>
  )
}

interface TabsProps {
  tabs: readonly PageTab[]
  tab: string
  onTab: ((key: string) => void) | undefined
  label: string
}
/** Tabs of a page; ← → move between them. Where they do not all fit, the chosen one is brought into sight. */
function Tabs({ tabs, tab, onTab, label }: TabsProps) {
  const list = useRef<HTMLDivElement>(null)
  const shown = useRef('')
  useEffect(() => {
    const row = list.current
    const chosen = row?.querySelector<HTMLElement>(`[data-key="${tab}"]`)
    // Once for each choice and width: counts that come later push the others along.
    const now = `${tab} ${row?.scrollWidth}`
    if (!row || !chosen || shown.current === now) return
    shown.current = now
    row.scrollLeft = chosen.offsetLeft - row.offsetLeft - (row.clientWidth - chosen.offsetWidth) / 2
  })
  const move = (step: number) => {
    const at = tabs.findIndex(each => each.key === tab)
    const next = tabs[(at + step + tabs.length) % tabs.length]
    if (!next) return
    onTab?.(next.key)
    list.current?.querySelector<HTMLElement>(`[data-key="${next.key}"]`)?.focus()
  }
  return (
    <div
      ref={list}
      className={`${css.tabs} no-print`}
      role="tablist"
      aria-label={label}
      onKeyDown={event => {
        if (event.key === 'ArrowRight') move(1)
        if (event.key === 'ArrowLeft') move(-1)
      }}
    >
      {tabs.map(each => (
        <button
          key={each.key}
          type="button"
          role="tab"
          data-key={each.key}
          aria-selected={each.key === tab}
          tabIndex={each.key === tab ? 0 : -1}
          className={css.tab}
          onClick={() => onTab?.(each.key)}
        >
          {each.label}
          {each.count !== undefined && <span className={css.count}>{each.count}</span>}
        </button>
      ))}
    </div>
  )
}

/** The structure of a page while its data comes; appears only after 300 ms. */
export function PageSkeleton({ alone = false }: { alone?: boolean }) {
  return (
    <div className={`${css.skeleton} ${alone ? css.alone : ''}`} aria-busy="true">
      <span className="only-heard">{say('web.loading')}</span>
      <div className={css.bone} style={{ width: '18rem', height: '2rem' }} />
      <div className={css.bone} style={{ width: '28rem', height: '1rem' }} />
      <div className={css.bone} style={{ width: '100%', height: '16rem' }} />
    </div>
  )
}
