/** Faults as an officer reads them: cells of one column that are wrong in the same way are one remark. */
import type { Problem } from './lines.rules.ts'

/** One fault and its cure, with the cells where it stands, in the order of the sheet. */
export interface Remark extends Pick<Problem, 'sheet' | 'column' | 'reason' | 'fix'> {
  cells: string[]
}
/** Problems with the same sheet, column, reason and fix as one; each cell is named once. */
export const remarksOf = (problems: readonly Problem[]): Remark[] => {
  const remarks = new Map<string, Remark>()
  for (const { sheet, column, reason, fix, cell } of problems) {
    const key = JSON.stringify([sheet, column, reason, fix])
    const remark = remarks.get(key) ?? { sheet, column, reason, fix, cells: [] }
    if (!remark.cells.includes(cell)) remark.cells.push(cell)
    remarks.set(key, remark)
  }
  return [...remarks.values()]
}
