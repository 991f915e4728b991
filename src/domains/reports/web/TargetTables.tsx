/** The targets of the plan on paper: interval, actual in the period and cumulative, level, reachability, and the figures beside. */
import { number, range } from '../../../web/format.ts'
import { say } from '../../../words/say.ts'
import { FigureButton } from './FigureButton.tsx'
import { sayFigure } from './figures.ts'
import css from './paper.module.css'
import type { ReportData } from './report.ts'

type Target = ReportData['targets'][number]
const plain = (target: Target, value: number | null) => (target.unit === '%' ? sayFigure({ value, unit: '%' }) : number(value))

export function TargetTables({ targets, onOpen }: { targets: readonly Target[]; onOpen: (figure: string) => void }) {
  const inPeriod = (target: Target) => `${target.name}, ${say('reports.inPeriod')}`
  return (
    <div className={css.wide}>
      <table className={css.table} data-targets>
        <caption className="only-heard">{say('reportScreens.ofTargets')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('reports.colIndex')}</th>
            <th scope="col">{say('reportScreens.target')}</th>
            <th scope="col">{say('reportScreens.unit')}</th>
            <th scope="col">{say('reportScreens.planned')}</th>
            <th scope="col">{say('reportScreens.inPeriod')}</th>
            <th scope="col">{say('reportScreens.cumulative')}</th>
            <th scope="col">{say('reportScreens.level')}</th>
            <th scope="col">{say('reportScreens.reach')}</th>
          </tr>
        </thead>
        <tbody>
          {targets.map((target, at) => (
            <tr key={target.code}>
              <td data-centre data-index>
                {at + 1}
              </td>
              <th scope="row">
                {target.name}
                {besides(target).map(({ figure, label, unit, value }) => (
                  <span key={figure} className={css.beside}>
                    {label}: <FigureButton figure={figure} value={sayFigure({ value, unit })} label={label} onOpen={onOpen} />
                  </span>
                ))}
              </th>
              <td data-centre data-label={say('reportScreens.unit')}>
                {target.unit}
              </td>
              <td data-centre data-label={say('reportScreens.planned')}>
                {range(target.min, target.max, value => number(value))}
              </td>
              <td data-number data-label={say('reportScreens.inPeriod')}>
                <FigureButton
                  figure={`${target.code}.period`}
                  value={plain(target, target.inPeriod)}
                  label={inPeriod(target)}
                  onOpen={onOpen}
                />
              </td>
              <td data-number data-label={say('reportScreens.cumulative')}>
                <strong>
                  <FigureButton figure={target.code} value={plain(target, target.actual)} label={target.name} onOpen={onOpen} />
                </strong>
              </td>
              <td data-centre data-label={say('reportScreens.level')}>
                {target.levelLabel}
              </td>
              <td data-centre data-label={say('reportScreens.reach')}>
                {target.reachableLabel}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
const besides = ({ code, beside, undetermined }: Target): Target['beside'] => [
  ...beside,
  ...(undetermined > 0
    ? [{ figure: `${code}.undetermined`, label: say('reports.undeterminedRows'), unit: say('reports.unitRecord'), value: undetermined }]
    : []),
]
