/** One search for everything: names, codes, receipt numbers. Opened with Ctrl K; ↑↓ and Enter choose. */
import { Modal } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconBuildingFactory2, IconFolders, IconSearch } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useEffect, useState } from 'react'
import { say } from '../words/say.ts'
import { asProblem, get } from './api.ts'
import css from './SearchDialog.module.css'
import { tokens } from './theme.ts'
import { useGo } from './ui/GoLink.tsx'

/** One found thing; `to` is its address in the product. */
export interface SearchHit {
  id: string | number
  title: string
  detail?: string
  to: string
}
/** GET /api/search?q= */
export interface SearchAnswer {
  projects: SearchHit[]
  establishments: SearchHit[]
}
const groups = [
  { key: 'projects', word: 'web.placeProjects', icon: IconFolders },
  { key: 'establishments', word: 'web.searchEstablishments', icon: IconBuildingFactory2 },
] as const

export function SearchDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState(0)
  const [asked] = useDebouncedValue(text.trim(), 180)
  const go = useGo()
  const { data, error, isFetching } = useQuery({
    queryKey: ['search', asked],
    queryFn: ({ signal }) => get<SearchAnswer>(`/api/search?q=${encodeURIComponent(asked)}`, signal),
    enabled: opened && asked.length > 1,
    placeholderData: keepPreviousData,
  })
  const found = asked.length > 1 && data ? data : { projects: [], establishments: [] }
  const hits = [...found.projects, ...found.establishments]
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question starts again at its first answer
  useEffect(() => setChosen(0), [asked])
  const open = (hit: SearchHit | undefined) => {
    if (!hit) return
    onClose()
    setText('')
    go(hit.to)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step && hits.length) {
      event.preventDefault()
      setChosen((chosen + step + hits.length) % hits.length)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      open(hits[chosen])
    }
  }
  const state =
    asked.length < 2
      ? say('web.searchStart')
      : error
        ? asProblem(error).detail
        : hits.length === 0 && !isFetching
          ? say('web.searchNone', { text: asked })
          : ''
  return (
    <Modal.Root opened={opened} onClose={onClose} size={640} padding={0} yOffset="10vh">
      <Modal.Overlay color={tokens.ink} opacity={0.32} />
      <Modal.Content aria-label={say('web.search')}>
        <Modal.Body>
          <div className={css.box}>
            <IconSearch size={20} stroke={1.7} aria-hidden />
            <input
              className={css.input}
              data-autofocus
              role="combobox"
              aria-label={say('web.search')}
              aria-expanded={hits.length > 0}
              aria-controls="search-hits"
              aria-activedescendant={hits[chosen] ? `hit-${chosen}` : undefined}
              aria-autocomplete="list"
              placeholder={say('web.searchHint')}
              value={text}
              onChange={event => setText(event.currentTarget.value)}
              onKeyDown={onKeyDown}
              autoComplete="off"
              spellCheck={false}
            />
            <button type="button" className={css.leave} onClick={onClose}>
              {say('web.close')}
            </button>
          </div>
          {state && (
            <p className={css.state} role="status">
              {state}
            </p>
          )}
          <div id="search-hits" role="listbox" aria-label={say('web.searchHits')} className={css.hits}>
            {groups.map(group => {
              const list = found[group.key]
              const before = group.key === 'projects' ? 0 : found.projects.length
              if (list.length === 0) return null
              return (
                // biome-ignore lint/a11y/useSemanticElements: a group inside a listbox has no element of its own
                <div key={group.key} role="group" aria-label={say(group.word)}>
                  <p className={css.group} aria-hidden>
                    {say(group.word)}
                  </p>
                  {list.map((hit, index) => (
                    // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox above has the keys
                    // biome-ignore lint/a11y/useFocusableInteractive: options are pointed at by aria-activedescendant
                    <div
                      key={hit.id}
                      id={`hit-${before + index}`}
                      role="option"
                      aria-selected={before + index === chosen}
                      className={css.hit}
                      onClick={() => open(hit)}
                      onMouseMove={() => setChosen(before + index)}
                    >
                      <group.icon size={18} stroke={1.6} aria-hidden />
                      <span className={css.title}>{hit.title}</span>
                      {hit.detail && <span className={css.detail}>{hit.detail}</span>}
                    </div>
                  ))}
                </div>
              )
            })}
          </div>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}
