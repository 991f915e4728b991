/** How a value of the register stands in a cell of its workbook, and whether a cell that comes back still says the same. */
import type { TableRow } from '../../files/workbook-read.ts'
import { columnsOf, type SheetColumn } from '../../kernel/sheet.ts'
import { clean, searchable } from '../../kernel/text.ts'
import { say } from '../../words/say.ts'
import { type Unit, type UnitIndex, validOn } from '../reference/units.rules.ts'
import { type RegisterColumn, registerColumns } from './columns.schema.ts'
import { Establishment } from './establishments.schema.ts'
import { placeIn } from './views.rules.ts'

type ReadCell = TableRow['values'][string]
/** A value as the workbook was given it: codes of choices, days 'YYYY-MM-DD', places and villages by name, masked where it was masked. */
export type BaseValue = string | number | boolean | null
export const sheetNames = { data: 'Sổ bộ', info: 'Thông tin', base: 'Bản gốc' } as const
/** Headers of the hidden sheet that keeps what was exported. */
export const baseHeaders = { code: 'Mã', revision: 'Lần sửa', mark: 'Dấu', values: 'Giá trị' } as const

export const baseValue = (value: BaseValue | undefined): BaseValue => (typeof value === 'string' ? clean(value) || null : (value ?? null))
/** What is written into the cell: words for choices and flags. */
export const cellValue = (column: RegisterColumn, value: BaseValue): BaseValue =>
  typeof value === 'string' && column.options ? (column.options[value] ?? value) : value

const yesNo = (value: boolean) => say(value ? 'exchange.yes' : 'exchange.no')
/** Whether the cell still holds what was exported, told without judging it: a value that was wrong long ago is nobody's new mistake. */
export const untouched = (column: RegisterColumn, cell: ReadCell, base: BaseValue): boolean => {
  const raw = cell?.raw ?? null
  if (cell?.error) return false
  if (raw === null || raw === '') return base === null
  const written = cellValue(column, base)
  if (written === null) return false
  if (column.kind === 'date') return (cell?.date ?? raw) === written
  if (typeof written === 'number') return raw === written
  return clean(String(typeof raw === 'boolean' ? yesNo(raw) : raw)) === (typeof written === 'boolean' ? yesNo(written) : written)
}

const text = (label: string, required: boolean, help: string): SheetColumn => ({
  ...columnsOf(Establishment, { pick: ['address'] })[0]!,
  header: label,
  required,
  help,
})
/** How a cell of the column is read and checked; undefined for columns that nobody writes. */
export const sheetColumnOf = (column: RegisterColumn): SheetColumn | undefined => {
  if (!column.field) return undefined
  if (column.key === 'place') return { ...text(column.label, true, say('registerList.placeHelp')), key: column.key }
  if (column.key === 'village') return { ...text(column.label, false, say('registerList.villageHelp')), key: column.key }
  const [own] = columnsOf(Establishment, { pick: [column.field] })
  return own && { ...own, key: column.key }
}
/** What the reader of the workbook looks for: every column, though only the code must be there. */
export const tableColumns = () => registerColumns.map(({ key, label }) => ({ key, header: label, required: key === 'code' }))

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
/** Villages by name or code. */
export const villageLookup = (villages: readonly { id: string; code: string; name: string }[]): Lookup =>
  lookup(villages.flatMap(({ id, code, name }) => [name, code].map(written => [written, id, `${name} (${code})`] as const)))
