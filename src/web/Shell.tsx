/** The frame around a screen: where am I, the places, one search, the account; the demo as one thin line. */
import { ActionIcon, Popover, Tooltip } from '@mantine/core'
import { useHotkeys, useLocalStorage } from '@mantine/hooks'
import {
  IconChevronDown,
  IconDots,
  IconLayoutSidebarLeftCollapse,
  IconLayoutSidebarLeftExpand,
  IconLogout,
  IconSearch,
  IconUserCircle,
} from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { NoticeBell } from '../domains/notices/web/NoticeBell.tsx'
import type { Role } from '../domains/reference/roles.schema.ts'
import { readers } from '../domains/reference/roles.schema.ts'
import { say } from '../words/say.ts'
import { date } from './format.ts'
import { KeysHelp } from './KeysHelp.tsx'
import { mainPlaces, morePlaces, type Place, placesFor, searchers } from './places.ts'
import { SearchDialog } from './SearchDialog.tsx'
import css from './Shell.module.css'
import { useSession } from './session.tsx'
import { GoLink } from './ui/GoLink.tsx'
import { failed } from './ui/toast.ts'
import { Mark } from './Weave.tsx'

export function Shell({ children }: { children: ReactNode }) {
  const { demo, businessDate, has } = useSession()
  const [narrow, setNarrow] = useLocalStorage({ key: 'rail-narrow', defaultValue: false, getInitialValueInEffect: false })
  const [searching, setSearching] = useState(false)
  useHotkeys([['mod+K', () => setSearching(has(...searchers))]], [])
  const [helping, setHelping] = useState(false)
  const help = () => setHelping(true)
  // With Shift or without, as the keyboard has it.
  useHotkeys([
    ['shift+?', help],
    ['?', help],
  ])
  return (
    <div className={css.frame} data-narrow={narrow || undefined}>
      <a className={`${css.skip} no-print`} href="#noi-dung">
        {say('web.skip')}
      </a>
      <Rail narrow={narrow} onNarrow={() => setNarrow(!narrow)} />
      <div className={css.side}>
        {demo && (
          <section className={`${css.demo} no-print`} aria-label={say('web.demoLabel')}>
            {say('web.demoBanner', { day: date(businessDate) })}
          </section>
        )}
        <TopBar onSearch={() => setSearching(true)} />
        <main id="noi-dung" tabIndex={-1} className={css.main}>
          {children}
        </main>
      </div>
      <nav className={`${css.bottom} no-print`} aria-label={say('web.navBottom')}>
        {onBottom(has).map(place => (
          <PlaceLink key={place.to} place={place} className={css.tab} size={22} />
        ))}
      </nav>
      <SearchDialog opened={searching} onClose={() => setSearching(false)} />
      <KeysHelp opened={helping} onClose={() => setHelping(false)} />
    </div>
  )
}

/** The phone's bar holds five: who has few main places has the others there as well. */
const onBottom = (has: (...roles: Role[]) => boolean) => [...placesFor(mainPlaces, has), ...placesFor(morePlaces, has)].slice(0, 5)

interface PlaceLinkProps {
  place: Place
  className: string | undefined
  size?: number
  onClick?: () => void
}
function PlaceLink({ place, className, size = 20, onClick }: PlaceLinkProps) {
  return (
    <GoLink to={place.to} exact={place.to === '/'} className={className} {...(onClick ? { onClick } : {})}>
      <place.icon size={size} stroke={1.6} aria-hidden />
      <span className={css.word}>{say(place.word)}</span>
    </GoLink>
  )
}

function Rail({ narrow, onNarrow }: { narrow: boolean; onNarrow: () => void }) {
  const { has } = useSession()
  const toggle = say(narrow ? 'web.railWiden' : 'web.railNarrow')
  const link = (place: Place) => (
    <li key={place.to}>
      <Tooltip label={say(place.word)} position="right" disabled={!narrow}>
        <div>
          <PlaceLink place={place} className={css.place} />
        </div>
      </Tooltip>
    </li>
  )
  const others = placesFor(morePlaces, has)
  return (
    <nav className={`${css.rail} no-print`} aria-label={say('web.navMain')}>
      <GoLink to="/" exact className={css.brand} aria-label={say('web.brandLabel')}>
        <Mark size={30} />
        <span className={css.word}>{say('web.appName')}</span>
      </GoLink>
      <ul className={css.places}>{placesFor(mainPlaces, has).map(link)}</ul>
      {others.length > 0 && <p className={css.more}>{say('web.more')}</p>}
      <ul className={css.places}>{others.map(link)}</ul>
      <button type="button" className={css.toggle} onClick={onNarrow} aria-label={toggle} aria-expanded={!narrow}>
        {narrow ? <IconLayoutSidebarLeftExpand size={20} stroke={1.6} /> : <IconLayoutSidebarLeftCollapse size={20} stroke={1.6} />}
        <span className={css.word}>{toggle}</span>
      </button>
    </nav>
  )
}

function TopBar({ onSearch }: { onSearch: () => void }) {
  const { actor, unitName, year, has } = useSession()
  const searches = has(...searchers)
  const role = actor?.roles[0]?.roleLabel ?? ''
  return (
    <header className={`${css.top} no-print`}>
      <p className={css.where}>
        <span className={css.unit}>{unitName}</span>
        <span className={css.role}>
          {role && <span>{role}</span>}
          <span>{say('web.year', { year })}</span>
        </span>
      </p>
      {searches ? (
        <button type="button" className={css.search} onClick={onSearch} aria-keyshortcuts="Control+K">
          <IconSearch size={18} stroke={1.7} aria-hidden />
          <span className={css.searchWord}>{say(has(...readers) ? 'web.searchHint' : 'search.officeHint')}</span>
          <kbd className={css.key} aria-hidden>
            Ctrl K
          </kbd>
        </button>
      ) : (
        <span />
      )}
      <NoticeBell className={css.bell} />
      <MoreMenu />
      <Account />
    </header>
  )
}

/** On a phone the second half of the rail lives here. */
function MoreMenu() {
  const { has } = useSession()
  const bottom = onBottom(has)
  const places = placesFor(morePlaces, has).filter(place => !bottom.includes(place))
  const [opened, setOpened] = useState(false)
  if (places.length === 0) return null
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={230} shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <ActionIcon className={css.onPhone ?? ''} size={44} aria-label={say('web.more')} onClick={() => setOpened(!opened)}>
          <IconDots size={22} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={say('web.more')} p={4}>
        <nav aria-label={say('web.more')}>
          {places.map(place => (
            <PlaceLink key={place.to} place={place} className={css.choice} onClick={() => setOpened(false)} />
          ))}
        </nav>
      </Popover.Dropdown>
    </Popover>
  )
}

function Account() {
  const { actor, signOut } = useSession()
  const [leaving, setLeaving] = useState(false)
  if (!actor) return null
  const leave = async () => {
    setLeaving(true)
    await signOut().catch(failed)
    setLeaving(false)
  }
  return (
    <Popover position="bottom-end" width={300} shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <button type="button" className={css.account} aria-label={say('web.accountOf', { name: actor.name })}>
          <IconUserCircle size={22} stroke={1.5} aria-hidden />
          <span className={css.accountName}>{actor.name}</span>
          <IconChevronDown size={16} className={css.accountMore} aria-hidden />
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={say('web.accountOf', { name: actor.name })} p={4}>
        <p className={css.heldHead}>{say('web.rolesHeld')}</p>
        <ul className={css.heldList}>
          {actor.roles.map(held => (
            <li key={`${held.role}-${held.unitId}`} className={css.held}>
              <span>{held.roleLabel}</span>
              <span className={css.heldUnit}>{held.unitName}</span>
            </li>
          ))}
        </ul>
        <button type="button" className={css.choice} disabled={leaving} onClick={() => void leave()}>
          <IconLogout size={18} stroke={1.6} aria-hidden />
          {say('web.signOut')}
        </button>
      </Popover.Dropdown>
    </Popover>
  )
}
