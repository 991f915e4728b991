/** What is typed into a long form is kept in the browser until it is sent, so that nothing is lost. */
import { useEffect, useState } from 'react'

interface Kept<Values> {
  values: Values
  /** The instant of the last change. */
  at: string
}
const read = <Values>(store: Storage, key: string): Kept<Values> | null => {
  try {
    const text = store.getItem(key)
    return text ? (JSON.parse(text) as Kept<Values>) : null
  } catch {
    return null
  }
}

/**
 * Values of a form that survive a closed tab.
 * @param personal holds personal values: kept only as long as the tab
 * @returns the values; `keptAt` once something is kept; `restored` when they came from an earlier visit
 */
export const useKept = <Values>(key: string, initial: Values, personal = false) => {
  const store = personal ? sessionStorage : localStorage
  const [found] = useState(() => read<Values>(store, key))
  const [values, setValues] = useState<Values>(found ? { ...initial, ...found.values } : initial)
  const [touched, setTouched] = useState(false)
  const [restored, setRestored] = useState(found !== null)
  const [keptAt, setKeptAt] = useState<string | null>(found?.at ?? null)
  useEffect(() => {
    if (!touched) return
    const timer = setTimeout(() => {
      const at = new Date().toISOString()
      try {
        store.setItem(key, JSON.stringify({ values, at }))
        setKeptAt(at)
      } catch {
        // A full or closed store only means that nothing is kept.
      }
    }, 400)
    return () => clearTimeout(timer)
  }, [key, values, touched, store])
  const forget = () => {
    store.removeItem(key)
    setTouched(false)
    setKeptAt(null)
    setRestored(false)
  }
  return {
    values,
    change: (next: Values) => {
      setTouched(true)
      setValues(next)
    },
    keptAt,
    restored,
    /** Drops what is kept: it was sent. */
    forget,
    /** Drops what is kept and starts again. */
    reset: () => {
      forget()
      setValues(initial)
    },
  }
}
