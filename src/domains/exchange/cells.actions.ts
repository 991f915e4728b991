/** How the cells of a workbook are read, by kind. */
import { parseDate, parseInteger, parseMoney, parseNumber, parseText, parseYesNo } from '../../files/cells.ts'
import type { CellParsers } from '../../kernel/sheet.ts'

/** '2024-05', '05/2024', or the first of May, which Excel makes of it. */
const readMonth: typeof parseText = cell => {
  const text = parseText(cell)
  if (!text.ok || text.value === null) return text
  const [, month, year] = /^(?:\d{1,2}\/)?(\d{1,2})\/(\d{4})$/.exec(text.value) ?? []
  if (month && year) return { ok: true, value: `${year}-${month.padStart(2, '0')}` }
  const day = cell?.date ? parseDate(cell) : undefined
  return day?.ok && day.value ? { ok: true, value: day.value.slice(0, 7) } : text
}

/** 'hoa sen; chim hạc': each word once; a list that is blank between its marks is a blank cell. */
const readWords: CellParsers['json'] = cell => {
  const text = parseText(cell)
  if (!text.ok || text.value === null) return text
  const words = text.value
    .split(/[;\n]/)
    .map(word => word.trim())
    .filter(Boolean)
  return { ok: true, value: words.length ? words : null }
}

export const cellParsers: CellParsers = {
  text: parseText,
  ref: parseText,
  json: readWords,
  choice: parseText,
  int: parseInteger,
  decimal: parseNumber,
  money: parseMoney,
  date: parseDate,
  flag: parseYesNo,
  month: readMonth,
}
