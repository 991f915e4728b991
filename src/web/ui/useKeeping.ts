/** What is typed is kept on the server by itself, a moment after the last key. */
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { say } from '../../words/say.ts'
import { ApiProblem } from '../api.ts'
import { time } from '../format.ts'
import { failed } from './toast.ts'

/** How the keeping stands: when it was last kept, or null before the first change. */
export type Keeping = Date | 'saving' | 'failed' | null
export const sayKeeping = (state: Keeping): string => {
  if (state === null) return ''
  if (state === 'saving') return say('web.keeping')
  return state === 'failed' ? say('web.notKept') : say('web.savedAt', { time: time(state) })
}

const pause = 800
const retry = 4000
/**
 * Sends a value a moment after each change; tries again while the server cannot be reached.
 * @param open false stops it, as when a sheet was handed in
 * @param send what is sent is the value of the moment
 */
export const useKeeping = (value: unknown, open: boolean, send: () => Promise<unknown>): Keeping => {
  const first = useRef(value)
  const [state, setState] = useState<Keeping>(null)
  /** Whether to try again: what the server refuses stays on the page, with its words; only a lost connection heals by itself. */
  const keep = useEffectEvent(async (): Promise<boolean> => {
    setState('saving')
    try {
      await send()
      setState(new Date())
      return false
    } catch (error) {
      setState('failed')
      if (error instanceof ApiProblem && error.status === 0) return true
      failed(error)
      return false
    }
  })
  useEffect(() => {
    if (!open || value === first.current) return
    let over = false
    let timer = setTimeout(attempt, pause)
    async function attempt() {
      if ((await keep()) && !over) timer = setTimeout(attempt, retry)
    }
    return () => {
      over = true
      clearTimeout(timer)
    }
  }, [value, open])
  return state
}
