/** The rows of a table on a phone: one card each, the first column as its heading. */

import css from './Cards.module.css'
import { type DataTableProps, show } from './DataTable.tsx'
import { GoLink } from './GoLink.tsx'
import type { Ticks } from './Ticks.tsx'

export function Cards<Row>({ label, columns, rows, rowKey, to, onOpen, ticks }: DataTableProps<Row> & { ticks?: Ticks<Row> | undefined }) {
  const [first, ...rest] = columns
  if (!first) return null
  return (
    <ul className={css.list} aria-label={label}>
      {rows.map(row => (
        <li key={rowKey(row)} className={css.card} data-ticked={ticks?.isOn(row) || undefined}>
          {/* biome-ignore lint/a11y/noLabelWithoutControl: the box inside has its own words; the label only widens what a finger hits */}
          {ticks && <label className={css.tick}>{ticks.box(row)}</label>}
          <p className={css.title} data-ticks={ticks !== undefined || undefined}>
            {to ? (
              <GoLink to={to(row)} className={css.opener}>
                {show(first, row)}
              </GoLink>
            ) : onOpen ? (
              <button type="button" className={`${css.opener} quiet-button`} onClick={() => onOpen(row)}>
                {show(first, row)}
              </button>
            ) : (
              show(first, row)
            )}
          </p>
          <dl className={css.facts}>
            {rest
              .filter(column => column.onPhone !== false)
              .map(column => (
                <div key={column.key}>
                  <dt>{column.header}</dt>
                  <dd>{show(column, row)}</dd>
                </div>
              ))}
          </dl>
        </li>
      ))}
    </ul>
  )
}
