/** Numbers of papers as a sheet lists them: which column is what, and what a row says or lacks. */
import { headerKey, parseDate, parseText } from '../../files/cells.ts'
import type { ReadRow } from '../../files/xlsx-rows.ts'
import { searchable } from '../../kernel/text.ts'
import { say } from '../../words/say.ts'
import { typedKinds } from './overlaps.schema.ts'

export type TypedKind = keyof typeof typedKinds
/** Headers of the sheet, in its order. */
export const itemColumns = {
  code: say('overlaps.sheetCode'),
  kind: say('overlaps.sheetKind'),
  value: say('overlaps.sheetValue'),
  seller: say('overlaps.sheetSeller'),
  issuedOn: say('overlaps.sheetIssued'),
} as const
export type ItemColumn = keyof typeof itemColumns
const required: readonly ItemColumn[] = ['code', 'kind', 'value']

/** Where each column stands; null while a row is not the headers'. */
export const itemHeaders = (cells: readonly string[]): Partial<Record<ItemColumn, number>> | null => {
  const keys = cells.map(headerKey)
  const found: Partial<Record<ItemColumn, number>> = {}
  for (const [key, label] of Object.entries(itemColumns) as [ItemColumn, string][]) {
    const at = keys.indexOf(headerKey(label))
    if (at >= 0) found[key] = at
  }
  return required.every(key => found[key] !== undefined) ? found : null
}

/** Longer is no number of a paper. */
const longest = 60
export interface SheetItem {
  row: number
  code: string
  kind: TypedKind
  value: string
  sellerTaxCode: string | null
  issuedOn: string | null
}
/** What is wrong with a row, and in which of its cells (counted from 0). */
export interface SheetFault {
  row: number
  column: number
  says: string
}
const kindOf = (text: string): TypedKind | undefined =>
  (Object.entries(typedKinds) as [TypedKind, string][]).find(([, label]) => searchable(label) === searchable(text))?.[0]

/** One row; undefined when nothing stands in it. */
export const itemOf = (row: ReadRow, columns: Partial<Record<ItemColumn, number>>): SheetItem | SheetFault | undefined => {
  const text = (key: ItemColumn): string => {
    const at = columns[key]
    const parsed = at === undefined ? undefined : parseText(row.cells[at])
    return parsed?.ok ? (parsed.value ?? '') : ''
  }
  const fault = (key: ItemColumn, says: string): SheetFault => ({ row: row.number, column: columns[key] ?? 0, says })
  const [code, kindText, value] = [text('code'), text('kind'), text('value')]
  if (!code && !kindText && !value) return undefined
  if (!code) return fault('code', say('overlaps.sheetNoCode'))
  const kind = kindOf(kindText)
  if (!kind) return fault('kind', say('overlaps.sheetNoKind', { kinds: Object.values(typedKinds).join(', ') }))
  if (!value || value.length > longest) return fault('value', say('overlaps.sheetNoValue', { most: longest }))
  const day = columns.issuedOn === undefined ? undefined : parseDate(row.cells[columns.issuedOn])
  if (day && !day.ok) return fault('issuedOn', `${day.message} ${day.fix}`)
  const invoice = kind === 'invoice'
  return {
    row: row.number,
    code,
    kind,
    value,
    sellerTaxCode: invoice ? text('seller') || null : null,
    issuedOn: invoice ? (day?.value ?? null) : null,
  }
}
export const isFault = (one: SheetItem | SheetFault): one is SheetFault => 'says' in one
