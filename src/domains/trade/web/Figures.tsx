/** Figures as they stand on the market screens: known ones open to their rows, others say why they cannot be given. */
import { Tooltip } from '@mantine/core'
import { say } from '../../../words/say.ts'
import type { Figure } from '../analysis.schema.ts'
import css from './market.module.css'

interface FigureProps {
  figure: Figure
  write: (value: number) => string
  /** Opens the rows behind it. */
  onOpen?: () => void
}
export function FigureText({ figure, write, onOpen }: FigureProps) {
  if (figure.value === null)
    return (
      <Tooltip label={figure.says}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the reason must be reachable with keys */}
        <span className={css.refused} tabIndex={0}>
          {say('marketScreens.cannot')}
          <span className="only-heard">: {figure.says}</span>
        </span>
      </Tooltip>
    )
  const said = write(figure.value)
  return onOpen ? (
    <button type="button" className={`${css.figure} quiet-button figures`} onClick={onOpen}>
      {said}
    </button>
  ) : (
    <span className="figures">{said}</span>
  )
}

/** One of the large figures at the head of a page, with its reason in full when there is none. */
export function Tile({ label, figure, write, onOpen, note }: FigureProps & { label: string; note?: string }) {
  return (
    <div className={css.tile}>
      <p className={css.tileLabel}>{label}</p>
      <p className={css.tileValue} data-refused={figure.value === null || undefined}>
        {figure.value === null ? (
          say('marketScreens.cannot')
        ) : onOpen ? (
          <button type="button" className={`${css.figure} quiet-button figures`} onClick={onOpen}>
            {write(figure.value)}
          </button>
        ) : (
          write(figure.value)
        )}
      </p>
      {(figure.says ?? note) && <p className={css.tileNote}>{figure.says ?? note}</p>}
    </div>
  )
}
/** The distinct reasons of figures that cannot be given. */
export function Reasons({ figures }: { figures: readonly Figure[] }) {
  const says = [...new Set(figures.flatMap(figure => (figure.says ? [figure.says] : [])))]
  if (says.length === 0) return null
  return (
    <div className={css.reasons}>
      <p>{say('marketScreens.whyNot')}</p>
      <ul>
        {says.map(each => (
          <li key={each}>{each}</li>
        ))}
      </ul>
    </div>
  )
}
