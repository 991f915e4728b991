/** One search for everything: records of every kind and the product's own pages. Opened with Ctrl K; ↑↓ and Enter choose. */
import { Modal } from '@mantine/core'
import { useDebouncedValue, useMediaQuery } from '@mantine/hooks'
import {
  type Icon,
  IconArrowRight,
  IconAward,
  IconBuildingCommunity,
  IconBuildingFactory2,
  IconClipboardText,
  IconCoins,
  IconCornerDownLeft,
  IconFolders,
  IconGavel,
  IconHistory,
  IconListCheck,
  IconMap,
  IconMapPin,
  IconPalette,
  IconSchool,
  IconSearch,
  IconTent,
  IconTrophy,
  IconUser,
} from '@tabler/icons-react'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { readers } from '../domains/reference/roles.schema.ts'
import type { OfficeKind } from '../domains/search/office.schema.ts'
import type { SearchKind } from '../domains/search/search.schema.ts'
import { searchable } from '../kernel/text.ts'
import { say } from '../words/say.ts'
import { asProblem } from './api.ts'
import { administrationPlaces, innerPlaces, mainPlaces, morePlaces, placesFor } from './places.ts'
import css from './SearchDialog.module.css'
import { Marked, SearchHelp, Skeleton } from './SearchParts.tsx'
import { type Answers, type AnyHit, useAnswers, useRecentSearches } from './search.data.ts'
import { useSession } from './session.tsx'
import { tokens } from './theme.ts'
import { useGo } from './ui/GoLink.tsx'
import { hidden } from './ui/typed.ts'

const icons: Record<SearchKind | OfficeKind, Icon> = {
  establishment: IconBuildingFactory2,
  village: IconBuildingCommunity,
  artisan: IconAward,
  person: IconSchool,
  project: IconFolders,
  design: IconPalette,
  fair: IconTent,
  contest: IconTrophy,
  brief: IconClipboardText,
  legal_document: IconGavel,
  account: IconUser,
  unit: IconMapPin,
  rule: IconListCheck,
  norm: IconCoins,
  law: IconGavel,
  area: IconMap,
}
/** Lists that show all of a kind; the others have no list of their own. */
const lists: Partial<Record<SearchKind | OfficeKind, (q: string) => string>> = {
  establishment: q => `/so-bo?q=${q}`,
  village: q => `/so-bo?tab=villages&q=${q}`,
  artisan: q => `/so-bo?tab=artisans&q=${q}`,
  person: q => `/so-bo?tab=trainees&q=${q}`,
  design: q => `/mau-san-pham?q=${q}`,
  unit: q => `/quan-tri?muc=don-vi&tim=${q}`,
  project: q => `/ho-so?q=${q}`,
}
/** A line that can be chosen: a record, a page, an earlier search, or all of a kind. */
interface Option {
  key: string
  icon: Icon
  title: ReactNode
  code?: ReactNode
  details?: ReactNode[]
  choose: () => void
}
interface Section {
  key: string
  label: string
  options: Option[]
  /** There are more of the kind, and no list shows them. */
  more?: boolean
}

export function SearchDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const [text, setText] = useState('')
  const [asked] = useDebouncedValue(text.trim(), 140)
  const phone = useMediaQuery('(max-width: 48em)') ?? false
  const { data, error, isFetching } = useAnswers(asked, opened)
  const asking = text.trim().length > 1
  const sections = useSections(asking ? data : undefined, asked, setText, onClose)
  const waiting = asking && !data && !error
  const state = error
    ? asProblem(error).detail
    : asking && data && !data.note && sections.length === 0 && !isFetching && asked === text.trim()
      ? say('search.none', { text: asked })
      : asking && data?.note && sections[0]?.key !== 'pages'
        ? data.note
        : ''
  return (
    <Modal.Root opened={opened} onClose={onClose} size={680} padding={0} yOffset="8vh" fullScreen={phone}>
      <Modal.Overlay color={tokens.ink} opacity={0.32} />
      <Modal.Content aria-label={say('web.search')}>
        <Modal.Body className={css.body ?? ''}>
          <Box text={text} onText={setText} sections={sections} onClose={onClose} />
          {state && (
            <p className={css.state} role="status">
              {state}
            </p>
          )}
          {waiting && <Skeleton />}
          {!asking && <SearchHelp />}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}

/** What can be chosen now: earlier searches while nothing is typed, then pages and records. */
const useSections = (data: Answers | undefined, asked: string, onText: (text: string) => void, onClose: () => void): Section[] => {
  const go = useGo()
  const { has } = useSession()
  const { recent, remember } = useRecentSearches()
  const open = (to: string) => () => {
    remember(asked)
    onText('')
    onClose()
    go(to)
  }
  if (!data)
    return recent.length
      ? [
          {
            key: 'recent',
            label: say('search.recent'),
            options: recent.map(each => ({ key: each, icon: IconHistory, title: each, choose: () => onText(each) })),
          },
        ]
      : []
  const wanted = searchable(asked)
  const pages = placesFor([...mainPlaces, ...morePlaces, ...innerPlaces, ...administrationPlaces], has).filter(place =>
    searchable(say(place.word)).startsWith(wanted),
  )
  const pageSection: Section = {
    key: 'pages',
    label: say('search.pages'),
    options: pages.map(place => ({ key: place.to, icon: place.icon, title: say(place.word), choose: open(place.to) })),
  }
  const found: Section[] = data.groups.map(({ kind, label, hits, more }) => ({
    key: kind,
    label,
    more: more && !lists[kind],
    options: [
      ...hits.map(hit => optionOf(hit, hit.to ? open(hit.to) : undefined)),
      ...(more && lists[kind]
        ? [
            {
              key: `${kind} all`,
              icon: IconArrowRight,
              title: say('search.all', { kind: label.toLowerCase() }),
              choose: open(lists[kind](encodeURIComponent(hidden(asked)))),
            },
          ]
        : []),
    ],
  }))
  // A page of that name is meant rather than words that only resemble it.
  return pages.length ? [pageSection, ...(data.note ? [] : found)] : found
}
const optionOf = (hit: AnyHit, choose = () => {}): Option => ({
  key: hit.id,
  icon: icons[hit.kind],
  title: <Marked text={hit.title} spans={hit.bold.title} />,
  code: hit.code && <Marked text={hit.code} spans={hit.bold.code} />,
  details: [
    hit.also && (
      <>
        {say('search.also')} <Marked text={hit.also} spans={hit.bold.also} />
      </>
    ),
    hit.detail && <Marked text={hit.detail} spans={hit.bold.detail} />,
    hit.by.length > 0 && <em>{say('search.by', { what: hit.by.map(by => say(`search.by_${by}`)).join(', ') })}</em>,
  ].filter(Boolean),
  choose,
})

interface BoxProps {
  text: string
  onText: (text: string) => void
  sections: readonly Section[]
  onClose: () => void
}
/** The field and its list: one combobox, so that the hands stay on the keys. */
function Box({ text, onText, sections, onClose }: BoxProps) {
  const id = useId()
  const { has } = useSession()
  const [chosen, setChosen] = useState(0)
  const list = useRef<HTMLDivElement>(null)
  const options = sections.flatMap(section => section.options)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question starts again at its first answer
  useEffect(() => setChosen(0), [text])
  const at = Math.min(chosen, Math.max(0, options.length - 1))
  const move = (to: number) => {
    setChosen(to)
    list.current?.querySelector(`[data-at="${to}"]`)?.scrollIntoView({ block: 'nearest' })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    // A syllable that is still being composed takes its own Enter and arrows.
    if (event.nativeEvent.isComposing) return
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step && options.length) {
      event.preventDefault()
      move((at + step + options.length) % options.length)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      options[at]?.choose()
    }
  }
  let index = -1
  return (
    <>
      <div className={css.box}>
        <IconSearch size={20} stroke={1.7} aria-hidden />
        <input
          className={css.input}
          data-autofocus
          role="combobox"
          aria-label={say('web.search')}
          aria-expanded={options.length > 0}
          aria-controls={`${id}list`}
          aria-activedescendant={options[at] ? `${id}${at}` : undefined}
          aria-autocomplete="list"
          placeholder={say(has(...readers) ? 'search.hint' : 'search.officeHint')}
          value={text}
          onChange={event => onText(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          autoComplete="off"
          autoCapitalize="off"
          enterKeyHint="go"
          spellCheck={false}
        />
        <button type="button" className={css.leave} onClick={onClose}>
          {say('web.close')}
        </button>
      </div>
      <div id={`${id}list`} ref={list} role="listbox" aria-label={say('web.searchHits')} className={css.hits}>
        {sections.map(section => (
          // biome-ignore lint/a11y/useSemanticElements: a group inside a listbox has no element of its own
          <div key={section.key} role="group" aria-label={section.label}>
            <p className={css.group} aria-hidden>
              {section.label}
            </p>
            {section.options.map(option => {
              index++
              const place = index
              return (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox above has the keys
                // biome-ignore lint/a11y/useFocusableInteractive: options are pointed at by aria-activedescendant
                <div
                  key={option.key}
                  id={`${id}${place}`}
                  data-at={place}
                  role="option"
                  aria-selected={place === at}
                  className={css.hit}
                  onClick={option.choose}
                  onMouseMove={() => setChosen(place)}
                >
                  <option.icon size={18} stroke={1.6} aria-hidden />
                  <span className={css.title}>{option.title}</span>
                  {option.code && <span className={`${css.code} figures`}>{option.code}</span>}
                  {option.details?.map((detail, line) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: lines of one record never change places
                    <span key={line} className={css.detail}>
                      {detail}
                    </span>
                  ))}
                  <IconCornerDownLeft className={css.enter} size={16} stroke={1.6} aria-hidden />
                </div>
              )
            })}
            {section.more && <p className={css.group}>{say('search.more')}</p>}
          </div>
        ))}
      </div>
    </>
  )
}
