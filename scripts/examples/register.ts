/** Invented establishments in real communes, tied to villages that are known for their craft. */
import type { establishmentKinds } from '../../src/domains/establishments/establishments.schema.ts'
import { artisanSheet, establishmentSheet, recognitionSheet, villageSheet } from '../../src/domains/exchange/register-sheets.schema.ts'
import { artisanRows } from './artisans.ts'
import { brand, type Craft, craftOf, person, type Sector, taxCode, trades } from './names.ts'
import { nearDuplicates } from './near-duplicates.ts'
import { type Commune, communesOn, villagePlaces } from './places.ts'
import { type Dice, dice } from './random.ts'
import { type ExampleBook, exampleSheet, type Row } from './workbook.ts'

export type EstablishmentRow = Row<typeof establishmentSheet>
export type VillageRow = Row<typeof villageSheet>
/** What the other workbooks need to know of an establishment. */
export interface Known {
  code: string
  name: string
  craft: Craft
  sector: Sector
  commune: Commune
  cleaner: boolean
}
export interface Register {
  book: ExampleBook
  establishments: Known[]
  villages: number
  artisans: number
}

type Kind = keyof typeof establishmentKinds
const kinds: readonly Kind[] = ['company', 'company', 'company', 'household', 'household', 'cooperative', 'group']
const called: Record<Kind, string> = { company: 'Công ty TNHH', cooperative: 'Hợp tác xã', group: 'Tổ hợp tác', household: 'Hộ kinh doanh' }

export interface Setting {
  code: string
  number: number
  commune: Commune
  craft: Craft
  village?: { code: string; name: string }
  kind?: Kind
  phone: string
}
/** One establishment; `taken` keeps names apart. */
export const establish = (
  chance: Dice,
  { code, number, commune, craft, village, kind = chance.pick(kinds), phone }: Setting,
  taken: Set<string>,
) => {
  const trade = trades[craft]
  const owner = person(chance)
  let name: string
  do name = `${called[kind]} ${trade.short} ${brand(chance)}`
  while (taken.has(name))
  taken.add(name)
  const cleaner = chance.chance(0.04)
  const known: Known = { code, name, craft, sector: trade.sector, commune, cleaner }
  const large = kind === 'company'
  const row: EstablishmentRow = {
    cells: {
      code,
      name,
      kind,
      taxCode: kind === 'group' || (kind === 'household' && chance.chance(0.4)) ? null : validTaxCode(number),
      craft,
      sector: trade.sector,
      place: commune.text,
      address: village ? `Số ${chance.int(1, 180)}, làng ${village.name}` : `Số ${chance.int(1, 180)}, thôn ${chance.int(1, 9)}`,
      villageCode: village?.code ?? null,
      workers: chance.chance(0.08) ? null : large ? chance.int(12, 140) : chance.int(3, 35),
      localMaterials: chance.chance(0.3) ? null : chance.int(2, 19) * 5,
      exporting: chance.chance(0.15) ? null : chance.chance(large ? 0.45 : 0.15),
      ...priorityFacts(number, owner, trade.sector),
      cleanerProduction: cleaner,
      clusterInfrastructure: false,
      experienceYears: chance.chance(0.1) ? null : chance.int(2, 32),
      representative: owner,
      phone,
      email: chance.chance(0.7) ? `${code.toLowerCase().replace(/-/g, '')}@vidu.vn` : null,
    },
  }
  return { row, known }
}
/** What the order of choice asks of an establishment; of some nobody knows. Told without the dice, so that what they give stays as it was. */
const priorityFacts = (number: number, owner: string, sector: string) => ({
  supportingIndustry: sector === 'd' ? number % 2 === 0 || null : number % 3 === 0 ? false : null,
  womenOwned: number % 4 === 0 ? null : owner.includes(' Thị '),
  minorityOwned: number % 5 === 0 ? false : null,
})
/** Nine in ten numbers have a check digit; the next one that has is taken. Numbers are ten apart. */
const validTaxCode = (number: number): string => {
  for (let n = number * 10; n < number * 10 + 10; n++) {
    const code = taxCode(n)
    if (code) return code
  }
  throw new Error(`No tax code for ${number}`)
}

/** How many establishments the better known villages have; the others have two. */
const known: Readonly<Record<string, number>> = {
  'Bát Tràng': 12,
  'Hạ Thái': 10,
  'Phú Vinh': 9,
  'Quất Động': 7,
  'Chuôn Ngọ': 7,
  'Vạn Phúc': 6,
  'Giang Cao': 5,
  'Lưu Thượng': 5,
  'Sơn Đồng': 5,
  Chuông: 4,
  'Vạn Điểm': 4,
  'Thiết Ứng': 4,
  'Kim Lan': 4,
  'Đại Nghiệp': 4,
  'Nhị Khê': 4,
}
const note = 'Minh họa, chưa kiểm chứng: tên làng và nghề lấy từ trang du lịch công khai; chưa rõ quyết định công nhận'
type DecisionKey = 'recognitionNumber' | 'recognisedOn' | 'withdrawalNumber' | 'withdrawnOn'
/** Four recognitions are made up so that the columns can be seen filled in, two of them withdrawn. */
const recognitions: Readonly<Record<string, Pick<VillageRow['cells'], 'title' | DecisionKey>>> = {
  'Hạ Thái': { title: 'traditional', recognitionNumber: 'MINH-HOA-LN-01', recognisedOn: '2010-05-20' },
  'Phú Vinh': { title: 'traditional', recognitionNumber: 'MINH-HOA-LN-02', recognisedOn: '2011-09-15' },
  'Thụy Lôi': {
    title: 'craft',
    recognitionNumber: 'MINH-HOA-LN-03',
    recognisedOn: '2009-03-10',
    withdrawalNumber: 'MINH-HOA-LN-13',
    withdrawnOn: '2020-06-30',
  },
  Chuông: {
    title: 'craft',
    recognitionNumber: 'MINH-HOA-LN-04',
    recognisedOn: '2008-04-12',
    withdrawalNumber: 'MINH-HOA-LN-14',
    withdrawnOn: '2016-08-30',
  },
}
/** One village was recognised again. */
const again = { name: 'Chuông', recognitionNumber: 'MINH-HOA-LN-24', recognisedOn: '2022-10-10' }
const total = 300
/** Artisans stand at every seventeenth establishment, as long as there are twelve. */
const artisanEvery = 17
const artisanCount = 12
const otherCrafts: readonly Craft[] = ['food', 'food', 'mechanics', 'garment', 'wood', 'mechanics']

/** Villages and 300 establishments of 2024, with four rows that the import refuses. */
export const register2024 = (): Register => {
  const chance = dice(202_401)
  const communes = communesOn('2024-11-22')
  const byId = new Map(communes.map(commune => [commune.id, commune]))
  const villages = villagePlaces().map((village, i) => ({ ...village, code: `MH-LN-${String(i + 1).padStart(2, '0')}` }))
  const villageRows = villages.map((village): VillageRow => {
    const recognition = recognitions[village.name]
    return {
      cells: {
        code: village.code,
        name: village.name,
        craft: village.craft,
        place: village.unitId ? (byId.get(village.unitId)?.text ?? null) : null,
        ...recognition,
        note: recognition ? 'Minh họa: số và ngày quyết định được đặt ra' : note,
      },
    }
  })

  const rows: EstablishmentRow[] = []
  const establishments: Known[] = []
  const taken = new Set<string>()
  const add = (commune: Commune, craft: Craft, village?: { code: string; name: string }) => {
    const number = establishments.length + 1
    const code = `MH-${String(number).padStart(4, '0')}`
    const phone = `0900000${String(number).padStart(3, '0')}`
    const made = establish(chance, { code, number, commune, craft, phone, ...(village && { village }) }, taken)
    rows.push(made.row)
    establishments.push(made.known)
  }
  for (const village of villages) {
    const commune = village.unitId && byId.get(village.unitId)
    const count = known[village.name] ?? 2
    if (commune) for (let i = 0; i < count; i++) add(commune, craftOf(village.craft), village)
  }
  const rural = communes.filter(commune => !commune.district?.startsWith('Quận'))
  while (establishments.length < total) add(chance.pick(rural), chance.pick(otherCrafts))

  // Their own chance, so that the establishments come out as before.
  const masters = establishments.flatMap((known, i) => (i % artisanEvery === 0 && rows[i] ? [{ known, row: rows[i] }] : []))
  const artisans = artisanRows(dice(202_402), masters.slice(0, artisanCount), { prefix: 'MH-NN-', phones: 600, from: '2009-09-02' })
  const sound = [...rows]
  rows.push(...refused(chance, rural, taken, rows), ...nearDuplicates(sound, 305))
  const { name: _, ...recognisedAgain } = again
  const periods = villages
    .filter(({ name }) => name === again.name)
    .map(({ code }) => ({ cells: { villageCode: code, ...recognisedAgain } }))
  return {
    book: {
      kind: 'establishments',
      about: 'Sổ bộ cơ sở công nghiệp nông thôn năm 2024: xã, phường và nghề có thật, cơ sở được đặt ra.',
      sheets: [
        exampleSheet(villageSheet, villageRows),
        exampleSheet(recognitionSheet, periods),
        exampleSheet(establishmentSheet, rows),
        exampleSheet(artisanSheet, artisans),
      ],
    },
    establishments,
    villages: villages.length,
    artisans: artisans.length,
  }
}

/** Rows that the import refuses: two wrong check digits, an unknown commune, a code that stands above already. */
const refused = (chance: Dice, communes: readonly Commune[], taken: Set<string>, rows: readonly EstablishmentRow[]): EstablishmentRow[] => {
  const make = (number: number, change: EstablishmentRow['cells'], seed: { key: string; says: string }): EstablishmentRow => {
    const code = `MH-${String(number).padStart(4, '0')}`
    const setting = { code, number, commune: chance.pick(communes), craft: 'food', kind: 'company', phone: `0900000${number}` } as const
    const { row } = establish(chance, setting, taken)
    return { cells: { ...row.cells, ...change }, seeds: [{ ...seed, effect: 'rejected' }] }
  }
  const wrongDigit = (number: number) => {
    const code = validTaxCode(number)
    return `${code.slice(0, 9)}${(Number(code[9]) + 3) % 10}`
  }
  const double = rows[24]?.cells.code ?? null
  return [
    make(301, { taxCode: wrongDigit(301) }, { key: 'taxCode', says: 'Mã số thuế sai số kiểm tra' }),
    make(302, { taxCode: wrongDigit(302) }, { key: 'taxCode', says: 'Mã số thuế sai số kiểm tra' }),
    make(303, { place: 'Xã Duyên Thải, Huyện Thường Tín' }, { key: 'place', says: 'Sai tên xã; tên đúng là Xã Duyên Thái' }),
    make(304, { code: double }, { key: 'code', says: `Mã cơ sở ${double} đã dùng ở một dòng phía trên` }),
  ]
}
