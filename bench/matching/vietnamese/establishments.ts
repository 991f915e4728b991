/** A made-up register of establishments with true doubles: look-alikes by the village, and the mistakes that registers have. */
import { taxCheckDigit } from '../../../src/domains/establishments/taxcode.rules.ts'
import { groupBy } from '../../../src/kernel/group.ts'
import { bare } from '../../../src/kernel/text.ts'
import { type Random, random } from '../random.ts'
import { numbered, pairsWithin, type Row, type Shape } from '../shape.ts'
import { againWritten } from './again.ts'
import { type Craft, coupleName, firmName, type Someone, someone, works } from './names.ts'
import { type Hamlet, hamlets, written } from './places.ts'

export type Kind = 'company' | 'cooperative' | 'group' | 'household'
/** An establishment as it is; its rows are how somebody wrote it down. */
export interface Truth {
  kind: Kind
  /** Legal form in full, the work, the name proper: the name's three parts. */
  form: string
  work: string
  proper: string
  owner: Someone
  hamlet: Hamlet
  house: string
  craft: Craft
  taxCode: string
  personalNumber: string
  phone: string
  email: string
  era: 0 | 1 | 2
}
export const phoneNumber = (chance: Random): string =>
  `0${chance.pick(['91', '94', '98', '97', '96', '86', '90', '93', '32', '33', '35', '37', '39', '70', '79', '81', '83', '85', '58'])}${chance.digits(7)}`
export const taxNumber = (chance: Random): string => {
  for (;;) {
    const nine = `${chance.pick(['010', '010', '050', '010'])}${chance.digits(6)}`
    const digit = taxCheckDigit(nine)
    if (digit !== null) return `${nine}${digit}`
  }
}
export const personalNumber = (chance: Random, of: Someone): string =>
  `0${chance.pick(['01', '01', '01', '30', '35', '36'])}${of.born < 2000 ? (of.female ? 1 : 0) : of.female ? 3 : 2}${String(of.born).slice(2)}${chance.digits(6)}`

const nameParts = (chance: Random, kind: Kind, owner: Someone, hamlet: Hamlet, craft: Craft): Pick<Truth, 'form' | 'work' | 'proper'> => {
  const work = chance.pick(works[craft])
  if (kind === 'company') {
    const form = chance.common(['Công ty TNHH', 'Công ty Cổ phần', 'Công ty TNHH Một thành viên', 'Doanh nghiệp tư nhân'], 1.6)
    const trade = chance.pick([
      '',
      '',
      work,
      work,
      `${work} và thương mại`,
      'Sản xuất và Thương mại',
      'Sản xuất Thương mại và Dịch vụ',
      'Sản xuất và Xuất nhập khẩu',
      'Thương mại và Dịch vụ',
      `Sản xuất ${work}`,
      'Đầu tư và Phát triển',
    ])
    return {
      form,
      work: trade,
      proper: chance.chance(0.12)
        ? `${hamlet.village ?? firmName(chance)} Việt`
        : chance.chance(0.25)
          ? coupleName(chance, owner)
          : firmName(chance),
    }
  }
  if (kind === 'cooperative')
    return {
      form: 'Hợp tác xã',
      work: chance.pick([work, work, 'nông nghiệp', 'dịch vụ nông nghiệp', 'thủ công mỹ nghệ', 'dịch vụ tổng hợp']),
      proper: chance.chance(0.6) ? (hamlet.village ?? hamlet.name) : firmName(chance),
    }
  if (kind === 'group') return { form: 'Tổ hợp tác', work, proper: chance.chance(0.7) ? hamlet.name : owner.given }
  const style = chance.next()
  if (style < 0.4) return { form: 'Hộ kinh doanh', work: chance.chance(0.35) ? work : '', proper: owner.name }
  if (style < 0.52) return { form: owner.female ? 'Hộ bà' : 'Hộ ông', work: '', proper: owner.name }
  if (style < 0.8)
    return { form: chance.pick(['Cơ sở sản xuất', 'Cơ sở', 'Xưởng', 'Hộ kinh doanh']), work, proper: coupleName(chance, owner) }
  return {
    form: chance.pick(['Cơ sở sản xuất', 'Cơ sở', 'Xưởng sản xuất', 'Hộ kinh doanh']),
    work,
    proper: chance.chance(0.5) ? owner.given : firmName(chance),
  }
}
const house = (chance: Random, hamlet: Hamlet): string =>
  chance.chance(hamlet.kind === 'thôn' ? 0.12 : 0.45) ? `số ${1 + chance.int(250)}${chance.chance(0.1) ? 'A' : ''}` : ''

const mix: readonly Kind[] = (['household', 'company', 'cooperative', 'group'] as const).flatMap((kind, at) =>
  Array<Kind>([13, 4, 2, 1][at] ?? 0).fill(kind),
)
const establishment = (chance: Random, hamlet: Hamlet): Truth => {
  const kind = chance.pick(mix)
  const craft = chance.chance(0.8) ? hamlet.craft : chance.pick(Object.keys(works) as Craft[])
  const owner = someone(chance, hamlet.lines)
  const era = chance.chance(0.45) ? 0 : chance.chance(0.2) ? 1 : 2
  const mail = chance.chance(kind === 'company' ? 0.5 : 0.1)
  const parts = nameParts(chance, kind, owner, hamlet, craft)
  return {
    ...parts,
    kind,
    owner,
    hamlet,
    craft,
    house: house(chance, hamlet),
    taxCode: chance.chance(kind === 'household' ? 0.4 : kind === 'group' ? 0 : 0.93) ? taxNumber(chance) : '',
    personalNumber: personalNumber(chance, owner),
    phone: chance.chance(0.85) ? phoneNumber(chance) : '',
    email: mail
      ? `${bare(chance.chance(0.5) ? parts.proper : owner.given + owner.family)
          .toLowerCase()
          .replaceAll(
            ' ',
            '',
          )}${chance.chance(0.6) ? chance.digits(2) : ''}@${chance.pick(['gmail.com', 'gmail.com', 'yahoo.com', 'yahoo.com.vn', 'hotmail.com'])}`
      : '',
    era,
  }
}
/** A household under its owner's own name. */
const inOwnName = (it: Truth): Truth => (it.kind === 'household' ? { ...it, form: 'Hộ kinh doanh', work: '', proper: it.owner.name } : it)
/** Others that look like it and are not: namesakes next door, kin at the same address, a branch, the owner's company beside the household. */
const lookAlike = (chance: Random, other: Truth, all: readonly Hamlet[]): Truth => {
  const fresh = establishment(chance, other.hamlet)
  const kind = chance.next()
  if (kind < 0.4 && other.kind === 'household') {
    // Three Nguyễn Văn Hùng of one village: other people, mostly with other wives and so with other signs.
    const owner = { ...other.owner, born: 1948 + chance.int(55) }
    const proper = other.proper === other.owner.name || chance.chance(0.2) ? other.proper : coupleName(chance, owner)
    return { ...fresh, kind: 'household', form: other.form, work: other.work, proper, craft: other.craft, owner }
  }
  if (kind < 0.6) {
    const owner = { ...fresh.owner, family: other.owner.family, name: fresh.owner.name.replace(/^\S+/, other.owner.family) }
    return inOwnName({ ...fresh, house: other.house, phone: chance.chance(0.4) ? other.phone : fresh.phone, owner })
  }
  if (kind < 0.75 && other.kind === 'company' && other.taxCode && !other.taxCode.includes('-')) {
    const hamlet = chance.pick(all)
    return {
      ...other,
      hamlet,
      form: `Chi nhánh ${other.form}`,
      taxCode: `${other.taxCode}-00${1 + chance.int(5)}`,
      house: house(chance, hamlet),
      phone: chance.chance(0.3) ? other.phone : phoneNumber(chance),
      owner: chance.chance(0.5) ? other.owner : someone(chance, hamlet.lines),
    }
  }
  // One person has one household business at most, but may have a company or lead a co-operative too.
  if (kind < 0.82 && (other.kind !== 'household' || fresh.kind !== 'household'))
    return inOwnName({ ...fresh, owner: other.owner, phone: other.phone })
  // The same name in another place.
  return {
    ...establishment(chance, chance.pick(all)),
    kind: other.kind,
    form: other.form,
    work: other.work,
    proper: other.proper,
    craft: other.craft,
  }
}
/** The row as a careful clerk writes it. */
export const tidyRow = (chance: Random, it: Truth, era: 0 | 1 | 2): Row => {
  const unitId = it.hamlet.unitIds[era]
  const name = [it.form, it.work, it.proper].filter(Boolean).join(' ')
  const personal = it.kind === 'household' && era === 2 && it.taxCode && chance.chance(0.6)
  const place = written(chance, unitId, true)
  const local = [it.house, `${it.hamlet.kind} ${it.hamlet.name}`].filter(Boolean).join(', ')
  return {
    name,
    kind: it.kind,
    taxCode: personal ? it.personalNumber : it.taxCode,
    craft: it.craft,
    unitId,
    place,
    address: chance.chance(0.08) ? '' : chance.chance(0.5) ? local : `${local}, ${written(chance, unitId, false)}`,
    village: it.hamlet.village && chance.chance(0.7) ? it.hamlet.village : '',
    representative: chance.chance(0.85) ? it.owner.name : '',
    phone: it.phone,
    email: it.email,
    formerName: '',
  }
}
export const columns = [
  'name',
  'kind',
  'taxCode',
  'craft',
  'unitId',
  'place',
  'address',
  'village',
  'representative',
  'phone',
  'email',
  'formerName',
] as const

/** One officer's number and mail on some forty households of a commune that she filed for. */
const helpedBy = (chance: Random, all: readonly Truth[]): void => {
  const byUnit = groupBy(all, it => it.hamlet.unitIds[0])
  for (const mine of byUnit.values()) {
    if (mine.length < 45 || !chance.chance(0.35)) continue
    const [phone, email] = [phoneNumber(chance), `khuyencong.${chance.digits(3)}@gmail.com`]
    for (const it of chance.some(
      mine.filter(one => one.kind === 'household'),
      40,
    )) {
      it.phone = phone
      if (chance.chance(0.5)) it.email = email
    }
  }
}
/**
 * `count` different establishments and `share` of that number written down again with mistakes.
 * `unitId` is the unit of the row's own era; `place` is the same in words.
 */
export const establishments = (seed = 2024, count = 20_000, share = 0.15): Shape => {
  const chance = random(seed)
  const places = hamlets(chance)
  // Craft villages hold much of the trade.
  const busy = [...chance.shuffled(places.filter(place => place.village)), ...chance.shuffled(places.filter(place => !place.village))]
  const all: Truth[] = []
  const taken = new Set<unknown>()
  while (all.length < count) {
    const near = all.length && chance.chance(0.12) ? chance.pick(all) : undefined
    const one = near ? lookAlike(chance, near, places) : establishment(chance, chance.common(busy, 2))
    // Namesakes are people: two firms of one place have two names.
    const keys = [[one.form, one.work, one.proper, one.hamlet.unitIds[0]].join('|'), one.taxCode || one]
    if (keys.some((key, at) => taken.has(key) && (at > 0 || one.kind !== 'household'))) continue
    for (const key of keys) taken.add(key)
    all.push(one)
  }
  helpedBy(chance, all)
  const groups = all.map(it => ({ it, rows: [tidyRow(chance, it, it.era)] }))
  for (let more = 0; more < count * share; more++) {
    // One establishment in twenty of these is there a third time.
    const group = chance.pick(groups)
    if (group.rows.length > 1 && chance.chance(0.8)) {
      more--
      continue
    }
    group.rows.push(againWritten(chance, group.it, places))
  }
  const rows = numbered(
    chance,
    groups.flatMap(group => group.rows),
    'id',
    at => `cs-${String(at).padStart(5, '0')}`,
  )
  return {
    name: 'vietnamese_establishments',
    naming: ['name', 'place'],
    id: 'id',
    left: { file: 'establishments.csv', columns: ['id', ...columns], rows },
    truth: pairsWithin(groups.map(group => group.rows.map(row => row.id ?? ''))),
  }
}
