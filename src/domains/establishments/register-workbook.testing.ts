/** An officer at their spreadsheet: takes out the workbook of a list, changes cells, moves rows and columns, saves it, brings it back. */

import { type Cell, writeWorkbook } from '../../files/workbook.ts'
import { readWorkbook } from '../../files/workbook-read.ts'
import type { TestServer, Visitor } from '../../server/testing.ts'

export interface Grid {
  name: string
  hidden: boolean
  header: string[]
  rows: (string | number | boolean | null)[][]
  /** The value under a header in the row with a code. */
  get(code: string, header: string): string | number | boolean | null
  set(code: string, header: string, value: string | number | null): void
}
/** What finds a row again in each list. */
const keyHeaders = ['Mã cơ sở', 'Mã làng nghề', 'Mã nghệ nhân', 'Mã dòng học viên']
const gridOf = (name: string, hidden: boolean, header: string[], rows: Grid['rows']): Grid => {
  const place = (code: string, column: string): [(string | number | boolean | null)[], number] => {
    const row = rows.find(each => each[header.findIndex(text => keyHeaders.includes(text))] === code)
    const at = header.indexOf(column)
    if (!row || at < 0) throw new Error(`no cell ${column} of ${code}`)
    return [row, at]
  }
  return {
    name,
    hidden,
    header,
    rows,
    get: (code, column) => {
      const [row, at] = place(code, column)
      return row[at] ?? null
    },
    set: (code, column, value) => {
      const [row, at] = place(code, column)
      row[at] = value
    },
  }
}
export const openGrids = async (bytes: Uint8Array): Promise<Grid[]> =>
  (await readWorkbook(bytes)).map(({ name, hidden, rows }) => {
    const [first, ...rest] = rows
    const header = (first?.cells ?? []).map(cell => String(cell.raw ?? ''))
    return gridOf(
      name,
      hidden ?? false,
      header,
      rest.map(row => header.map((_, at) => row.cells[at]?.raw ?? null)),
    )
  })
const isDay = (value: unknown) => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)
export const saveGrids = (grids: readonly Grid[]): Promise<Uint8Array> =>
  writeWorkbook(
    grids.map(({ name, hidden, header, rows }) => ({
      name,
      ...(hidden && { hidden }),
      columns: header.map((text, at) => {
        const values = rows.map(row => row[at] ?? null).filter(value => value !== null)
        const kind =
          values.length && values.every(value => typeof value === 'number')
            ? ('int' as const)
            : values.some(isDay)
              ? ('date' as const)
              : undefined
        return { header: text, ...(kind && { kind }) }
      }),
      rows: rows as Cell[][],
    })),
  )

/** What a preview says of a file. */
export interface Preview {
  read: number
  rows: number
  cells: number
  already: number
  left: { count: number; codes: string[] }
  notes: string[]
  changes: {
    id: string
    code: string | null
    name: string
    row: number
    cells: { cell: string; label: string; before: string | null; after: string | null }[]
  }[]
  conflicts: { key: string; cell: string; base: string | null; mine: string | null; theirs: string | null }[]
  problems: number
  groups: { cause: string; problems: { sheet: string; cell: string; column: string; reason: string; fix: string }[] }[]
  fingerprint: string
}
export const causesOf = ({ groups }: Preview) =>
  Object.fromEntries(groups.map(group => [group.cause, group.problems.map(problem => problem.cell)]))

/**
 * The way of a list's workbook out and back.
 * @param out address of the file: 'villages.xlsx'
 * @param back beginning of the routes of the way back: '/villages'
 */
export const wayOf = (server: TestServer, out: string, back: string, reason = 'Sửa theo danh sách của xã') => {
  const download = async (query: string, who: string): Promise<Uint8Array> => {
    const signedIn = await server.app.inject({ method: 'POST', url: '/api/session/persona', payload: { username: who } })
    const cookie = String(signedIn.headers['set-cookie']).split(';')[0] ?? ''
    const answer = await server.app.inject({ method: 'GET', url: `/api/${out}?${query}`, headers: { cookie } })
    if (answer.statusCode !== 200) throw new Error(answer.body)
    return new Uint8Array(answer.rawPayload)
  }
  const preview = async (file: Uint8Array, who: Visitor): Promise<Preview> => {
    const answer = await who.upload(`${back}/workbook/preview`, {}, 'danh-sach.xlsx', file)
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
    return answer.body as unknown as Preview
  }
  return {
    download,
    /** Downloads, lets somebody work on the sheet, saves. */
    corrected: async (work: (sheet: Grid, grids: Grid[]) => void, query: string, who: string): Promise<Uint8Array> => {
      const grids = await openGrids(await download(query, who))
      work(grids[0]!, grids)
      return saveGrids(grids)
    },
    preview,
    apply: async (file: Uint8Array, who: Visitor, choices: Record<string, string> = {}) => {
      const { fingerprint } = await preview(file, who)
      return who.upload(`${back}/workbook`, { fingerprint, reason, choices: JSON.stringify(choices) }, 'danh-sach.xlsx', file)
    },
  }
}
