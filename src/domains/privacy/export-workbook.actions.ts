/** The copy of a person's data as an Excel workbook that they can read themselves. */
import { type SheetSpec, writeWorkbook } from '../../files/workbook.ts'
import { sayDay } from '../../kernel/dates.ts'
import { say } from '../../words/say.ts'
import type { Copy } from './export.actions.ts'

const sheet = (name: string, copy: Copy, columns: SheetSpec['columns'], rows: SheetSpec['rows']): SheetSpec => ({
  name,
  title: [say('privacy.copyTitle', { name: copy.subject }), say('privacy.copyDay', { day: sayDay(copy.day) })],
  columns,
  rows,
  freezeHeader: true,
})
const text = (header: string, width: number) => ({ header, width })
const day = (header: string) => ({ header, kind: 'date' as const })

export const copyWorkbook = (copy: Copy): Promise<Uint8Array> =>
  writeWorkbook([
    sheet(
      say('privacy.sheetValues'),
      copy,
      [
        text(say('privacy.record'), 26),
        text(say('privacy.field'), 30),
        text(say('privacy.value'), 44),
        day(say('privacy.since')),
        text(say('privacy.source'), 60),
      ],
      copy.values.map(row => [row.record, row.field, row.value, row.since, row.source]),
    ),
    sheet(
      say('privacy.sheetChanges'),
      copy,
      [
        text(say('privacy.record'), 26),
        day(say('privacy.day')),
        text(say('privacy.action'), 26),
        text(say('privacy.field'), 30),
        text(say('privacy.value'), 44),
      ],
      copy.changes.map(row => [row.record, row.day, row.action, row.field, row.value]),
    ),
    sheet(
      say('privacy.sheetActs'),
      copy,
      [
        text(say('privacy.record'), 26),
        day(say('privacy.day')),
        text(say('privacy.action'), 26),
        text(say('privacy.who'), 50),
        text(say('privacy.reason'), 44),
      ],
      copy.acts.map(row => [row.record, row.day, row.action, row.who, row.reason]),
    ),
    sheet(
      say('privacy.sheetReveals'),
      copy,
      [
        text(say('privacy.record'), 26),
        day(say('privacy.day')),
        text(say('privacy.what'), 34),
        text(say('privacy.who'), 50),
        text(say('privacy.purpose'), 44),
      ],
      copy.reveals.map(row => [row.record, row.day, row.what, row.who, row.purpose]),
    ),
    sheet(
      say('privacy.sheetLinked'),
      copy,
      [
        text(say('privacy.kindOf'), 22),
        text(say('privacy.code'), 20),
        text(say('privacy.name'), 60),
        day(say('privacy.day')),
        text(say('privacy.detail'), 30),
      ],
      copy.linked.map(row => [row.kind, row.code, row.title, row.day, row.detail]),
    ),
    sheet(
      say('privacy.sheetMentions'),
      copy,
      [text(say('privacy.mentionsPlace'), 60), { header: say('privacy.mentionsRows'), kind: 'int' }],
      copy.mentions.map(row => [row.place, row.rows]),
    ),
  ])
