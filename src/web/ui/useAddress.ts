/** What the address says of a screen (filters, page), and changing it: a filtered list can be shared and comes back. */
import { useRouter, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'

export type Params = Readonly<Record<string, string | undefined>>

/** The query of the address, and a change of some of its parts; undefined and '' leave the address. */
export const useAddress = (): [Params, (changes: Params) => void] => {
  const params = useSearch({ strict: false }) as Params
  const { history } = useRouter()
  const change = useCallback(
    (changes: Params) => {
      const next = new URLSearchParams(history.location.search)
      for (const [key, value] of Object.entries(changes)) {
        if (value) next.set(key, value)
        else next.delete(key)
      }
      const text = next.toString()
      history.replace(`${history.location.pathname}${text && `?${text}`}`)
    },
    [history],
  )
  return [params, change]
}
/** A query for the server from its known parts: '?q=lua&page=2', or ''. */
export const queryOf = (params: Readonly<Record<string, string | number | boolean | undefined>>): string => {
  const said = Object.entries(params).filter(([, value]) => value !== undefined && value !== '')
  const text = new URLSearchParams(said.map(([key, value]) => [key, String(value)])).toString()
  return text && `?${text}`
}
