/** The first rows of a sheet as they stand in the file: the row of headings marked, what is above it greyed. */
import css from './SheetSample.module.css'

interface SheetSampleProps {
  label: string
  rows: readonly { number: number; cells: readonly string[] }[]
  headerRow: number
  /** How many columns are shown. */
  width: number
}
export const SheetSample = ({ label, rows, headerRow, width }: SheetSampleProps) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with keys
  <section className={css.sheet} tabIndex={0} aria-label={label}>
    <table>
      <tbody>
        {rows.map(row => (
          <tr key={row.number} data-header={row.number === headerRow || undefined} data-before={row.number < headerRow || undefined}>
            <th scope="row">{row.number}</th>
            {Array.from({ length: width }, (_, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns of a sheet stand in their order
              <td key={at}>{row.cells[at] ?? ''}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </section>
)
