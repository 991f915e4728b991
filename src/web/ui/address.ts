/** What a screen shows stands in its address, so that a view can be shared and the back button undoes a choice. */
import { useNavigate, useSearch } from '@tanstack/react-router'

/** Values of the address by name; what is absent is undefined. */
export type Search = Readonly<Record<string, string | undefined>>

/** The address' values, and a function that changes some of them; `undefined` takes one out. By default the step back stays what it was. */
export const useAddress = (): [Search, (change: Search, options?: { push?: boolean }) => void] => {
  const search = useSearch({ strict: false }) as Search
  const navigate = useNavigate()
  return [search, (change, { push = false } = {}) => void navigate({ to: '.', search: { ...search, ...change }, replace: !push } as never)]
}
