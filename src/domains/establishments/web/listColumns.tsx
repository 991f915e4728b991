/** How each column of the register looks in the list. */
import { date, number } from '../../../web/format.ts'
import type { Column } from '../../../web/ui/DataTable.tsx'
import type { Cell } from '../../../web/ui/table.ts'
import { say } from '../../../words/say.ts'
import type { ListRow, RegisterColumn } from './list.data.ts'
import css from './register.module.css'

/** Room for texts, in rem; the rest takes what it needs. */
const lines: Partial<Record<RegisterColumn['key'], number>> = {
  code: 7,
  kind: 9,
  craft: 9.5,
  place: 12,
  village: 8,
  taxCode: 8,
  sector: 12,
  address: 14,
  representative: 11,
  email: 12,
}
const short: Partial<Record<RegisterColumn['key'], string>> = {
  craft: say('registerScreens.craft'),
  sector: say('registerScreens.sector'),
  workers: say('registerScreens.workers'),
}
/** What is said where nothing stands because there is nothing, not because nobody knows. */
const nothing: Partial<Record<RegisterColumn['key'], string>> = {
  village: say('registerScreens.noVillage'),
  closedOn: say('registerList.stillOpen'),
  lastSupport: say('registerList.notYet'),
}
const drawn = (column: RegisterColumn, row: ListRow) => {
  const value = row[column.key]
  if (value === null || value === undefined || value === '') {
    const word = nothing[column.key]
    return word ? <span className={css.quiet}>{word}</span> : <span className={css.unknown}>{say('web.unknown')}</span>
  }
  if (column.key === 'lastSupport') return String(value)
  if (typeof value === 'boolean') return say(value ? 'registerScreens.yes' : 'registerScreens.no')
  if (typeof value === 'number') return number(value)
  if (column.kind === 'date') return <span className="figures">{date(value)}</span>
  return wordOf(column, value)
}
const wordOf = ({ options, key }: RegisterColumn, value: string) =>
  key === 'sector' && value === 'none'
    ? say('registerScreens.outsideSectors')
    : ((options as Record<string, string> | undefined)?.[value] ?? value)
const cellOf = (column: RegisterColumn, row: ListRow): Cell => {
  const value = row[column.key] ?? null
  if (typeof value === 'string') return wordOf(column, value)
  return typeof value === 'boolean' ? String(value) : value
}

export const listColumns = (columns: readonly RegisterColumn[]): Column<ListRow>[] =>
  columns.map(column => {
    const line = lines[column.key]
    return {
      key: column.key,
      header: short[column.key] ?? column.label,
      value: row => cellOf(column, row),
      ...(column.key === 'name' ? { width: 20, two: true as const } : { cell: (row: ListRow) => drawn(column, row) }),
      ...(line ? { line } : {}),
      ...(column.kind === 'int' ? { numeric: true } : {}),
    }
  })
