/** The register's columns as changes of many records need them. Pure. */
import type { ChangeColumn } from './change-list.rules.ts'
import { sheetColumnOf } from './change-list.rules.ts'
import { type ColumnKey, type RegisterColumn, registerColumns } from './columns.schema.ts'
import { maskTaxCode, plainPhone, plainTaxCode } from './contacts.rules.ts'
import { Establishment } from './establishments.schema.ts'

const own: Partial<Record<ColumnKey, Pick<ChangeColumn, 'points' | 'plain' | 'mask'>>> = {
  place: { points: 'place' },
  village: { points: 'village' },
  phone: { plain: plainPhone },
  taxCode: { plain: plainTaxCode, mask: maskTaxCode },
}
const changeColumn = ({ key, label, kind, field, options }: RegisterColumn): ChangeColumn => {
  const column = { key, label, field, ...own[key] }
  return { ...column, kind, sheet: sheetColumnOf(Establishment, column), ...(options && { options }) }
}
export const registerChangeColumns: readonly ChangeColumn[] = registerColumns.map(changeColumn)
