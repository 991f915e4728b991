/** What people type into cells, read as text, numbers, đồng, days, yes or no; each refusal says why and how to mend it. */

/**
 * A cell as stored. `date` ('YYYY-MM-DD', also in raw) when Excel shows a date; a formula keeps its last result; `error` such as #REF!.
 * `merged` ('C5:C7') when the value is that of the first cell of a range merged over several rows, of which this is a later one.
 */
export interface ReadCell {
  raw: string | number | boolean | null
  date?: string
  formula?: true
  error?: true
  merged?: string
}
/** NFC, no-break and zero-width blanks gone, runs of blanks folded (line breaks kept), ends trimmed. */
export const tidy = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\u200B-\u200D\u2060\uFEFF\u00AD]/g, '')
    .replace(/[^\S\n]+/g, ' ')
    .trim()

/** What two headers are compared by: no marks, no case, no '*', blanks folded. */
export const headerKey = (text: string): string =>
  tidy(text)
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[đĐ]/g, 'd')
    .replace(/\*/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()

/** A blank cell is `null`; whether it may be blank is the caller's to say. */
export type Parsed<T> = { ok: true; value: T | null } | { ok: false; message: string; fix: string }
const ok = <T>(value: T | null): Parsed<T> => ({ ok: true, value })
const no = (message: string, fix: string): { ok: false; message: string; fix: string } => ({ ok: false, message, fix })

/** The value to parse: undefined for a blank cell; a cell that shows an error or an uncalculated formula is refused. */
function content(cell: ReadCell | undefined): { value?: string | number | boolean; date?: string; bad?: ReturnType<typeof no> } {
  if (!cell) return {}
  if (cell.error) return { bad: no(`Ô đang báo lỗi ${cell.raw}.`, 'Sửa công thức hoặc nhập giá trị trực tiếp.') }
  if (cell.raw === null) {
    return cell.formula ? { bad: no('Ô là công thức chưa có kết quả.', 'Mở tệp bằng Excel, lưu lại, hoặc nhập giá trị trực tiếp.') } : {}
  }
  const value = typeof cell.raw === 'string' ? tidy(cell.raw) : cell.raw
  if (value === '') return {}
  return cell.date ? { value, date: cell.date } : { value }
}

/** Text as typed, tidied; a number or a date that Excel made of it is written back as people write it. */
export function parseText(cell: ReadCell | undefined): Parsed<string> {
  const { value, date, bad } = content(cell)
  if (bad) return bad
  if (value === undefined) return ok<string>(null)
  if (date) return ok(date.split('-').reverse().join('/'))
  if (typeof value === 'boolean') return ok(value ? 'Có' : 'Không')
  return ok(typeof value === 'number' && Number.isSafeInteger(value) ? BigInt(value).toString() : String(value))
}

/** '1.234.567', '1,234,567', '1 234 567' or plain digits → a number; undefined for anything else. */
function wholeNumber(text: string): number | undefined {
  if (!/^[-+]?(\d+|[1-9]\d{0,2}(?:([., ])\d{3}(?:\2\d{3})*))$/.test(text)) return undefined
  const value = Number(text.replace(/[., ]/g, ''))
  return Number.isSafeInteger(value) ? value : undefined
}
/** A calculated whole number may carry the noise of binary fractions. */
const settled = (value: number): number | undefined => {
  const whole = Math.round(value)
  return Math.abs(value - whole) < 1e-6 && Number.isSafeInteger(whole) ? whole + 0 : undefined
}

/** A number that is merged over several rows would be counted once for each of them: nobody can tell which it belongs to. */
function amount(cell: ReadCell | undefined): ReturnType<typeof content> {
  if (!cell?.merged) return content(cell)
  return { bad: no(`Ô thuộc vùng gộp ${cell.merged} nên không rõ số này là của dòng nào.`, 'Bỏ gộp ô và ghi số cho từng dòng.') }
}

export function parseInteger(cell: ReadCell | undefined): Parsed<number> {
  const { value, date, bad } = amount(cell)
  if (bad) return bad
  if (value === undefined) return ok<number>(null)
  const number = date || typeof value === 'boolean' ? undefined : typeof value === 'number' ? settled(value) : wholeNumber(value)
  return number === undefined ? no(`“${value}” không phải là số nguyên.`, 'Nhập số nguyên, ví dụ 1234 hoặc 1.234.') : ok(number)
}

/** Whole đồng. A number of triệu or tỷ is refused, because a guess about units would be a guess about money. */
export function parseMoney(cell: ReadCell | undefined): Parsed<number> {
  const { value, date, bad } = amount(cell)
  if (bad) return bad
  if (value === undefined) return ok<number>(null)
  const fix = 'Nhập số tiền bằng đồng, không có phần lẻ, ví dụ 150.000.000.'
  if (date || typeof value === 'boolean') return no(`“${value}” không phải là số tiền.`, fix)
  if (typeof value === 'number') {
    const whole = settled(value)
    return whole === undefined ? no(`Số tiền ${String(value).replace('.', ',')} có phần lẻ hoặc quá lớn.`, fix) : ok(whole)
  }
  if (/\d\s*(triệu|trieu|tr|nghìn|ngàn|nghin|ngan|tỷ|tỉ|ty|ti|k)(?![a-z])/i.test(value)) {
    return no(`“${value}” ghi theo đơn vị khác đồng.`, 'Nhập đủ số tiền bằng đồng, ví dụ 150 triệu ghi là 150.000.000.')
  }
  const digits = value.replace(/\s*(đồng|đ|₫|vnđ|vnd)$/i, '')
  // Accounting programs write '150.000.000,00': the two separators differ, so nothing is in doubt.
  const whole = wholeNumber(digits.replace(/^([-+]?\d{1,3}(?:([.,])\d{3})+)(?!\2)[.,]0{1,2}$/, '$1'))
  return whole === undefined ? no(`“${value}” không rõ là bao nhiêu đồng.`, fix) : ok(whole)
}

/** '6,8' and '6.8' are the same; '1.234' could be either, so it is refused; '1.234,5' and '1.234.567' are clear. */
export function parseNumber(cell: ReadCell | undefined): Parsed<number> {
  const { value, date, bad } = amount(cell)
  if (bad) return bad
  if (value === undefined) return ok<number>(null)
  const fix = 'Nhập số, dùng dấu phẩy cho phần thập phân, ví dụ 6,8.'
  if (date || typeof value === 'boolean') return no(`“${value}” không phải là số.`, fix)
  if (typeof value === 'number') return ok(value)
  if (/^[-+]?[1-9]\d{0,2}[.,]\d{3}$/.test(value)) {
    const digits = value.replace(/[.,]/, '')
    return no(
      `“${value}” có thể là số nguyên hoặc số thập phân.`,
      `Ghi ${digits} nếu là số nguyên, ghi ${value.replace('.', ',')}0 nếu là số thập phân.`,
    )
  }
  const whole = wholeNumber(value)
  if (whole !== undefined) return ok(whole)
  const parts = /^([-+]?\d+)[.,](\d+)$/.exec(value) ?? /^([-+]?[1-9]\d{0,2}([., ])\d{3}(?:\2\d{3})*)(?!\2)[.,](\d+)$/.exec(value)
  const number = parts ? Number(`${parts[1]?.replace(/[., ]/g, '')}.${parts.at(-1)}`) : Number.NaN
  return Number.isFinite(number) ? ok(number) : no(`“${value}” không phải là số.`, fix)
}

/** Excel's day numbers of 2000-01-01 and 2100-12-31. */
const FIRST_SERIAL = 36_526
const LAST_SERIAL = 73_415

/** A year of two digits as Excel understands it: 00–29 is this century, 30–99 the last. */
const fullYear = (year: string): string => (year.length === 4 ? year : `${Number(year) < 30 ? '20' : '19'}${year}`)
/** 'ngày 5 tháng 9 năm 2025', '5 / 9 / 2025', '05/09/2025 00:00:00' → '5/9/2025' */
const plainDay = (text: string): string =>
  text
    .replace(/^(?:ngày\s+)?(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})$/i, '$1/$2/$3')
    .replace(/[T\s]+\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?\s*(Z|AM|PM|SA|CH)?$/i, '')
    .replace(/\s*([/.-])\s*/g, '$1')
    .replace(/\.$/, '')

/**
 * → 'YYYY-MM-DD'. Day before month, as Vietnamese write; a year of two digits is taken as Excel takes it;
 * a bare number, also one written as text, only when it is a day number of 2000–2100.
 */
export function parseDate(cell: ReadCell | undefined): Parsed<string> {
  const { value, date, bad } = content(cell)
  if (bad) return bad
  if (value === undefined || date) return ok<string>(date ?? null)
  const fix = 'Nhập theo dạng ngày/tháng/năm, ví dụ 05/09/2025.'
  const serial = typeof value === 'number' ? Math.floor(value) : typeof value === 'string' && /^\d{5}$/.test(value) ? Number(value) : 0
  if (serial >= FIRST_SERIAL && serial <= LAST_SERIAL) {
    return ok(new Date((serial - 25_569) * 86_400_000).toISOString().slice(0, 10))
  }
  const text = plainDay(String(value))
  const vietnamese = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})$/.exec(text)
  const iso = /^(\d{4})([/.-])(\d{1,2})\2(\d{1,2})$/.exec(text)
  const [day, month, year] = vietnamese ? [vietnamese[1], vietnamese[3], vietnamese[4]] : iso ? [iso[4], iso[3], iso[1]] : []
  if (!day || !month || !year) return no(`“${value}” không phải là ngày.`, fix)
  const result = `${fullYear(year)}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const time = new Date(`${result}T00:00:00Z`)
  if (Number.isNaN(time.getTime()) || time.toISOString().slice(0, 10) !== result) return no(`Không có ngày ${value} trong lịch.`, fix)
  if (Number(fullYear(year)) < 1900 || Number(fullYear(year)) > 2100) return no(`Năm ${year} nằm ngoài khoảng 1900–2100.`, fix)
  return ok(result)
}

const YES = new Set(['co', 'x', '1', 'true', 'yes', 'dung', '✓', '✔'])
const NO = new Set(['khong', '0', 'false', 'no', 'sai'])
export function parseYesNo(cell: ReadCell | undefined): Parsed<boolean> {
  const { value, bad } = content(cell)
  if (bad) return bad
  if (value === undefined) return ok<boolean>(null)
  const word = headerKey(String(value))
  if (YES.has(word) || NO.has(word)) return ok(YES.has(word))
  return no(`“${value}” không phải là Có hoặc Không.`, 'Ghi Có hoặc Không.')
}
