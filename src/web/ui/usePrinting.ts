/** Whether the page is on its way to paper. */
import { useSyncExternalStore } from 'react'
import { flushSync } from 'react-dom'

let printing = false
const listen = (changed: () => void) => {
  const print = (on: boolean) => () => {
    printing = on
    // The browser takes its picture as soon as the event is over.
    flushSync(changed)
  }
  const [before, after] = [print(true), print(false)]
  window.addEventListener('beforeprint', before)
  window.addEventListener('afterprint', after)
  return () => {
    window.removeEventListener('beforeprint', before)
    window.removeEventListener('afterprint', after)
  }
}
export const usePrinting = () => useSyncExternalStore(listen, () => printing)
