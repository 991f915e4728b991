/** How an establishment is written down a second time: in another year, by another hand, with what has changed since. */
import { bare } from '../../../src/kernel/text.ts'
import { slip } from '../mistakes.ts'
import type { Random } from '../random.ts'
import type { Row } from '../shape.ts'
import { phoneNumber, type Truth, taxNumber, tidyRow } from './establishments.ts'
import { coupleName, firmName, initialled, someone, works } from './names.ts'
import { type Hamlet, written } from './places.ts'
import { misspelt, restyled } from './spelling.ts'

const shortForms: Record<string, string[]> = {
  'Công ty TNHH': ['Cty TNHH', 'C.ty TNHH', 'CTY TNHH', 'Công ty Trách nhiệm hữu hạn', 'Cty', 'Công ty', 'TNHH'],
  'Công ty Cổ phần': ['CTCP', 'Cty CP', 'Công ty CP', 'Cty cổ phần', 'CT CP'],
  'Công ty TNHH Một thành viên': ['Cty TNHH MTV', 'Công ty TNHH MTV', 'Công ty TNHH 1 thành viên', 'TNHH MTV', 'Công ty TNHH'],
  'Doanh nghiệp tư nhân': ['DNTN', 'DN tư nhân', 'Doanh nghiệp TN', 'Doanh nghiệp'],
  'Hợp tác xã': ['HTX', 'H.T.X', 'Htx', 'HTX.'],
  'Tổ hợp tác': ['THT', 'Tổ HT', 'Tổ'],
  'Hộ kinh doanh': ['HKD', 'Hộ KD', 'Hộ', 'Hộ kinh doanh cá thể', 'Hộ SXKD', ''],
  'Hộ ông': ['Hộ kinh doanh', 'HKD', 'Ông', '', 'Hộ'],
  'Hộ bà': ['Hộ kinh doanh', 'HKD', 'Bà', '', 'Hộ'],
  'Cơ sở sản xuất': ['CSSX', 'Cơ sở', 'CS', 'Hộ kinh doanh', 'CS sản xuất', ''],
  'Cơ sở': ['CS', 'CSSX', 'Hộ kinh doanh', 'Xưởng', ''],
  Xưởng: ['Xưởng sản xuất', 'Cơ sở', 'HKD', ''],
  'Xưởng sản xuất': ['Xưởng', 'Xưởng SX', 'Cơ sở', 'HKD'],
}
const shortWork = (text: string): string =>
  text
    .replace(/sản xuất/gi, 'SX')
    .replace(/thương mại/gi, 'TM')
    .replace(/dịch vụ/gi, 'DV')
    .replace(/xuất nhập khẩu/gi, 'XNK')
    .replace(/thủ công mỹ nghệ/gi, 'TCMN')
    .replace(/nông nghiệp/gi, 'NN')
    .replace(/mỹ nghệ/gi, 'MN')
    .replace(/ và /gi, ' ')

/** The name's parts put together anew. */
const renamedLoosely = (chance: Random, it: Truth): string => {
  let { form, work, proper } = it
  const branch = form.startsWith('Chi nhánh ') ? chance.pick(['Chi nhánh ', 'CN ', 'Chi nhánh ']) : ''
  form = form.replace('Chi nhánh ', '')
  if (chance.chance(0.55)) form = chance.pick(shortForms[form] ?? [form])
  const kind = chance.next()
  if (kind < 0.25) work = shortWork(work)
  else if (kind < 0.35) work = ''
  else if (kind < 0.45) work = chance.pick(works[it.craft])
  else if (kind < 0.5) work = `sản xuất ${work}`
  // A household under its owner's name, or under its sign.
  if (it.kind === 'household' && chance.chance(0.12)) proper = proper === it.owner.name ? coupleName(chance, it.owner) : it.owner.name
  if (proper === it.owner.name && chance.chance(0.1)) proper = initialled(chance, it.owner)
  if (it.kind === 'company' && chance.chance(0.08)) proper = `${proper} ${chance.pick(['Việt Nam', 'VN', 'Hà Nội', 'HN'])}`
  if (chance.chance(0.05)) proper = proper.replace(/ (?=\S+$)/, '')
  const order = chance.next()
  const parts = order < 0.84 ? [form, work, proper] : order < 0.94 ? [form, proper, work] : [proper, work, form && `(${form})`]
  return branch + parts.filter(Boolean).join(' ')
}
const digitWrong = (chance: Random, text: string): string => {
  const at = 2 + chance.int(Math.max(1, text.length - 3))
  return chance.chance(0.5)
    ? text.slice(0, at) + chance.int(10) + text.slice(at + 1)
    : text.slice(0, at) + (text[at + 1] ?? '') + (text[at] ?? '') + text.slice(at + 2)
}
/** New mobile prefixes of 2018 and the eleven-digit ones before. */
const oldPrefixes: Record<string, string> = {
  '032': '0162',
  '033': '0163',
  '035': '0165',
  '037': '0167',
  '039': '0169',
  '070': '0120',
  '079': '0121',
  '081': '0127',
  '083': '0123',
  '085': '0125',
  '058': '0188',
}
const phoneWritten = (chance: Random, phone: string): string => {
  const old = oldPrefixes[phone.slice(0, 3)]
  const kind = chance.next()
  if (old && kind < 0.3) return old + phone.slice(3)
  if (kind < 0.42) return `+84${phone.slice(1)}`
  if (kind < 0.6) return `${phone.slice(0, 4)}.${phone.slice(4, 7)}.${phone.slice(7)}`
  if (kind < 0.7) return `${phone.slice(0, 4)} ${phone.slice(4, 7)} ${phone.slice(7)}`
  if (kind < 0.78) return phone.slice(1)
  if (kind < 0.9) return `${phone}${chance.pick([' - ', ', ', ' / ', ';'])}${phoneNumber(chance)}`
  return `84${phone.slice(1)}`
}
type Change = (chance: Random, row: Row, it: Truth) => void
const set = (row: Row, key: string, value: string): void => {
  if (row[key]) row[key] = value
}
/** What may be otherwise, each with its share. */
const changes: readonly [number, Change][] = [
  [
    0.65,
    (chance, row, it) => {
      row.name = renamedLoosely(chance, it)
    },
  ],
  [
    0.3,
    (chance, row) => {
      row.name = misspelt(chance, row.name ?? '')
    },
  ],
  [
    0.1,
    (chance, row) => {
      row.name = misspelt(chance, row.name ?? '')
    },
  ],
  [
    0.25,
    (chance, row) => {
      row.name = restyled(chance, row.name ?? '')
    },
  ],
  // A new name; in half of the cases somebody noted the old one.
  [
    0.05,
    (chance, row, it) => {
      const old = row.name ?? ''
      row.name = [it.form, it.work, it.kind === 'household' ? coupleName(chance, it.owner) : firmName(chance)].filter(Boolean).join(' ')
      if (chance.chance(0.5)) row.formerName = old
    },
  ],
  [
    0.25,
    (_, row) => {
      row.taxCode = ''
    },
  ],
  [0.06, (chance, row) => set(row, 'taxCode', digitWrong(chance, row.taxCode ?? ''))],
  [
    0.08,
    (chance, row) =>
      set(
        row,
        'taxCode',
        chance.chance(0.5) ? (row.taxCode ?? '').replace(/(\d{3})(?=\d)/g, '$1 ') : (row.taxCode ?? '').replace(/^0/, ''),
      ),
  ],
  // Registered anew.
  [
    0.03,
    (chance, row) => {
      row.taxCode = taxNumber(chance)
    },
  ],
  [
    0.18,
    (chance, row) => {
      row.phone = chance.chance(0.6) ? '' : phoneNumber(chance)
    },
  ],
  [0.4, (chance, row) => set(row, 'phone', phoneWritten(chance, row.phone ?? ''))],
  [0.05, (chance, row) => set(row, 'phone', digitWrong(chance, row.phone ?? ''))],
  [
    0.4,
    (_, row) => {
      row.email = ''
    },
  ],
  [0.1, (chance, row) => set(row, 'email', chance.chance(0.5) ? (row.email ?? '').toUpperCase() : slip(chance, row.email ?? ''))],
  [
    0.25,
    (_, row) => {
      row.representative = ''
    },
  ],
  [0.12, (chance, row, it) => set(row, 'representative', initialled(chance, it.owner))],
  [
    0.2,
    (chance, row) =>
      set(row, 'representative', `${chance.pick(['Ông ', 'Bà ', 'ông ', 'bà ', 'Anh ', 'Nghệ nhân '])}${row.representative}`),
  ],
  [0.15, (chance, row) => set(row, 'representative', misspelt(chance, row.representative ?? ''))],
  [0.15, (chance, row) => set(row, 'representative', restyled(chance, row.representative ?? ''))],
  // Husband, wife, son or a new director.
  [
    0.09,
    (chance, row, it) => set(row, 'representative', someone(chance, it.kind === 'household' ? [it.owner.family] : it.hamlet.lines).name),
  ],
  [
    0.25,
    (_, row) => {
      row.address = ''
    },
  ],
  [0.2, (chance, row) => set(row, 'address', misspelt(chance, row.address ?? ''))],
  [0.2, (chance, row) => set(row, 'address', restyled(chance, row.address ?? ''))],
  [0.12, (_, row) => set(row, 'address', (row.address ?? '').replace(/^số \S+, /, ''))],
  [0.1, (chance, row) => set(row, 'address', (row.address ?? '').replace(/(thôn|xóm|làng) /, chance.pick(['thôn ', 'xóm ', 'làng ', ''])))],
  [
    0.15,
    (chance, row, it) => {
      row.craft = chance.pick(Object.keys(works).filter(craft => craft !== it.craft))
    },
  ],
  [
    0.05,
    (chance, row) => {
      row.kind = row.kind === 'household' ? chance.pick(['company', 'group', 'cooperative']) : 'household'
    },
  ],
  [
    0.3,
    (_, row) => {
      row.village = ''
    },
  ],
  [
    0.04,
    (chance, row) => {
      for (const key of ['name', 'representative', 'address', 'village', 'place']) row[key] = bare(row[key] ?? '')
      if (chance.chance(0.3)) row.name = row.name?.toUpperCase() ?? ''
    },
  ],
]
/** A second row of the same establishment. Eras differ more often than not; few rows stay as tidy as the first. */
export const againWritten = (chance: Random, was: Truth, places: readonly Hamlet[]): Row => {
  // A few have moved.
  const it = chance.chance(0.03) ? { ...was, hamlet: chance.pick(places) } : was
  const era = chance.chance(0.4) ? it.era : chance.pick([0, 1, 2] as const)
  const row = tidyRow(chance, it, era)
  const care = chance.pick([0.35, 0.7, 1, 1.2])
  for (const [share, change] of changes) if (chance.chance(share * care)) change(chance, row, it)
  // Sent to the neighbouring unit by mistake, or moved.
  if (row.address && chance.chance(0.15)) row.address = `${row.address}, ${written(chance, row.unitId ?? '', false)}`
  return row
}
