/** The register in Excel: exactly the rows, columns and order on screen, what is masked stays masked. */
import type { Context } from '../../kernel/context.ts'
import { sayNumber } from '../../kernel/money.ts'
import { refuse } from '../../kernel/refusal.ts'
import { say } from '../../words/say.ts'
import { loadUnits } from '../reference/reference.actions.ts'
import { registerChangeColumns } from './columns.rules.ts'
import { chosenColumns, columnOf, type RegisterColumn } from './columns.schema.ts'
import { establishmentList, registerGivenOut } from './establishment-changes.actions.ts'
import { infoLines, logPersonal } from './list-workbook.actions.ts'
import { countView, filterSentence, orderOf, seesPersonal, viewInParts } from './views.actions.ts'
import type { RegisterView } from './views.schema.ts'
import { type OutRow, outgoingWorkbook } from './workbook-out.actions.ts'

/** What comes back must be read again, and the reader takes no more cells than that many rows with all columns have. */
export const mostRows = 200_000
/** The columns of the workbook: those on screen in their order, and the code, by which a row is found again. */
const workbookColumns = (view: RegisterView, personal: boolean): readonly RegisterColumn[] => {
  const columns = chosenColumns(view.cols, personal)
  return columns.some(column => column.key === 'code') ? columns : [columnOf('code'), ...columns]
}

/**
 * The workbook of a view, in pieces as it is made. What it holds of people is written into the log before the first piece.
 */
export const registerWorkbook = async (ctx: Context, view: RegisterView): Promise<AsyncIterable<Uint8Array>> => {
  const total = await countView(ctx, view)
  if (total > mostRows)
    refuse(say('registerList.excelTooMany', { total: sayNumber(total), most: sayNumber(mostRows), noun: establishmentList.noun }))
  const columns = workbookColumns(view, seesPersonal(ctx))
  const units = await loadUnits(ctx.db)
  const { sort, down } = orderOf(view, seesPersonal(ctx))
  async function* parts(): AsyncGenerator<OutRow[]> {
    for await (const part of viewInParts(ctx, view, 500))
      yield part.map(row => ({ key: row.establishment.code, revision: row.revision, values: registerGivenOut(columns, row, units) }))
  }
  const personal = columns.filter(column => column.personal).map(column => column.key)
  const info: [string, string][] = [
    ...infoLines(ctx, {
      sentence: await filterSentence(ctx, view),
      count: [say('registerList.infoCount'), total],
      order: columnOf(sort ?? 'code').label,
      down,
      columns,
    }),
    [say('registerList.infoMasked'), say('registerList.infoMaskedText')],
    ...(personal.length ? ([[say('registerList.infoPersonal'), say('registerList.infoPersonalText')]] as [string, string][]) : []),
  ]
  if (personal.length) await logPersonal(ctx, personal, total)
  return outgoingWorkbook(ctx, {
    list: establishmentList,
    columns: columns.flatMap(({ key }) => registerChangeColumns.find(column => column.key === key) ?? []),
    parts: parts(),
    info,
  })
}
