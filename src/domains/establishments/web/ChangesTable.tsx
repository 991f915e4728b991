/** Records with their values before and after, one line for each changed value. */
import { GoLink } from '../../../web/ui/GoLink.tsx'
import { say } from '../../../words/say.ts'
import css from './list.module.css'

export interface ChangedRow {
  code: string
  name: string
  changes: readonly { field?: string; cell?: string; label: string; before: string | null; after: string | null }[]
}
interface ChangesTableProps {
  rows: readonly ChangedRow[]
  label: string
  /** It is done: names lead to the records, and the table stands at its whole length. */
  done?: boolean
}
export function ChangesTable({ rows, label, done = false }: ChangesTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached with keys
    <section className={css.scroll} aria-label={label} tabIndex={0} data-whole={done || undefined}>
      <table className={css.changes}>
        <caption className="only-heard">{label}</caption>
        <thead>
          <tr>
            <th scope="col">{say('registerScreens.name')}</th>
            <th scope="col">{say('registerList.field')}</th>
            <th scope="col">{say(done ? 'registerList.wasValue' : 'registerList.before')}</th>
            <th scope="col">{say(done ? 'registerList.newValue' : 'registerList.after')}</th>
          </tr>
        </thead>
        {rows.map(row => (
          <tbody key={row.code}>
            {row.changes.map((change, at) => (
              <tr key={change.field ?? change.cell ?? change.label}>
                {at === 0 && (
                  <th scope="rowgroup" rowSpan={row.changes.length}>
                    {done ? <GoLink to={`/so-bo/${row.code}`}>{row.name}</GoLink> : row.name}
                    <span className={css.code}>{row.code}</span>
                  </th>
                )}
                <td>
                  {change.label}
                  {change.cell && <span className={css.code}>{say('registerList.cell', { cell: change.cell })}</span>}
                </td>
                <td className={css.was}>{change.before ?? <Blank />}</td>
                <td className={css.becomes}>{change.after ?? <Blank />}</td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </section>
  )
}
export const Blank = () => <span className={css.blank}>{say('registerList.blank')}</span>
