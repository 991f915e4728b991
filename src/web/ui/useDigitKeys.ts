/** Keys 1, 2, 3 press the buttons of a decision. */
import { useEffect, useRef } from 'react'

/** Keys 1, 2, 3 act, wherever the focus is but where text is being typed or a dialog is open; `act` is given 0, 1, 2. */
export const useDigitKeys = (act: (index: number) => void): void => {
  const latest = useRef(act)
  latest.current = act
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const at = event.target as HTMLElement
      const typing = at.isContentEditable || (at.matches('input, textarea, select') && !at.matches('input[type="radio"]'))
      const index = ['1', '2', '3'].indexOf(event.key)
      if (
        index < 0 ||
        typing ||
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        event.repeat ||
        document.querySelector('[role="dialog"]')
      )
        return
      event.preventDefault()
      latest.current(index)
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
}
