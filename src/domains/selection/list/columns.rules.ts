/** What the columns of a list are called, and how a row of it is read. */
import { clean, searchable } from '../../../kernel/text.ts'
import { say } from '../../../words/say.ts'
import type { LineProblem, ListedProject } from './list.schema.ts'
import { decimalMark, type Mark, readMoney, readScore } from './numbers.rules.ts'
import type { TextRow } from './rows.rules.ts'

const names = {
  id: ['id', 'project_id', 'ma', 'ma_de_an', 'ma_so', 'code'],
  cost: ['cost', 'chi_phi', 'kinh_phi', 'so_tien', 'kinh_phi_de_nghi', 'amount'],
  score: ['score', 'diem', 'tong_diem', 'votes', 'so_phieu', 'points'],
  group: ['group', 'category', 'nhom', 'noi_dung'],
  pilot: ['pilot', 'de_an_diem'],
  priority: ['priority', 'uu_tien', 'so_uu_tien', 'priorities'],
  experience: ['experience', 'kinh_nghiem', 'so_nam_hoat_dong', 'experience_years'],
} as const
export type ColumnKey = keyof typeof names
/** Where each known column stands; the first of two with one meaning counts. */
export type Columns = Partial<Record<ColumnKey, number>>

const plainName = (header: string) => searchable(header).replace(/[\s\-.]+/g, '_')
/** Finds the known columns of a header. A `score` column goes before `votes` unless `votesFirst`. */
export const columnsOf = (header: readonly string[], votesFirst = false): Columns => {
  const plain = header.map(plainName)
  return Object.fromEntries(
    Object.entries(names).flatMap(([key, known]) => {
      const order: readonly string[] = key === 'score' && votesFirst ? ['votes', ...known] : known
      const found = order.map(name => plain.indexOf(name)).find(at => at >= 0)
      return found === undefined ? [] : [[key, found]]
    }),
  )
}
const yes = ['1', 'x', 'co', 'yes', 'true', 'dung']
const no = ['', '0', 'khong', 'no', 'false', 'sai']

/** The decimal mark that the costs of the list show. */
export const costMark = (rows: readonly TextRow[], { cost }: Columns): Mark | null =>
  cost === undefined ? null : decimalMark(rows.map(({ cells }) => clean(cells[cost] ?? '')))
/** Said where the mark decides what a cost means: '12.345' could have been thousands. */
export const markNotes = (mark: Mark | null, rows: readonly TextRow[], { cost = -1 }: Columns): string[] => {
  const turned = mark && rows.find(({ cells }) => new RegExp(`^[1-9]\\d{0,2}\\${mark}\\d{3}$`).test(clean(cells[cost] ?? '')))
  return turned ? [say('selectionList.decimalMark', { mark, line: turned.line, value: clean(turned.cells[cost] ?? '') })] : []
}

interface Read {
  project?: ListedProject
  problems: LineProblem[]
}
/** One project of a row. Every problem of the row is told, with what stands there and how to write it. */
export const readProject = ({ line, cells }: TextRow, columns: Columns, width: number, mark: Mark | null = null): Read => {
  const problems: LineProblem[] = []
  const wrong = (says: string) => void problems.push({ line, says })
  if (cells.slice(width).some(cell => cell.trim() !== ''))
    return { problems: [{ line, says: say('selectionList.tooManyCells', { cells: cells.length, width }) }] }
  const at = (key: ColumnKey): string | null => {
    const place = columns[key]
    return place === undefined ? null : clean(cells[place] ?? '')
  }
  const id = at('id') ?? ''
  if (id === '') wrong(say('selectionList.noId'))
  const costText = at('cost') ?? ''
  const cost = readMoney(costText, mark)
  if (costText === '') wrong(say('selectionList.noCost', { id }))
  else if (!cost) wrong(say('selectionList.badCost', { id, value: costText }))
  else if (cost.digits < 0n) wrong(say('selectionList.negativeCost', { id, value: costText }))
  const scoreText = at('score')
  const score = scoreText ? readScore(scoreText) : null
  if (scoreText && !score) wrong(say('selectionList.badScore', { id, value: scoreText }))
  const numbered = (key: 'priority' | 'experience'): number | null => {
    const text = at(key)
    if (text === null || text === '') return null
    if (/^\d{1,6}$/.test(text)) return Number(text)
    wrong(say('selectionList.badCount', { id, value: text, column: key }))
    return null
  }
  const pilotText = at('pilot')
  const pilotWord = pilotText === null ? null : searchable(pilotText)
  if (pilotWord !== null && !yes.includes(pilotWord) && !no.includes(pilotWord))
    wrong(say('selectionList.badPilot', { id, value: pilotText ?? '' }))
  const [priority, experience] = [numbered('priority'), numbered('experience')]
  if (problems.length || !cost) return { problems }
  const group = at('group') || null
  return {
    problems,
    project: { line, id, cost, score, group, pilot: pilotWord === null ? null : yes.includes(pilotWord), priority, experience },
  }
}
/** Ids that stand twice. */
export const repeatedIds = (projects: readonly ListedProject[]): LineProblem[] => {
  const first = new Map<string, number>()
  return projects.flatMap(({ id, line }) => {
    const earlier = first.get(id)
    if (earlier === undefined) first.set(id, line)
    return earlier === undefined ? [] : [{ line, says: say('selectionList.idTwice', { id, first: earlier }) }]
  })
}
