/** What the search box asks of the server, and the earlier searches of this tab. They may hold names of people, so they go when the tab is closed or somebody else signs in. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { readers } from '../domains/reference/roles.schema.ts'
import type { OfficeAnswer } from '../domains/search/office.actions.ts'
import type { SearchAnswer } from '../domains/search/search.actions.ts'
import { holdsNumber } from '../domains/search/words.rules.ts'
import { get } from './api.ts'
import { useSession } from './session.tsx'

export type Answers = { groups: (SearchAnswer['groups'][number] | OfficeAnswer['groups'][number])[]; note: string | null }
export type AnyHit = Answers['groups'][number]['hits'][number]

/** What is found for what was typed: records by whoever reads them, the office's own by its administrator. */
export const useAnswers = (asked: string, opened: boolean) => {
  const { has } = useSession()
  const [records, office] = [has(...readers), has('admin')]
  const q = `?q=${encodeURIComponent(asked)}`
  return useQuery({
    queryKey: ['search', asked, records, office],
    queryFn: async ({ signal }): Promise<Answers> => {
      const answers = await Promise.all([
        ...(records ? [get<SearchAnswer>(`/api/search${q}`, signal)] : []),
        ...(office ? [get<OfficeAnswer>(`/api/search/office${q}`, signal)] : []),
      ])
      return { groups: answers.flatMap(({ groups }): Answers['groups'] => groups), note: answers.find(({ note }) => note)?.note ?? null }
    },
    enabled: opened && asked.length > 1,
    placeholderData: keepPreviousData,
  })
}

const most = 5
const read = (key: string): string[] => {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? '[]')
    return Array.isArray(kept) ? kept.filter(each => typeof each === 'string') : []
  } catch {
    return []
  }
}
/** The last five searches that led somewhere, newest first. Long numbers, which are somebody's, are not kept. */
export const useRecentSearches = () => {
  const key = `search ${useSession().actor?.id ?? ''}`
  const [, again] = useState(0)
  const recent = read(key)
  const remember = (text: string) => {
    if (text.length < 2 || holdsNumber(text)) return
    try {
      sessionStorage.setItem(key, JSON.stringify([text, ...recent.filter(each => each !== text)].slice(0, most)))
      again(n => n + 1)
    } catch {
      // A full or closed store only means that nothing is kept.
    }
  }
  return { recent, remember }
}
