/** A plain table of projects: one header row, one project a row. */
import { clean } from '../../../kernel/text.ts'
import { say } from '../../../words/say.ts'
import { columnsOf, costMark, markNotes, readProject, repeatedIds } from './columns.rules.ts'
import type { ReadList } from './list.schema.ts'
import type { TextRow } from './rows.rules.ts'

/** Reads the rows of a CSV file. */
export const readTable = (rows: Iterable<TextRow>): ReadList => {
  const [header, ...body] = [...rows].filter(({ line, cells }) => line > 1 || !/^sep=/i.test(cells[0] ?? ''))
  if (!header) return { problems: [{ line: 1, says: say('selectionList.empty') }] }
  const columns = columnsOf(header.cells)
  const missing = (['id', 'cost'] as const).filter(key => columns[key] === undefined)
  if (missing.length) {
    const found = header.cells.map(clean).filter(Boolean).join(', ')
    return { problems: [{ line: header.line, says: say('selectionList.noColumns', { columns: missing.join(', '), found }) }] }
  }
  const mark = costMark(body, columns)
  const read = body.map(row => readProject(row, columns, header.cells.length, mark))
  const projects = read.flatMap(({ project }) => (project ? [project] : []))
  const problems = [...read.flatMap(one => one.problems), ...repeatedIds(projects)]
  return problems.length ? { problems } : { list: { projects, budget: null, mark, notes: markNotes(mark, body, columns) } }
}
