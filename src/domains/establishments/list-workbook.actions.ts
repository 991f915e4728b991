/** A list as an Excel file: exactly the rows, columns and order on screen, and a sheet that says what was asked for, by whom, on which day. */
import { writeWorkbook } from '../../files/workbook.ts'
import { actorOf, type Context, logged } from '../../kernel/context.ts'
import { sayDay } from '../../kernel/dates.ts'
import { sayNumber } from '../../kernel/money.ts'
import { say } from '../../words/say.ts'
import { roles } from '../reference/roles.schema.ts'
import { columnsAsked, type ListColumn } from './list-columns.rules.ts'
import { sheetNames } from './register-workbook.rules.ts'

export interface Asked {
  sort?: string | undefined
  down?: boolean | undefined
  cols?: string | undefined
}
interface Told {
  /** The conditions as one sentence. */
  sentence: string
  /** What is counted, and how many. */
  count: readonly [label: string, total: number]
  /** The label of the column that orders the rows. */
  order: string
  down?: boolean | undefined
  columns: readonly { label: string }[]
}
/** What somebody who finds the file later must know of it, line by line. */
export const infoLines = (ctx: Context, { sentence, count, order, down, columns }: Told): [string, string][] => {
  const { name, grants } = actorOf(ctx)
  const grant = ctx.grant ?? grants[0]
  return [
    [say('registerList.infoFilter'), sentence],
    [count[0], sayNumber(count[1])],
    [say('registerList.infoOrder'), say(down ? 'registerList.infoDown' : 'registerList.infoUp', { column: order })],
    [say('registerList.infoColumns'), columns.map(column => column.label).join('; ')],
    [say('registerList.infoDay'), sayDay(ctx.today)],
    [say('registerList.infoWho'), [name, grant && roles[grant.role as keyof typeof roles], grant?.unitName].filter(Boolean).join(', ')],
  ]
}
export const infoColumns = [
  { header: say('registerList.infoItem'), width: 24 },
  { header: say('registerList.infoText'), width: 90 },
]
/** Writes into the log which columns about persons go out, and of how many. */
export const logPersonal = (ctx: Context, columns: readonly string[], rows: number): Promise<unknown> =>
  ctx.db.transaction(tx =>
    logged(tx, ctx, { entity: 'account', recordId: actorOf(ctx).id, action: 'export_personal', values: { columns, rows } }),
  )

interface ListWorkbook<Row> {
  sheet: string
  columns: readonly ListColumn<Row>[]
  asked: Asked
  /** In the order asked for. */
  rows: readonly Row[]
  sentence: string
  /** The rows are about persons: that they went out is logged first. */
  personal?: boolean
}
/** The file of a list in the columns and the order asked for; without columns asked for, all of them. */
export const listWorkbook = async <Row>(ctx: Context, list: ListWorkbook<Row>): Promise<Uint8Array> => {
  const { rows } = list
  const { sort, down, cols } = list.asked
  const columns = columnsAsked(list.columns, cols)
  const order = list.columns.find(column => column.key === sort) ?? list.columns[0]!
  if (list.personal)
    await logPersonal(
      ctx,
      columns.map(column => column.key),
      rows.length,
    )
  return writeWorkbook([
    {
      name: list.sheet,
      columns: columns.map(({ label, kind, width }) => ({ header: label, ...(width && { width }), ...(kind !== 'text' && { kind }) })),
      rows: rows.map(row => columns.map(column => column.value(row) ?? null)),
    },
    {
      name: sheetNames.info,
      columns: infoColumns,
      rows: [
        ...infoLines(ctx, {
          sentence: list.sentence,
          count: [say('registerList.infoRows'), rows.length],
          order: order.label,
          down: sort === order.key && down,
          columns,
        }),
        ...(list.personal ? [[say('registerList.infoPersonal'), say('registerList.infoPersonalText')]] : []),
      ],
    },
  ])
}
