/** Trainees as an Excel file: exactly the rows, columns and order on screen; masked numbers stay masked. */
import type { Context } from '../../kernel/context.ts'
import { sayNumber } from '../../kernel/money.ts'
import { refuse } from '../../kernel/refusal.ts'
import { say } from '../../words/say.ts'
import { listWorkbook } from '../establishments/list-workbook.actions.ts'
import { commonConditions, listSentence } from '../establishments/villages-workbook.actions.ts'
import { traineeList } from './trainee-changes.actions.ts'
import { traineeColumns } from './trainee-columns.rules.ts'
import { listTrainees } from './trainees.actions.ts'
import type { TraineeView } from './trainees.schema.ts'
import { classesByCode } from './training.actions.ts'
import { classKinds } from './training.schema.ts'

const most = 100_000

/** The file of a view. That names of people went out is written into the log first. */
export const traineesWorkbook = async (ctx: Context, view: TraineeView) => {
  const { rows, total } = await listTrainees(ctx, { ...view, page: 1, size: most })
  if (total > most) refuse(say('registerList.excelTooMany', { total: sayNumber(total), most: sayNumber(most), noun: traineeList.noun }))
  const { year, kind, classCode } = view
  const name = classCode && ((await classesByCode(ctx.db, [classCode])).get(classCode)?.name ?? classCode)
  return listWorkbook(ctx, {
    list: traineeList,
    keyOf: row => row.id,
    columns: traineeColumns,
    asked: view,
    rows,
    sentence: listSentence(
      year === undefined ? null : say('registerList.inYear', { year }),
      kind && classKinds[kind],
      name && say('registerList.inClass', { name }),
      ...(await commonConditions(ctx, view)),
    ),
    personal: true,
  })
}
