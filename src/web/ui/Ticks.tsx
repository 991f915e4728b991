/** Rows that are ticked for one act on many: a box before the name, one for the whole page, Shift for a range. */
import { Checkbox } from '@mantine/core'
import { useRef } from 'react'
import { say } from '../../words/say.ts'
import css from './DataTable.module.css'

type Key = string | number
/** What a list lets tick. The list itself keeps what is chosen, over all pages. */
export interface Ticking<Row> {
  has: (key: Key) => boolean
  set: (keys: readonly Key[], on: boolean) => void
  /** How a row is called, for whoever hears the box. */
  name: (row: Row) => string
}

/** The boxes of a page of rows. */
export const useTicks = <Row,>(ticking: Ticking<Row> | undefined, rows: readonly Row[], keyOf: (row: Row) => Key) => {
  const last = useRef<Key | null>(null)
  if (!ticking) return undefined
  const keys = rows.map(keyOf)
  const toggle = (key: Key, range: boolean) => {
    const on = !ticking.has(key)
    const from = range && last.current !== null ? keys.indexOf(last.current) : -1
    const to = keys.indexOf(key)
    ticking.set(from < 0 ? [key] : keys.slice(Math.min(from, to), Math.max(from, to) + 1), on)
    last.current = key
  }
  const on = keys.filter(key => ticking.has(key)).length
  return {
    toggle,
    isOn: (row: Row) => ticking.has(keyOf(row)),
    page: (
      <Checkbox
        size="xs"
        className={css.tick ?? ''}
        aria-label={say('web.tickPage')}
        checked={keys.length > 0 && on === keys.length}
        indeterminate={on > 0 && on < keys.length}
        onChange={() => ticking.set(keys, on < keys.length)}
      />
    ),
    box: (row: Row) => (
      <Checkbox
        size="xs"
        className={css.tick ?? ''}
        aria-label={say('web.tickRow', { name: ticking.name(row) })}
        checked={ticking.has(keyOf(row))}
        onChange={() => {}}
        onClick={event => toggle(keyOf(row), event.shiftKey)}
      />
    ),
  }
}
export type Ticks<Row> = NonNullable<ReturnType<typeof useTicks<Row>>>
