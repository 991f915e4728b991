/** Records made ready for linkage: what two rows of one establishment agree in, and what must keep two establishments apart. */
import { beforeAll, describe, expect, it } from 'vitest'
import type { LinkField, LinkRecord } from '../linkage/linkage.schema.ts'
import {
  artisanFields,
  artisanRecord,
  type EstablishmentFacts,
  establishmentFields,
  establishmentRecord,
  personFields,
  personRecord,
  villageFields,
  villageRecord,
} from './records.rules.ts'
import type { UnitWords } from './units.rules.ts'
import { realUnits } from './units.testing.ts'

let units: UnitWords
let after: (unitId: string) => string
beforeAll(async () => {
  const real = await realUnits()
  units = real.words
  after = unitId => real.index.successorsOf(unitId, '2025-07-01').units[0] ?? ''
})
const named = (fields: readonly LinkField[], record: LinkRecord) => {
  expect(record.values).toHaveLength(fields.length)
  return Object.fromEntries(fields.map((field, at) => [field.key, record.values[at] ?? null]))
}
const firm = (facts: Omit<EstablishmentFacts, 'id'>) => named(establishmentFields, establishmentRecord({ id: '1', ...facts }, units))

describe('two rows of one establishment', () => {
  it('agree whatever the dress', () => {
    const tidy = firm({
      name: 'Công ty TNHH Sản xuất và Thương mại Hòa Bình',
      kind: 'company',
      taxCode: '0100109106',
      unitId: 'hn-c-10192',
      address: 'thôn Hạ Thái, xã Duyên Thái, huyện Thường Tín',
      representative: 'Nguyễn Văn Quý',
      phone: '0333954754',
      email: 'hoabinh@gmail.com',
    })
    const other = firm({
      name: 'CTY TNHH SX & TM HOÀ BÌNH',
      kind: null,
      taxCode: '100109106',
      unitId: 'hn-c-10192',
      address: 'Hạ Thái - Duyên Thái',
      representative: 'Ông Nguyễn Văn Quí (GĐ)',
      phone: '0163.395.4754 / 0912345678',
      email: 'HoaBinh@Gmail.com ',
    })
    expect(other).toEqual(tidy)
  })
  it('before and after the reform of 1/7/2025 stand in compatible places', () => {
    const before = firm({ name: 'HTX Phú Vinh', unitId: 'hn-c-10192' }).place?.split(' ') ?? []
    const now = firm({ name: 'HTX Phú Vinh', unitId: after('hn-c-10192') }).place?.split(' ') ?? []
    expect(before.length).toBeGreaterThan(now.length)
    expect(before).toEqual(expect.arrayContaining(now))
  })
  it('with a code of ten digits and a number of twelve do not contradict each other', () => {
    expect(firm({ name: 'HKD An Phú', taxCode: '0100109106' })).toMatchObject({ taxCode: '0100109106', personalCode: null })
    expect(firm({ name: 'HKD An Phú', taxCode: '001098923533' })).toMatchObject({ taxCode: null, personalCode: '001098923533' })
  })
  it('are met under a former name too', () => {
    expect(firm({ name: 'Công ty TNHH An Phú', otherNames: ['Công ty TNHH Hoàng Long', 'Cty An Phú'] }).proper).toBe('an phú hoàng long')
  })
  it('agree in the legal form of the name before that of the list', () => {
    expect(firm({ name: 'HTX An Phú', kind: 'household' }).form).toBe('cooperative')
    expect(firm({ name: 'An Phú', kind: 'cooperative' }).form).toBe('cooperative')
    expect(firm({ name: 'An Phú' }).form).toBeNull()
  })
})
describe('what keeps two establishments apart', () => {
  it('a branch and its house, and two branches of one house', () => {
    const house = firm({ name: 'Công ty TNHH An Phú', taxCode: '0100109106' })
    const first = firm({ name: 'Chi nhánh Công ty TNHH An Phú', taxCode: '0100109106-001' })
    const second = firm({ name: 'CN Cty TNHH An Phú', taxCode: '0100109106-002' })
    expect([first.form, second.form, house.form]).toEqual(['branch', 'branch', 'company limited'])
    expect(first.taxCode).not.toBe(house.taxCode)
    const differ = [...(first.taxCode ?? '')].filter((digit, at) => digit !== second.taxCode?.[at]).length
    expect(differ).toBeGreaterThan(2)
  })
  it("an owner's name that is the household's name counts once", () => {
    const own = firm({ name: 'Hộ kinh doanh Nguyễn Văn Hùng', representative: 'Nguyễn Văn Hùng' })
    expect(own).toMatchObject({ proper: null, representative: 'nguyễn văn hùng' })
    expect(firm({ name: 'Hộ ông Nguyễn Văn Hùng', representative: null }).representative).toBe('nguyễn văn hùng')
    expect(firm({ name: 'Cơ sở Hùng Hoa', representative: 'Nguyễn Văn Hùng' })).toMatchObject({
      proper: 'hùng hoa',
      representative: 'nguyễn văn hùng',
    })
  })
  it('a hamlet and a house number', () => {
    const at = (address: string) => firm({ name: 'An Phú', unitId: 'hn-c-10192', address })
    expect(at('Số 12, thôn Hạ Thái, Duyên Thái').house).toBe('12')
    expect(at('thôn Hạ Thái').place).not.toBe(at('thôn Phúc Am').place)
    expect(firm({ name: 'An Phú', unitId: 'hn-c-10192', village: 'Làng nghề sơn mài Hạ Thái' }).place).toBe(at('thôn Hạ Thái').place)
  })
})
it('an empty row says nothing', () => {
  expect(new Set(establishmentRecord({ id: '1', name: '' }, units).values)).toEqual(new Set([null]))
  expect(new Set(personRecord({ id: '1', name: ' ' }, units).values)).toEqual(new Set([null]))
})
it('a village is met by its name, former names and craft', () => {
  const village = named(
    villageFields,
    villageRecord(
      {
        id: '1',
        name: 'Làng nghề mây tre đan Phú Vinh',
        otherNames: 'Phú Hoa Trang; Làng Vinh',
        craft: 'Mây tre đan',
        unitId: 'hn-c-10192',
        recognisedOn: '2001-05-30',
        recognitionNumber: '123/QĐ-UB',
      },
      units,
    ),
  )
  expect(village).toMatchObject({
    name: 'phú vinh phú hoa trang vinh',
    craft: 'mây tre đan',
    recognitionNumber: '123 qđ ub',
    recognisedOn: '2001-05-30',
  })
  expect(named(villageFields, villageRecord({ id: '2', name: 'Phú Vinh' }, units)).name).toBe('phú vinh')
})
it('an artisan is met without the title', () => {
  const artisan = named(
    artisanFields,
    artisanRecord(
      { id: '1', name: 'Nghệ nhân Ưu tú Nguyễn Thị Tâm', birthYear: 1960, craft: 'textile', title: 'merited', village: 'Quất Động' },
      units,
    ),
  )
  expect(artisan).toMatchObject({ name: 'nguyễn thị tâm', birthYear: '1960', hamlet: 'quất động' })
})
it('a trainee without a year of birth takes it from the personal number', () => {
  const person = (facts: { birthYear?: number; personalNumber?: string }) =>
    named(personFields, personRecord({ id: '1', name: 'Nguyễn Thị Hoa', ...facts }, units))
  expect(person({ personalNumber: '001 198 923 533' })).toMatchObject({ birthYear: '1998', personalNumber: '001198923533' })
  expect(person({ birthYear: 1999, personalNumber: '001198923533' }).birthYear).toBe('1999')
  expect(person({}).birthYear).toBeNull()
})
