/** The preview of a draft as a workbook: projects with their findings and sums before and after, then sums by place and activity. */
import { type Cell, type SheetSpec, writeWorkbook } from '../../files/workbook.ts'
import { sayDay } from '../../kernel/dates.ts'
import { say } from '../../words/say.ts'
import type { ChangedProject, previewDrafts } from './rejudge.actions.ts'

type Preview = Awaited<ReturnType<typeof previewDrafts>>
const weights = { pass: 'projects.weightPass', warn: 'projects.weightWarn', block: 'projects.weightBlock' } as const
type Side = ChangedProject['changes'][number]['before']
const written = (side: Side): string => (side ? `${say(weights[side.weight])}: ${side.says} (${side.article})` : say('projects.notJudged'))
const findings = (row: ChangedProject, side: 'before' | 'after'): string =>
  row.changes.map(change => `${change.title}. ${written(change[side])}`).join('\n')

const rowOf = (row: ChangedProject): Cell[] => [
  row.code,
  row.name,
  row.unitName,
  row.activityLabel,
  row.stateLabel,
  row.requested,
  row.before.amount,
  row.before.arithmetic,
  row.after.amount,
  row.after.arithmetic,
  row.difference,
  findings(row, 'before'),
  findings(row, 'after'),
]
const sums = (name: string, header: string, rows: Preview['byUnit']): SheetSpec => ({
  name,
  columns: [
    { header, width: 40 },
    { header: say('projects.sheetProjects'), kind: 'int' },
    { header: say('projects.sheetDifference'), kind: 'money' },
  ],
  rows: rows.map(row => [row.name, row.projects, row.difference]),
  totals: [
    say('projects.sheetTotal'),
    rows.reduce((sum, row) => sum + row.projects, 0),
    rows.reduce((sum, row) => sum + row.difference, 0),
  ],
})

/** The bytes of the workbook. */
export const previewWorkbook = ({ documents, on, considered, rows, totals, byUnit, byActivity }: Preview): Promise<Uint8Array> =>
  writeWorkbook([
    {
      name: say('projects.sheetPreview'),
      title: [
        say('projects.sheetTitle'),
        ...documents.map(({ number, title, inForceFrom }) => say('projects.sheetDocument', { number, title, from: sayDay(inForceFrom) })),
        say('projects.sheetState', { day: sayDay(on), changed: rows.length, considered }),
      ],
      columns: [
        { header: say('projects.sheetCode'), width: 16 },
        { header: say('projects.sheetName'), width: 40 },
        { header: say('projects.sheetUnit'), width: 24 },
        { header: say('projects.sheetActivity'), width: 28 },
        { header: say('projects.sheetStateOf'), width: 18 },
        { header: say('projects.sheetRequested'), kind: 'money' },
        { header: say('projects.sheetBefore'), kind: 'money' },
        { header: say('projects.sheetSumBefore'), width: 34 },
        { header: say('projects.sheetAfter'), kind: 'money' },
        { header: say('projects.sheetSumAfter'), width: 34 },
        { header: say('projects.sheetDifference'), kind: 'money' },
        { header: say('projects.sheetFindingsBefore'), width: 60 },
        { header: say('projects.sheetFindingsAfter'), width: 60 },
      ],
      rows: rows.map(rowOf),
      totals: [say('projects.sheetTotal'), '', '', '', '', null, totals.before, '', totals.after, '', totals.difference, '', ''],
      notes: [say('projects.sheetNote')],
    },
    sums(say('projects.sheetByUnit'), say('projects.sheetUnit'), byUnit),
    sums(say('projects.sheetByActivity'), say('projects.sheetActivity'), byActivity),
  ])
