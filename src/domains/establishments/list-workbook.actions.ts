/** A list as a workbook: exactly the rows, columns and order on screen, what was asked for, by whom, on which day. */
import { revisionsOf } from '../../db/records.ts'
import { actorOf, type Context, logged } from '../../kernel/context.ts'
import { sayDay } from '../../kernel/dates.ts'
import { sayNumber } from '../../kernel/money.ts'
import { say } from '../../words/say.ts'
import { roles } from '../reference/roles.schema.ts'
import { type ChangeList, givenOut } from './change-list.rules.ts'
import { columnsAsked, type ListColumn } from './list-columns.rules.ts'
import { type OutRow, outgoingWorkbook } from './workbook-out.actions.ts'

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
/** Writes into the log which columns about persons go out, and of how many. */
export const logPersonal = (ctx: Context, columns: readonly string[], rows: number): Promise<unknown> =>
  ctx.db.transaction(tx =>
    logged(tx, ctx, { entity: 'account', recordId: actorOf(ctx).id, action: 'export_personal', values: { columns, rows } }),
  )

interface ListWorkbook<Row> {
  list: ChangeList & { entity: 'village' | 'artisan' | 'person' }
  columns: readonly ListColumn<Row>[]
  asked: Asked
  /** In the order asked for. */
  rows: readonly Row[]
  /** What finds the row again. */
  keyOf: (row: Row) => string
  sentence: string
  /** The column that orders the rows when none is asked for; the first one when left out. */
  ordered?: string
  /** The rows are about persons: that they went out is logged first. */
  personal?: boolean
}
const part = 500
/** The file of a list in the columns and the order asked for, with the column that finds a row again; without columns asked for, all of them. */
export const listWorkbook = async <Row>(ctx: Context, given: ListWorkbook<Row>): Promise<AsyncIterable<Uint8Array>> => {
  const { list, rows, keyOf } = given
  const { sort, down, cols } = given.asked
  const columns = columnsAsked(given.columns, cols)
  const keys = columns.map(column => column.key)
  const asked = given.columns.find(column => column.key === sort && column.sorts !== false)
  const order = asked ?? given.columns.find(column => column.key === given.ordered) ?? given.columns[0]!
  if (given.personal) await logPersonal(ctx, keys, rows.length)
  async function* parts(): AsyncGenerator<OutRow[]> {
    for (let at = 0; at < rows.length; at += part) {
      const some = rows.slice(at, at + part)
      const revisions = await revisionsOf(ctx.db, list.entity, list.entity === 'person' ? 'id' : 'code', some.map(keyOf))
      yield some.map(row => {
        const key = keyOf(row)
        return { key, revision: revisions.get(key) ?? 0, values: { ...givenOut(given.columns, row), [list.key]: key } }
      })
    }
  }
  const shown = keys.includes(list.key) ? keys : [...keys, list.key]
  return outgoingWorkbook(ctx, {
    list,
    columns: shown.flatMap(key => list.columns.find(column => column.key === key) ?? []),
    parts: parts(),
    info: [
      ...infoLines(ctx, {
        sentence: given.sentence,
        count: [say('registerList.infoRows'), rows.length],
        order: order.label,
        down: asked && down,
        columns,
      }),
      ...(given.personal ? [[say('registerList.infoPersonal'), say('registerList.infoPersonalText')] as const] : []),
    ],
  })
}
