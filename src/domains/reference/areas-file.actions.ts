/** A list of places from an Excel or CSV file: its columns are known by their headings, what is wrong by its cell. */
import { parseText } from '../../files/cells.ts'
import { openRows } from '../../files/rows.ts'
import { WorkbookError } from '../../files/workbook-error.ts'
import { TableReader, type TableRow } from '../../files/workbook-read.ts'
import { invalid, Refusal } from '../../kernel/refusal.ts'
import type { UploadedFile } from '../../kernel/route.ts'
import { say } from '../../words/say.ts'
import type { WrittenPlace } from './areas-read.rules.ts'

/** What the columns are called in lists of offices; the first of each is what we say. */
const headings = {
  name: [
    'Xã, phường',
    'Xã/phường',
    'Xã / phường',
    'Phường, xã',
    'Phường/xã',
    'Xã, phường, thị trấn',
    'Xã/phường/thị trấn',
    'Xã',
    'Phường',
    'Cấp xã',
    'Tên xã',
    'Tên xã, phường',
    'Tên xã/phường',
    'Tên phường, xã',
    'Tên xã, phường, thị trấn',
    'Tên xã/phường/thị trấn',
    'Tên đơn vị',
    'Đơn vị',
    'Đơn vị hành chính',
    'Đơn vị hành chính cấp xã',
    'Tên đơn vị hành chính',
    'Tên đơn vị hành chính cấp xã',
    'Tên ĐVHC',
    'Tên ĐVHC cấp xã',
    'Địa bàn',
    'Tên địa bàn',
    'Tên',
  ],
  above: [
    'Huyện',
    'Quận, huyện',
    'Quận/huyện',
    'Quận / huyện',
    'Huyện, quận',
    'Quận/huyện/thị xã',
    'Tên quận, huyện',
    'Huyện, thị xã',
    'Quận, huyện, thị xã',
    'Tên huyện',
    'Cấp huyện',
    'Thuộc huyện',
  ],
  code: ['Mã đơn vị', 'Mã', 'Mã xã', 'Mã số', 'Mã đơn vị hành chính', 'Mã ĐVHC', 'Mã ĐVHC cấp xã'],
} as const
type Role = keyof typeof headings
const roles = Object.keys(headings) as Role[]
const columns = roles.flatMap(role => headings[role].map((header, at) => ({ key: `${role}:${at}`, header })))
/** More rows than units have ever been. */
const most = 5000
/** Codes of communes have five digits; Excel drops the zeros before them. */
const codeLength = 5

interface Row {
  texts: Record<Role, string>
  at: string
}
const rowOf = (row: TableRow): Row | undefined => {
  const cells = roles.map(role => {
    const key = columns.map(column => column.key).find(each => each.startsWith(`${role}:`) && row.values[each])
    const parsed = key ? parseText(row.values[key]) : undefined
    return { role, key, text: parsed?.ok ? (parsed.value ?? '') : '' }
  })
  const first = cells.find(({ text }) => text)
  if (!first?.key) return undefined
  const texts = Object.fromEntries(cells.map(({ role, text }) => [role, text])) as Row['texts']
  return { texts, at: say('areas.cell', { cell: row.address(first.key) }) }
}
/** The unit above stands alone for a place only where no row of the sheet names a lower one: else it heads the rows under it. */
const placeOf = ({ texts: { name, above, code }, at }: Row, byName: boolean): WrittenPlace => {
  const line = [name, above].filter(Boolean).join(', ') || code
  const ways = [name && above ? `${name}, ${above}` : '', name, code ? code.padStart(codeLength, '0') : '', byName ? '' : above]
  return { at, line, ways: ways.filter(Boolean) }
}

/** The places of the first sheet that has the headings. Refuses ('invalid') a file without one, or with too many rows. */
export const placesInFile = async ({ bytes, name }: UploadedFile): Promise<WrittenPlace[]> => {
  const file = await openRows(bytes, name).catch((error: unknown) => {
    throw error instanceof WorkbookError ? new Refusal('invalid', error.message) : error
  })
  let headed = false
  for (const sheet of file.sheets.filter(each => !each.hidden)) {
    const reader = new TableReader(sheet, columns)
    const rows: TableRow[] = []
    for await (const batch of file.rows(sheet)) {
      rows.push(...reader.push(batch))
      if (rows.length > most) invalid(say('areas.fileLong', { most }))
    }
    rows.push(...reader.finish())
    const read = rows.flatMap(row => rowOf(row) ?? [])
    const byName = read.some(({ texts }) => texts.name || texts.code)
    if (read.length) return read.map(row => placeOf(row, byName))
    headed ||= !reader.problems.some(({ code }) => code === 'no_header_row')
  }
  if (headed) return invalid(say('areas.fileNoRows'))
  return invalid(say('areas.fileNoHeadings', { headings: roles.map(role => `“${headings[role][0]}”`).join(', ') }))
}
