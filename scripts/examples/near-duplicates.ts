/** Establishments that stand in the register twice, as two lists would write them: the queue of likely pairs is to ask about them. */
import { bare } from '../../src/kernel/text.ts'
import type { EstablishmentRow } from './register.ts'

type Cells = EstablishmentRow['cells']
interface Manner {
  says: string
  /** The kind of establishment that is written so. */
  kind: Cells['kind']
  write: (cells: Cells) => Cells
}
const renamed = ({ name }: Cells, from: string, to: string) => String(name).replace(from, to)
/** How the second list writes what the first one has; none keeps the e-mail address. */
const manners: readonly Manner[] = [
  {
    says: 'cùng mã số thuế, tên viết tắt',
    kind: 'company',
    write: cells => ({ ...cells, name: renamed(cells, 'Công ty TNHH', 'Cty TNHH'), address: null, workers: null }),
  },
  {
    says: 'cùng điện thoại và người đại diện, chưa có mã số thuế',
    kind: 'household',
    write: cells => ({ ...cells, name: renamed(cells, 'Hộ kinh doanh', 'Hộ KD'), taxCode: null }),
  },
  {
    says: 'cùng người đại diện và địa chỉ, không ghi điện thoại',
    kind: 'cooperative',
    write: cells => ({ ...cells, name: renamed(cells, 'Hợp tác xã', 'HTX'), taxCode: null, phone: null }),
  },
  {
    says: 'tên không dấu, cùng điện thoại',
    kind: 'company',
    write: cells => ({ ...cells, name: bare(String(cells.name)), taxCode: null, representative: null }),
  },
]
/**
 * One row for each manner, of establishments far apart in the list.
 * @param first number of the first new code
 */
export const nearDuplicates = (rows: readonly EstablishmentRow[], first: number): EstablishmentRow[] => {
  const taken = new Set<EstablishmentRow>()
  return manners.map(({ says, kind, write }, at) => {
    const from = Math.floor((rows.length * at) / manners.length)
    const row = rows.slice(from).find(each => each.cells.kind === kind && each.cells.taxCode !== null && !taken.has(each))
    if (!row) throw new Error(`No establishment of kind ${kind} to write twice`)
    taken.add(row)
    const cells = { ...write(row.cells), code: `MH-${String(first + at).padStart(4, '0')}`, email: null }
    return { cells, seeds: [{ key: 'name', effect: 'duplicate', says: `Ghi lại cơ sở ${String(row.cells.code)}: ${says}` }] }
  })
}
