/** A number on the paper, underlined with dots, that opens to its rows. */
import { say } from '../../../words/say.ts'
import css from './figures.module.css'

interface FigureButtonProps {
  figure: string
  /** As written: '612'. */
  value: string
  /** What it is, for those who hear the page. */
  label: string
  onOpen: (figure: string) => void
}
export function FigureButton({ figure, value, label, onOpen }: FigureButtonProps) {
  return (
    <button
      type="button"
      className={css.opens}
      data-figure={figure}
      aria-label={say('reportScreens.openFigure', { value, label })}
      onClick={() => onOpen(figure)}
    >
      {value}
    </button>
  )
}
