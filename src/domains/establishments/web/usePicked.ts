/** Which records of the list are ticked: some by code over several pages, or all that fulfil the conditions but a few. */
import { useState } from 'react'
import type { BulkAsk } from '../bulk.schema.ts'

type Codes = ReadonlySet<string>
interface Picked {
  all: boolean
  /** The ticked ones, or with `all` those left out. */
  codes: Codes
  /** The conditions under which they were ticked: under others the ticks are gone. */
  under: string
}
const none: Codes = new Set()

/** @param total how many fulfil the conditions */
export const usePicked = (filter: Readonly<Record<string, string>>, total: number) => {
  const under = JSON.stringify(filter)
  const [kept, setKept] = useState<Picked>({ all: false, codes: none, under })
  const { all, codes } = kept.under === under ? kept : { all: false, codes: none }
  const put = (next: Omit<Picked, 'under'>) => setKept({ ...next, under })
  return {
    all,
    count: all ? Math.max(0, total - codes.size) : codes.size,
    has: (code: string) => codes.has(code) !== all,
    set: (keys: readonly (string | number)[], on: boolean) => {
      const next = new Set(codes)
      for (const key of keys) {
        if (on === all) next.delete(String(key))
        else next.add(String(key))
      }
      put({ all, codes: next })
    },
    pickAll: () => put({ all: true, codes: none }),
    clear: () => put({ all: false, codes: none }),
    /** As the server takes it. */
    selection: (all ? { filter, ...(codes.size ? { except: [...codes] } : {}) } : { codes: [...codes] }) as BulkAsk['selection'],
  }
}
export type PickedRecords = ReturnType<typeof usePicked>
