/**
 * Pabulib's .pb files (pabulib.org/format): sections META, PROJECTS and VOTES, each with a header row. Score is the number of votes, group is the
 * category; votes that PROJECTS does not give are counted from VOTES.
 */
import { clean } from '../../../kernel/text.ts'
import { say } from '../../../words/say.ts'
import { columnsOf, costMark, readProject, repeatedIds } from './columns.rules.ts'
import type { LineProblem, ListedProject, ReadList } from './list.schema.ts'
import { type Decimal, type Mark, onOneScale, readMoney, readScore } from './numbers.rules.ts'
import { type TextRow, textRows } from './rows.rules.ts'

const sectionNames = ['META', 'PROJECTS', 'VOTES'] as const
type Section = (typeof sectionNames)[number]
type Sections = Partial<Record<Section, { header: TextRow | null; rows: TextRow[] }>>

const sectionOf = ({ cells }: TextRow): Section | undefined => {
  if (cells.slice(1).some(cell => cell.trim() !== '')) return undefined
  return sectionNames.find(name => name === cells[0]?.trim().toUpperCase())
}
/** Whether a text begins as a .pb file does. */
export const isPabulib = (text: string): boolean => /^\ufeff?\s*"?META"?[;,\t ]*(?:\r?\n|\r|$)/i.test(text)

const isKeyRow = ({ cells }: TextRow): boolean => clean(cells[0] ?? '').toLowerCase() === 'key'
const sectionsOf = (text: string, separator: string): { sections: Sections } | { problems: LineProblem[] } => {
  const sections: Sections = {}
  let current: Sections[Section]
  for (const row of textRows(text, separator)) {
    const name = sectionOf(row)
    if (name && sections[name]) return { problems: [{ line: row.line, says: say('selectionList.sectionTwice', { section: name }) }] }
    if (name) current = sections[name] = { header: null, rows: [] }
    else if (!current) return { problems: [{ line: row.line, says: say('selectionList.noMeta') }] }
    else if (current.header) current.rows.push(row)
    else current.header = row
    // META's header 'key;value' may be left out.
    if (current === sections.META && current?.header === row && !isKeyRow(row)) current.rows.push(row)
  }
  return { sections }
}

const zero: Decimal = { digits: 0n, places: 0 }
const plus = (a: Decimal, b: Decimal): Decimal => {
  const { places, whole } = onOneScale([a, b])
  return { digits: whole[0]! + whole[1]!, places }
}
const parts = (cell: string | undefined): string[] =>
  (cell ?? '')
    .split(',')
    .map(clean)
    .filter(part => part !== '')
/** Counts the ballots: one for each project named, or the points given to it. */
const countVotes = ({ VOTES }: Sections, projects: readonly ListedProject[], voteType: string) => {
  const problems: LineProblem[] = []
  const counts = new Map<string, Decimal>(projects.map(({ id }) => [id, zero]))
  const header = VOTES?.header?.cells.map(cell => clean(cell).toLowerCase()) ?? []
  const [voteAt, pointsAt] = [header.indexOf('vote'), header.indexOf('points')]
  if (voteAt < 0) return { problems: [{ line: VOTES?.header?.line ?? 1, says: say('selectionList.noVotes') }], counts, strangers: 0 }
  const pointed = voteType === 'cumulative' || voteType === 'scoring'
  if (pointed && pointsAt < 0)
    return { problems: [{ line: VOTES!.header!.line, says: say('selectionList.noPoints', { type: voteType }) }], counts, strangers: 0 }
  let strangers = 0
  for (const { line, cells } of VOTES!.rows) {
    const named = parts(cells[voteAt])
    const points = pointed ? parts(cells[pointsAt]) : null
    if (points && points.length !== named.length) {
      problems.push({ line, says: say('selectionList.pointsCount', { votes: named.length, points: points.length }) })
      continue
    }
    named.forEach((id, at) => {
      const counted = counts.get(id)
      const given = points ? readScore(points[at]!) : { digits: 1n, places: 0 }
      if (!given) problems.push({ line, says: say('selectionList.badPoints', { value: points![at]! }) })
      else if (counted === undefined) strangers++
      else counts.set(id, plus(counted, given))
    })
  }
  return { problems, counts, strangers }
}

/** Reads a .pb file. */
export const readPabulib = (text: string): ReadList => {
  // The header of META is 'key;value' in whatever separates the cells.
  const separator = /^\W*key\s*"?([;,\t])/im.exec(text)?.[1] ?? ';'
  const read = sectionsOf(text, separator)
  if ('problems' in read) return read
  const { sections } = read
  const { META, PROJECTS } = sections
  const meta = new Map(META?.rows.map(({ line, cells }) => [clean(cells[0] ?? '').toLowerCase(), { line, value: clean(cells[1] ?? '') }]))
  if (!PROJECTS?.header) return { problems: [{ line: META?.header?.line ?? 1, says: say('selectionList.noProjects') }] }
  const problems: LineProblem[] = []
  const budgetText = meta.get('budget')
  const budget = budgetText ? readMoney(budgetText.value, '.') : null
  if (budgetText && (!budget || budget.digits < 0n))
    problems.push({ line: budgetText.line, says: say('selectionList.badBudgetLine', { value: budgetText.value }) })
  const { cells: header, line: headerLine } = PROJECTS.header
  const columns = columnsOf(header, true)
  const missing = (['id', 'cost'] as const).filter(key => columns[key] === undefined)
  if (missing.length)
    return {
      problems: [
        { line: headerLine, says: say('selectionList.noColumns', { columns: missing.join(', '), found: header.map(clean).join(', ') }) },
      ],
    }
  // The format writes decimals with a point; cities that write a comma show it.
  const mark: Mark = costMark(PROJECTS.rows, columns) ?? '.'
  const rows = PROJECTS.rows.map(({ line, cells }) =>
    readProject({ line, cells: cells.slice(0, header.length) }, columns, header.length, mark),
  )
  let projects = rows.flatMap(({ project }) => (project ? [project] : []))
  problems.push(...rows.flatMap(one => one.problems), ...repeatedIds(projects))
  const notes: string[] = []
  const longer = PROJECTS.rows.filter(({ cells }) => cells.slice(header.length).some(cell => cell.trim() !== ''))
  if (longer.length) notes.push(say('selectionList.cellsPassedOver', { number: longer.length, line: longer[0]!.line }))
  if (sections.VOTES && projects.some(one => one.score === null)) {
    const type = clean(meta.get('vote_type')?.value ?? 'approval').toLowerCase()
    const { problems: wrong, counts, strangers } = countVotes(sections, projects, type)
    problems.push(...wrong)
    projects = projects.map(one => ({ ...one, score: one.score ?? counts.get(one.id) ?? zero }))
    notes.push(say('selectionList.counted', { ballots: sections.VOTES.rows.length }))
    if (strangers) notes.push(say('selectionList.strangers', { number: strangers }))
  }
  return problems.length ? { problems: problems.sort((a, b) => a.line - b.line) } : { list: { projects, budget, mark, notes } }
}
