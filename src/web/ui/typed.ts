/**
 * What stands in the address: plain text, but for a search that holds somebody's number. Addresses are kept by browsers, proxies and whoever
 * is sent one, so such a text stays in the tab, under a mark that the address carries: back, forward and reload find it, nobody else does.
 */
import { holdsNumber } from '../../domains/search/words.rules.ts'
import { queryOf } from './query.ts'

const mark = '~'
const store = 'typed'
/** So many texts are kept; older ones are forgotten. */
const most = 100
let kept: Map<string, string> | undefined

/** Texts by their mark, in the order in which they were typed. */
const texts = (): Map<string, string> => {
  if (kept) return kept
  try {
    kept = new Map(JSON.parse(sessionStorage.getItem(store) ?? '[]') as [string, string][])
  } catch {
    kept = new Map()
  }
  return kept
}
const write = () => {
  try {
    sessionStorage.setItem(store, JSON.stringify([...texts()]))
  } catch {
    // A full or closed store only means that a reload forgets.
  }
}
/** The text as an address may hold it: itself, or a mark of it. */
export const hidden = (text: string): string => {
  if (!holdsNumber(text) && !text.startsWith(mark)) return text
  const known = [...texts()].find(([, each]) => each === text)
  if (known) return known[0]
  const fresh = mark + Math.random().toString(36).slice(2, 10).padEnd(8, '0').replace(/\d/g, 'x')
  texts().set(fresh, text)
  for (const old of [...texts().keys()].slice(0, -most)) texts().delete(old)
  write()
  return fresh
}
/** The text of an address; undefined for a mark of another tab, or of one that was forgotten. */
const shown = (value: string): string | undefined => (value.startsWith(mark) ? texts().get(value) : value)
/** Forgets what was typed: somebody signed out. */
export const forgetTyped = (): void => {
  texts().clear()
  write()
}

/** The values of an address `?nhom=2&q=lua`. */
export const parseSearch = (text: string): Record<string, string> => {
  const { q, ...rest } = Object.fromEntries(new URLSearchParams(text))
  const typed = q && shown(q)
  return typed ? { ...rest, q: typed } : rest
}
/** The address of these values; what is empty is left out. */
export const stringifySearch = ({ q, ...rest }: Record<string, unknown>): string =>
  queryOf({
    ...Object.fromEntries(
      Object.entries(rest).map(([key, value]) => [key, value === null || value === undefined ? undefined : String(value)]),
    ),
    q: typeof q === 'string' && q ? hidden(q) : undefined,
  })
