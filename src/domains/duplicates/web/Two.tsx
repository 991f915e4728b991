/** Two lines of one cell: what stands on the left, and below it what stands on the right. */
import css from './duplicates.module.css'

type Said = string | number | null
interface TwoProps {
  of: readonly [Said, Said]
  /** Codes do not break. */
  whole?: boolean
}
export const Two = ({ of: [left, right], whole = false }: TwoProps) => (
  <span className={whole ? css.codes : css.names}>
    <span>{left}</span>
    <span>{right}</span>
  </span>
)
