/** What the columns of somebody's list are, guessed from their headers, and what a row says. */
import { clean, searchable } from '../../kernel/text.ts'
import { say } from '../../words/say.ts'
import { type ListField, listFields } from './overlaps.schema.ts'

/** How headers begin or what they hold, without marks; the earlier field takes a header that two could be. */
const signs: Record<ListField, RegExp> = {
  taxCode: /ma so thue|mst|so dinh danh|cccd|can cuoc|cmnd|cmtnd|ma dinh danh/,
  representative: /dai dien|chu ho|chu co so|giam doc|nguoi lien he/,
  phone: /dien thoai|so dt|sdt|di dong|lien lac|tel/,
  amount: /kinh phi|so tien|muc ho tro|gia tri|thanh tien|trieu dong|\bvnd\b|\bdong\b/,
  content: /noi dung|san pham|hang muc|du an|nhiem vu|mo hinh|ten de tai|linh vuc/,
  year: /^nam\b|nam ho tro|nam thuc hien|nien do/,
  address: /dia chi|thon|so nha|tru so/,
  district: /huyen|quan|thi xa/,
  place: /xa\b|phuong|dia ban|dia diem/,
  name: /ten|chu the|don vi|co so|doi tuong|ho va ten|doanh nghiep|to chuc/,
}
const order: readonly ListField[] = [
  'taxCode',
  'representative',
  'phone',
  'amount',
  'year',
  'address',
  'name',
  'content',
  'place',
  'district',
]
/** Which column (counted from 0) is which field; a column is one field at most. */
export const guessColumns = (headers: readonly string[]): Partial<Record<ListField, number>> => {
  const found: Partial<Record<ListField, number>> = {}
  const taken = new Set<number>()
  const keys = headers.map(searchable)
  for (const field of order) {
    const at = keys.findIndex((key, index) => !taken.has(index) && key !== '' && key.length <= 80 && signs[field].test(key))
    if (at < 0) continue
    found[field] = at
    taken.add(at)
  }
  return found
}
/** Which of the first rows (counted from 0) is the headers': the one that names most fields. */
export const guessHeaderRow = (rows: readonly (readonly string[])[]): number => {
  let best = { at: 0, fields: 0 }
  for (const [at, row] of rows.slice(0, 20).entries()) {
    const columns = guessColumns(row)
    const fields = columns.name === undefined ? 0 : Object.keys(columns).length
    if (fields > best.fields) best = { at, fields }
  }
  return best.at
}
/** What one of the list's numbers stands for, as its header says: 'Kinh phí (triệu đồng)' → 1,000,000. */
export const guessUnit = (header: string): number =>
  /trieu/.test(searchable(header)) ? 1_000_000 : /nghin|ngan|1000/.test(searchable(header)) ? 1000 : 1

export interface ListedValues {
  name: string
  taxCode: string | null
  representative: string | null
  phone: string | null
  address: string | null
  place: string | null
  district: string | null
  year: number
  content: string | null
  amount: number | null
}
/** '240.000.000', '240,5', '1 200' as a number; null when it is none. A comma or a dot before three digits parts thousands. */
export const numberOf = (text: string): number | null => {
  const plain = clean(text)
    .replace(/\s|đ|₫|vnđ|vnd|đồng/giu, '')
    .replace(/[.,](?=\d{3}(?:\D|$))/g, '')
    .replace(',', '.')
  return /^\d+(?:\.\d+)?$/.test(plain) ? Number(plain) : null
}
const longest = 1000
/**
 * What a row says, or why it cannot be used. A row without a name is none of the list's: a sum, a signature.
 * @param otherwise the list's own year, for rows that say none
 */
export const listedRow = (
  cells: Partial<Record<ListField, string>>,
  otherwise: number | null,
  amountUnit: number,
): { values: ListedValues } | { why: string } | null => {
  const text = (field: ListField) => clean(cells[field] ?? '').slice(0, longest) || null
  const name = text('name')
  if (!name || !/\p{L}{2}/u.test(name) || /^(?:(?:tong|cong)\W*$|tong (?:cong|so)\b(?! ty\b)|nguoi lap\b|ghi chu\b)/.test(searchable(name)))
    return null
  const said = /(?:19|20)\d\d/.exec(text('year') ?? '')?.[0]
  const year = said ? Number(said) : otherwise
  if (!year) return { why: say('overlaps.rowNoYear') }
  const number = cells.amount ? numberOf(cells.amount) : null
  if (cells.amount && clean(cells.amount) && number === null)
    return { why: say('overlaps.rowNoAmount', { text: clean(cells.amount).slice(0, 40) }) }
  const amount = number === null ? null : Math.round(number * amountUnit)
  if (amount !== null && !Number.isSafeInteger(amount))
    return { why: say('overlaps.rowNoAmount', { text: clean(cells.amount ?? '').slice(0, 40) }) }
  return {
    values: {
      name,
      taxCode: text('taxCode'),
      representative: text('representative'),
      phone: text('phone'),
      address: text('address'),
      place: text('place'),
      district: text('district'),
      year,
      content: text('content'),
      amount,
    },
  }
}
export const listFieldKeys = Object.keys(listFields) as ListField[]
