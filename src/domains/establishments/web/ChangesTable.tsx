/** Records with their values before and after, one line for each changed value. */
import { GoLink } from '../../../web/ui/GoLink.tsx'
import { say } from '../../../words/say.ts'
import type { MatchedKind } from '../../duplicates/duplicates.schema.ts'
import { recordAddress } from '../../duplicates/web/duplicates.data.ts'
import css from './list.module.css'

export interface ChangedRow {
  /** Told apart by it. */
  id?: string
  /** A trainee has none. */
  code: string | null
  name: string
  changes: readonly { field?: string; cell?: string; label: string; before: string | null; after: string | null }[]
}
interface ChangesTableProps {
  rows: readonly ChangedRow[]
  label: string
  /** It is done: names lead to the records of this kind, and the table stands at its whole length. */
  done?: MatchedKind
}
export function ChangesTable({ rows, label, done }: ChangesTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached with keys
    <section className={css.scroll} aria-label={label} tabIndex={0} data-whole={done ? true : undefined}>
      <table className={css.changes}>
        <caption className="only-heard">{label}</caption>
        <thead>
          <tr>
            <th scope="col">{say('registerList.recordName')}</th>
            <th scope="col">{say('registerList.field')}</th>
            <th scope="col">{say(done ? 'registerList.wasValue' : 'registerList.before')}</th>
            <th scope="col">{say(done ? 'registerList.newValue' : 'registerList.after')}</th>
          </tr>
        </thead>
        {rows.map(row => (
          <tbody key={row.id ?? row.code}>
            {row.changes.map((change, at) => (
              <tr key={change.field ?? change.cell ?? change.label}>
                {at === 0 && (
                  <th scope="rowgroup" rowSpan={row.changes.length}>
                    {done ? <GoLink to={recordAddress(done, { id: row.id ?? '', code: row.code })}>{row.name}</GoLink> : row.name}
                    {row.code && <span className={css.code}>{row.code}</span>}
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
