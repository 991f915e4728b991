/** Tables of money and projects on paper, in millions of đồng: by content group and source, by group, by unit. */
import { useState } from 'react'
import { money, moneyShort, number } from '../../../web/format.ts'
import { say } from '../../../words/say.ts'
import type { BreakdownRow, BudgetRow } from '../report.rules.ts'
import { FigureButton } from './FigureButton.tsx'
import css from './paper.module.css'
import type { ReportData } from './report.ts'

interface TableProps {
  report: ReportData
  onOpen: (figure: string) => void
}
interface CellProps {
  figure: string
  value: number | null
  label: string
  counted?: boolean
  onOpen: (figure: string) => void
}
/** The đồng stands in the title of a cell that shows millions. */
function Cell({ figure, value, label, counted = false, onOpen }: CellProps) {
  return (
    <td data-number title={counted ? undefined : money(value)}>
      <FigureButton figure={figure} value={(counted ? number : moneyShort)(value)} label={label} onOpen={onOpen} />
    </td>
  )
}

const budgetKinds = ['planned', 'approved', 'advanced', 'settled', 'remaining'] as const
export function BudgetTable({ report, onOpen }: TableProps) {
  const { lines, totals } = report.budget
  const groups = [...new Map(lines.map(line => [line.contentGroup, line.groupLabel]))]
  return (
    <div className={css.wide}>
      <p className={css.units}>{say('reportScreens.millions')}</p>
      <table className={css.table}>
        <caption className="only-heard">{say('reportScreens.ofBudget')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('reportScreens.group')}</th>
            {budgetKinds.map(kind => (
              <th key={kind} scope="col">
                {say(`reports.${kind}`)}
              </th>
            ))}
          </tr>
        </thead>
        {groups.map(([group, label]) => (
          <tbody key={group}>
            <tr data-group>
              <th scope="rowgroup" colSpan={6}>
                {label}
              </th>
            </tr>
            {lines
              .filter(line => line.contentGroup === group)
              .map(line => (
                <BudgetLine key={line.figure} row={line} name={line.sourceLabel} onOpen={onOpen} />
              ))}
          </tbody>
        ))}
        <tfoot>
          <BudgetLine row={totals} name={say('reports.total')} onOpen={onOpen} />
        </tfoot>
      </table>
    </div>
  )
}
function BudgetLine({ row, name, onOpen }: { row: BudgetRow; name: string; onOpen: (figure: string) => void }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      {budgetKinds.map(kind => (
        <Cell
          key={kind}
          figure={`${row.figure}.${kind}`}
          value={row[kind]}
          label={`${row.groupLabel}, ${row.sourceLabel}: ${say(`reports.${kind}`)}`}
          onOpen={onOpen}
        />
      ))}
    </tr>
  )
}

const groupKinds = ['submitted', 'projects', 'accepted', 'approved', 'advanced', 'settled'] as const
const isCount = (kind: (typeof groupKinds)[number]) => kind === 'submitted' || kind === 'projects' || kind === 'accepted'
function Breakdown({ row, onOpen }: { row: BreakdownRow; onOpen: (figure: string) => void }) {
  return (
    <>
      {groupKinds.map(kind => (
        <Cell
          key={kind}
          figure={`${row.figure}.${kind}`}
          value={row[kind]}
          counted={isCount(kind)}
          label={`${row.label}: ${say(`reports.${kind}`)}`}
          onOpen={onOpen}
        />
      ))}
    </>
  )
}
const headsOf = () =>
  groupKinds.map(kind => (
    <th key={kind} scope="col">
      {say(`reports.${kind}`)}
    </th>
  ))

export function GroupTable({ report, onOpen }: TableProps) {
  const { byGroup, total } = report.breakdowns
  return (
    <div className={css.wide}>
      <p className={css.units}>{say('reportScreens.millions')}</p>
      <table className={css.table}>
        <caption className="only-heard">{say('reportScreens.ofGroups')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('reports.colGroup')}</th>
            {headsOf()}
          </tr>
        </thead>
        <tbody>
          {byGroup.map(row => (
            <tr key={row.key}>
              <th scope="row">{row.label}</th>
              <Breakdown row={row} onOpen={onOpen} />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{total.label}</th>
            <Breakdown row={total} onOpen={onOpen} />
          </tr>
        </tfoot>
      </table>
    </div>
  )
}

/** Units without any figure are kept out of sight until asked for; nothing is lost from the sums. */
export function UnitTable({ report, onOpen }: TableProps) {
  const [all, setAll] = useState(false)
  const { byUnit, total } = report.breakdowns
  const counted = report.targets.filter(target => byUnit.some(row => row.targets?.[target.code] !== undefined))
  const filled = byUnit.filter(
    row => groupKinds.some(kind => row[kind] !== 0) || Object.values(row.targets ?? {}).some(value => value !== 0),
  )
  const shown = all ? byUnit : filled
  const hidden = byUnit.length - filled.length
  if (byUnit.length === 0) return <p className={css.para}>{say('reportScreens.unitNone')}</p>
  return (
    <div className={css.wide}>
      <p className={css.units}>{say('reportScreens.millions')}</p>
      <table className={css.table} data-dense>
        <caption className="only-heard">{say('reportScreens.ofUnits')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('reportScreens.place')}</th>
            {headsOf()}
            {counted.map(target => (
              <th key={target.code} scope="col" title={target.name}>
                {target.paperCode}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map(row => (
            <tr key={row.key}>
              <th scope="row">{row.label}</th>
              <Breakdown row={row} onOpen={onOpen} />
              {counted.map(target => (
                <Cell
                  key={target.code}
                  figure={`${row.figure}.${target.code}`}
                  value={row.targets?.[target.code] ?? 0}
                  counted
                  label={`${row.label}: ${target.name}`}
                  onOpen={onOpen}
                />
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{total.label}</th>
            <Breakdown row={total} onOpen={onOpen} />
            {counted.map(target => (
              <Cell key={target.code} figure={target.code} value={target.actual} counted label={target.name} onOpen={onOpen} />
            ))}
          </tr>
        </tfoot>
      </table>
      {hidden > 0 && (
        <button type="button" className={`${css.toggle} no-print`} aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? say('reportScreens.hideEmpty') : say('reportScreens.showEmpty', { count: number(hidden) })}
        </button>
      )}
    </div>
  )
}
