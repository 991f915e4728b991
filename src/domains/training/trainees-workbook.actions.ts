/** Trainees as an Excel file: exactly the rows, columns and order on screen; masked numbers stay masked. */
import { writeWorkbook } from '../../files/workbook.ts'
import { actorOf, type Context, logged } from '../../kernel/context.ts'
import { say } from '../../words/say.ts'
import { listTrainees, type TraineeLine } from './trainees.actions.ts'
import { type TraineeColumn, type TraineeView, traineeColumns, traineeLabels } from './trainees.schema.ts'

const most = 100_000
const widths: Partial<Record<TraineeColumn, number>> = { name: 28, establishment: 40, unit: 34, phone: 14, personalNumber: 16 }
const kinds: Partial<Record<TraineeColumn, 'int' | 'date'>> = { birthYear: 'int', turns: 'int', classes: 'int', lastOn: 'date' }
const cell = (row: TraineeLine, key: TraineeColumn) => row[key]

/** The file of a view. That names of people went out is written into the log first. */
export const traineesWorkbook = async (ctx: Context, view: TraineeView): Promise<Uint8Array> => {
  const asked = view.cols?.split(',') ?? [...traineeColumns]
  const columns = ['name' as const, ...asked.flatMap(key => traineeColumns.find(each => each === key && each !== 'name') ?? [])]
  const { rows } = await listTrainees(ctx, { ...view, page: 1, size: most })
  await ctx.db.transaction(tx =>
    logged(tx, ctx, { entity: 'account', recordId: actorOf(ctx).id, action: 'export_personal', values: { columns, rows: rows.length } }),
  )
  return writeWorkbook([
    {
      name: say('training.sheet'),
      columns: columns.map(key => ({
        header: traineeLabels[key],
        ...(widths[key] && { width: widths[key] }),
        ...(kinds[key] && { kind: kinds[key] }),
      })),
      rows: rows.map(row => columns.map(key => cell(row, key))),
    },
  ])
}
