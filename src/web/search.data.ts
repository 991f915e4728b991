/** Earlier searches of this tab. They may hold names of people, so they go when the tab is closed or somebody else signs in. */
import { useState } from 'react'
import { holdsNumber } from '../domains/search/words.rules.ts'
import { useSession } from './session.tsx'

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
