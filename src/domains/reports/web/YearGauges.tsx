/** The year's targets as bullet charts, with the figures that stand beside each; a click opens the rows. */
import { useQuery } from '@tanstack/react-query'
import { get } from '../../../web/api.ts'
import { date, number } from '../../../web/format.ts'
import { TargetGauge } from '../../../web/ui/TargetGauge.tsx'
import { say } from '../../../words/say.ts'
import type { Gauges } from '../reports.actions.ts'
import css from './figures.module.css'
import { growth, sayFigure } from './figures.ts'

/** The gauges of a plan year, as far as the reader may see. */
export const useGauges = (year: number, enabled = true) =>
  useQuery({
    queryKey: ['gauges', year],
    queryFn: ({ signal }) => get<Gauges>(`/api/reports/gauges?year=${year}`, signal),
    enabled,
  })

interface YearGaugesProps {
  gauges: Gauges
  onOpen: (figure: string) => void
  /** Only the bars: without the figures beside them. */
  brief?: boolean
}
export function YearGauges({ gauges, onOpen, brief = false }: YearGaugesProps) {
  return (
    <div>
      <div className={css.gauges}>
        {gauges.targets.map(target => (
          <Gauge key={target.code} target={target} onOpen={onOpen} brief={brief} />
        ))}
      </div>
      <p className={css.asOf}>{say('reportScreens.gaugesAsOf', { day: date(gauges.asOf) })}</p>
    </div>
  )
}

type Target = Gauges['targets'][number]
function Gauge({ target, onOpen, brief }: { target: Target; onOpen: (figure: string) => void; brief: boolean }) {
  const { name, unit, actual, min, max, level, reachable, says, note, beside, expectedToday, undetermined } = target
  const rate = unit === '%'
  const others = [...beside, ...(undetermined > 0 ? [undeterminedOf(target)] : [])]
  return (
    <div>
      <TargetGauge
        name={name}
        unit={rate ? '' : unit}
        actual={actual}
        min={min}
        max={max}
        level={level}
        reach={reachable === 'out_of_reach' ? 'unreachable' : reachable}
        expected={expectedToday === null ? null : Math.round(expectedToday)}
        write={rate ? growth : number}
        onOpen={() => onOpen(target.figure)}
        {...(reachable === 'reached' && actual !== null ? {} : { note: actual === null ? (note ?? says) : says })}
      />
      {!brief && others.length > 0 && (
        <ul className={css.beside}>
          {others.map(({ figure, label, unit: of, value }) => (
            <li key={figure}>
              {label}:{' '}
              <button type="button" className={css.opens} onClick={() => onOpen(figure)}>
                {sayFigure({ value, unit: of })}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
/** Records that could not be placed are a figure of their own. */
const undeterminedOf = ({ code, undetermined }: Target) => ({
  figure: `${code}.undetermined`,
  label: say('reports.undeterminedRows'),
  unit: say('reports.unitRecord'),
  value: undetermined,
})
