/** The figures of a chart as a workbook that says where they come from, on which day, and who took them. */
import { type Column, writeWorkbook } from '../../files/workbook.ts'
import type { Context } from '../../kernel/context.ts'
import { sayDay } from '../../kernel/dates.ts'
import { say } from '../../words/say.ts'

/** A chart's table as its screen shows it. */
export interface ChartSheet {
  title: string
  source: string
  period: string
  notes: string[]
  columns: { header: string; numeric: boolean }[]
  rows: (string | number | null)[][]
}
/** One sheet: title, figures, and below them source, period, notes, the business day and the person. */
export const chartWorkbook = (ctx: Context, { title, source, period, notes, columns, rows }: ChartSheet): Promise<Uint8Array> =>
  writeWorkbook([
    {
      name: say('charts.sheet'),
      title: [title],
      columns: columns.map(
        ({ header, numeric }, at): Column => ({ header, kind: numeric ? 'number' : 'text', width: numeric ? 18 : at === 0 ? 30 : 24 }),
      ),
      rows,
      notes: [
        source,
        say('charts.period', { period }),
        ...notes,
        say('charts.taken', { day: sayDay(ctx.today), who: ctx.actor?.name ?? say('charts.anyone') }),
      ],
    },
  ])
