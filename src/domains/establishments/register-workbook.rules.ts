/** How a value of the register stands in a cell of a workbook, and whether a cell that comes back still says the same. */
import type { TableRow } from '../../files/workbook-read.ts'
import { clean, searchable } from '../../kernel/text.ts'
import { say } from '../../words/say.ts'
import { type Unit, type UnitIndex, validOn } from '../reference/units.rules.ts'
import type { BaseValue, ChangeColumn } from './change-list.rules.ts'
import { placeIn } from './views.rules.ts'

type ReadCell = TableRow['values'][string]
type Drawn = Pick<ChangeColumn, 'kind' | 'options'>
export const sheetNames = { data: 'Sổ bộ', info: 'Thông tin', base: 'Bản gốc' } as const
/** Headers of the hidden sheet that keeps what was exported. */
export const baseHeaders = { code: 'Mã', revision: 'Lần sửa', mark: 'Dấu', values: 'Giá trị' } as const

/** What is written into the cell: words for choices and flags. */
export const cellValue = (column: Drawn, value: BaseValue): BaseValue =>
  typeof value === 'string' && column.options ? (column.options[value] ?? value) : value

const yesNo = (value: boolean) => say(value ? 'exchange.yes' : 'exchange.no')
/** Whether the cell still holds what was exported, told without judging it: a value that was wrong long ago is nobody's new mistake. */
export const untouched = (column: Drawn, cell: ReadCell, base: BaseValue): boolean => {
  const raw = cell?.raw ?? null
  // A formula that nobody has calculated is no blank: its value is not known.
  if (cell?.error || (cell?.formula && raw === null)) return false
  if (raw === null || raw === '') return base === null
  const written = cellValue(column, base)
  if (written === null) return false
  if (column.kind === 'date') return (cell?.date ?? raw) === written
  if (typeof written === 'number') return raw === written
  return clean(String(typeof raw === 'boolean' ? yesNo(raw) : raw)) === (typeof written === 'boolean' ? yesNo(written) : written)
}

/** Ids by what people write; a text that several share names none of them. */
export type Lookup = (written: string) => { id: string } | { several: string[] } | undefined
const lookup = (entries: Iterable<readonly [string, string, string]>): Lookup => {
  const ids = new Map<string, Map<string, string>>()
  for (const [written, id, name] of entries) {
    const key = searchable(written).replace(/\s*,\s*/g, ', ')
    const known = ids.get(key)
    if (known) known.set(id, name)
    else ids.set(key, new Map([[id, name]]))
  }
  return written => {
    const found = ids.get(searchable(written).replace(/\s*,\s*/g, ', '))
    if (!found) return undefined
    const [first] = found.keys()
    return found.size === 1 && first ? { id: first } : { several: [...found.values()] }
  }
}
/** Communes in force on the day, by name with or without what stands above, or by code. */
export const placeLookup = (units: UnitIndex & { all: readonly Unit[] }, day: string): Lookup =>
  lookup(
    units.all
      .filter(unit => unit.level === 'commune' && validOn(unit, day))
      .flatMap(unit => {
        const whole = placeIn(units, unit.id)
        return [whole, unit.fullName, unit.code].map(written => [written, unit.id, whole] as const)
      }),
  )
/** Villages or establishments by name or code. */
export const namedLookup = (records: readonly { id: string; code: string; name: string }[]): Lookup =>
  lookup(records.flatMap(({ id, code, name }) => [name, code].map(written => [written, id, `${name} (${code})`] as const)))
