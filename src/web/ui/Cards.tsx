/** The rows of a table on a phone: one card each, the first column as its heading. */

import css from './Cards.module.css'
import { type DataTableProps, show } from './DataTable.tsx'
import { GoLink } from './GoLink.tsx'

export function Cards<Row>({ label, columns, rows, rowKey, to, onOpen }: DataTableProps<Row>) {
  const [first, ...rest] = columns
  if (!first) return null
  return (
    <ul className={css.list} aria-label={label}>
      {rows.map(row => (
        <li key={rowKey(row)} className={css.card}>
          <p className={css.title}>
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
