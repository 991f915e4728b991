/** A target as a bullet chart: the range as a band, the actual as a solid mark, today's expected place as a tick. */
import { say } from '../../words/say.ts'
import { number, range } from '../format.ts'
import { type GaugeInput, type Level, layOut, levelOf, type Reach } from './gauge.ts'
import { StateBadge } from './StateBadge.tsx'
import css from './TargetGauge.module.css'
import type { Kind } from './tones.ts'

const levelKind: Record<Level, Kind> = { under: 'warning', inside: 'inside', above: 'above', undetermined: 'unknown' }
const reachKind: Record<Reach, Kind> = { reached: 'done', reachable: 'active', unreachable: 'refused', undetermined: 'unknown' }
const levelWord = { under: 'web.levelUnder', inside: 'web.levelInside', above: 'web.levelAbove', undetermined: 'web.unknown' } as const
const reachWord = {
  reached: 'web.reachReached',
  reachable: 'web.reachReachable',
  unreachable: 'web.reachUnreachable',
  undetermined: 'web.reachUndetermined',
} as const

interface TargetGaugeProps extends GaugeInput {
  name: string
  /** 'lượt', 'mẫu'; empty when the format already carries it (percent). */
  unit?: string
  level?: Level
  reach: Reach
  /** How numbers are written; percent for growth. */
  write?: (value: number) => string
  /** Opens the rows behind the figure. */
  onOpen?: () => void
  /** One more sentence, such as why it is undetermined. */
  note?: string
}
export function TargetGauge({ name, unit = '', level, reach, write = number, onOpen, note, ...input }: TargetGaugeProps) {
  const marks = layOut(input)
  const { actual, min, max, expected } = input
  const reached = level ?? levelOf(actual, min, max)
  const figure = actual === null ? say('web.unknown') : write(actual)
  const words = `${figure} / ${range(min, max, write)}${unit && ` ${unit}`}`
  const heard = [
    say('web.gaugeHeard', { name, actual: figure, range: range(min, max, write), unit }),
    expected === null || expected === undefined ? '' : say('web.gaugeHeardExpected', { value: write(expected) }),
    input.forecast ? say('web.gaugeHeardForecast', { range: range(input.forecast.low, input.forecast.high, write) }) : '',
  ]
  return (
    <figure className={css.gauge} data-level={reached} data-reach={reach}>
      <figcaption className={css.name}>{name}</figcaption>
      <div className={css.chart}>
        <svg width="100%" height="44" role="img" aria-label={heard.filter(Boolean).join(' ')}>
          <line x1="0" x2="100%" y1="16" y2="16" className={css.axis} />
          <rect x={`${marks.band.from}%`} width={`${marks.band.to - marks.band.from}%`} y="5" height="22" className={css.band} />
          <line x1={`${marks.zero}%`} x2={`${marks.zero}%`} y1="9" y2="23" className={css.end} />
          {marks.actual !== null && (
            <rect
              x={`${Math.min(marks.zero, marks.actual)}%`}
              width={`${Math.abs(marks.actual - marks.zero)}%`}
              y="12.5"
              height="7"
              className={css.run}
            />
          )}
          {marks.forecast && (
            <g className={css.whisker}>
              <line x1={`${marks.forecast.from}%`} x2={`${marks.forecast.to}%`} y1="16" y2="16" />
              <line x1={`${marks.forecast.from}%`} x2={`${marks.forecast.from}%`} y1="12" y2="20" />
              <line x1={`${marks.forecast.to}%`} x2={`${marks.forecast.to}%`} y1="12" y2="20" />
            </g>
          )}
          {marks.actual !== null && (
            <svg x={`${marks.actual}%`} overflow="visible" aria-hidden="true">
              <rect x="-3" y="4" width="6" height="24" className={css.mark} />
            </svg>
          )}
          {marks.expected !== null && (
            <svg x={`${marks.expected}%`} overflow="visible" aria-hidden="true">
              <line y1="1" y2="31" className={css.tick} />
            </svg>
          )}
          <Scale at={marks.zero} text={write(0)} />
          <Scale at={marks.band.from} text={range(min, max, write)} to={marks.band.to} />
          {marks.band.to < 88 && <Scale at={100} text={write(marks.end)} />}
        </svg>
      </div>
      <p className={css.words}>
        {onOpen ? (
          <button
            type="button"
            className={`${css.figure} quiet-button`}
            onClick={onOpen}
            aria-label={`${words}. ${say('web.gaugeOpen', { name })}`}
          >
            {words}
          </button>
        ) : (
          <span className={css.figure} data-still>
            {words}
          </span>
        )}
        <StateBadge plain word={say(levelWord[reached])} kind={levelKind[reached]} />
        {reach !== 'reached' && !(reached === 'undetermined' && reach === 'undetermined') && (
          <StateBadge plain word={say(reachWord[reach])} kind={reachKind[reach]} />
        )}
      </p>
      {note && <p className={css.note}>{note}</p>}
    </figure>
  )
}

/** A number under the bar, held inside its ends. */
function Scale({ at, to, text }: { at: number; to?: number; text: string }) {
  const middle = to === undefined ? at : (at + to) / 2
  const anchor = middle < 6 ? 'start' : middle > 94 ? 'end' : 'middle'
  return (
    <text x={`${middle}%`} y="42" textAnchor={anchor} className={css.scale}>
      {text}
    </text>
  )
}
