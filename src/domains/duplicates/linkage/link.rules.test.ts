/** Record linkage, judged by what it finds: seeded people with slips, look-alikes that are not one, a helper's phone, an empty harvest. */
import { describe, expect, it } from 'vitest'
import { measures } from './compare.rules.ts'
import { inferKind } from './infer.rules.ts'
import { linkRecords, priorModel, scoreAgainst } from './link.rules.ts'
import type { LinkField, LinkRecord } from './linkage.schema.ts'
import { jaroWinkler, oneSlip, slips } from './strings.rules.ts'
import { codesIn, columnOf, dateOf, numberOf } from './values.rules.ts'

const seeded = (seed: number) => () => {
  seed = (Math.imul(seed, 1103515245) + 12345) >>> 0
  return seed / 2 ** 32
}
const families = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Vũ', 'Đặng', 'Bùi', 'Đỗ', 'Ngô']
const middles = ['Văn', 'Thị', 'Đức', 'Minh', 'Thu', 'Quang', 'Hồng', 'Xuân', 'Công', 'Bích']
const givens = ['Hùng', 'Lan', 'Hà', 'Tuấn', 'Sơn', 'Ngọc', 'Quý', 'Bảo', 'Thảo', 'Dũng', 'Yến', 'Khánh', 'Phúc', 'Mai', 'Loan', 'Tú']
const villages = ['Hạ Thái', 'Bát Tràng', 'Vạn Phúc', 'Chuôn Ngọ', 'Phú Vinh', 'Quất Động', 'Sơn Đồng', 'Kiêu Kỵ']
const fields: LinkField[] = [
  { key: 'name', kind: 'person' },
  { key: 'born', kind: 'date' },
  { key: 'village', kind: 'words' },
  { key: 'phone', kind: 'contact' },
]
const people = (count: number, seed: number): LinkRecord[] => {
  const random = seeded(seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!
  return Array.from({ length: count }, (_, i) => ({
    id: `p${i}`,
    values: [
      `${pick(families)} ${pick(middles)} ${pick(givens)}`,
      `${1950 + Math.floor(random() * 50)}-${String(1 + Math.floor(random() * 12)).padStart(2, '0')}-${String(1 + Math.floor(random() * 28)).padStart(2, '0')}`,
      pick(villages),
      `09${String(Math.floor(random() * 1e8)).padStart(8, '0')}`,
    ],
  }))
}
/** The record again, as another officer typed it: two neighbouring letters swapped, marks lost, or another phone. */
const again = (record: LinkRecord, i: number): LinkRecord => {
  const [name = '', born = '', village = '', phone = ''] = record.values as string[]
  const slip = (text: string) => text.slice(0, -3) + text.at(-2) + text.at(-3) + text.at(-1)
  const changed: (string | null)[][] = [
    [slip(name), born, village, phone],
    [
      name
        .normalize('NFD')
        .replace(/[\u0300-\u036f]/g, '')
        .replace(/đ/g, 'd')
        .replace(/Đ/g, 'D'),
      born,
      village,
      null,
    ],
    [name, born, null, '0988000111'],
    [name, slip(born), village, phone],
  ]
  return { id: `${record.id}-again`, values: changed[i % changed.length]! }
}
const pickOf = <T>(random: () => number, list: readonly T[]): T => list[Math.floor(random() * list.length)]!
const keyOf = (pair: { left: string; right: string }) => [pair.left, pair.right].sort().join(' ')

describe('duplicates within one list', () => {
  const originals = people(900, 7)
  const doubles = originals.slice(0, 120).map(again)
  const { pairs, model } = linkRecords(fields, [...originals, ...doubles])
  it('are found without labels, nearly all and nearly nothing else', () => {
    const right = pairs.filter(pair => pair.right === `${pair.left}-again` || pair.left === `${pair.right}-again`)
    expect(right.length).toBeGreaterThanOrEqual(112)
    expect(pairs.length - right.length).toBeLessThanOrEqual(6)
    for (const pair of pairs) expect(pair.probability).toBeGreaterThanOrEqual(0.5)
  })
  it('come with what each field says, in words and in bits', () => {
    const pair = pairs.find(x => keyOf(x) === 'p0 p0-again')
    const born = pair?.evidence.find(x => x.field === 'born')
    expect(born).toMatchObject({ says: 'trùng khớp', level: 4 })
    expect(born?.weight).toBeGreaterThan(2)
  })
  it('are told to somebody who types one in, by what was learned', () => {
    const draft = { id: 'draft', values: [...originals[500]!.values] }
    const found = scoreAgainst(model, draft, originals.slice(480, 520))
    expect(found[0]).toMatchObject({ right: 'p500' })
    expect(found[0]?.probability).toBeGreaterThan(0.9)
    expect(found[1]?.probability).toBeLessThan(0.5)
  })
  it('are told before anything was learned', () => {
    const found = scoreAgainst(priorModel(fields), { id: 'draft', values: [...originals[500]!.values] }, originals.slice(480, 520))
    expect(found[0]).toMatchObject({ right: 'p500' })
    expect(found[0]?.probability).toBeGreaterThan(0.9)
    expect(found[1]?.probability).toBeLessThan(0.5)
  })
})

it('a list without duplicates yields next to none', () => {
  expect(linkRecords(fields, people(800, 21)).pairs.length).toBeLessThanOrEqual(2)
})
it('housemates are not taken for one where nobody stands twice', () => {
  const homes: LinkField[] = [...fields, { key: 'street', kind: 'words' }, { key: 'house', kind: 'code' }]
  const random = seeded(17)
  const list = people(700, 41).map(({ id, values }) => ({
    id,
    values: [
      values[0]!,
      values[1]!,
      values[2]!,
      null,
      `${pickOf(random, middles)} ${pickOf(random, givens)}`,
      `${Math.floor(random() * 900)}`,
    ],
  }))
  const mates = people(70, 42).map(({ values }, i) => {
    const [, , village, , street, house] = list[i]!.values
    return { id: `mate${i}`, values: [values[0]!, values[1]!, village!, null, street!, house!] }
  })
  expect(linkRecords(homes, [...list, ...mates]).pairs.length).toBeLessThanOrEqual(5)
})
it('what is met twenty times is found whole, not only the nearest of each', () => {
  const papers: LinkField[] = [
    { key: 'authors', kind: 'words' },
    { key: 'title', kind: 'words' },
    { key: 'year', kind: 'code' },
    { key: 'pages', kind: 'code' },
  ]
  const random = seeded(29)
  const groups = Array.from({ length: 40 }, (_, g) => {
    const title = Array.from({ length: 6 }, () => pickOf(random, [...givens, ...middles, ...families])).join(' ')
    const authors = `${pickOf(random, givens)} ${pickOf(random, middles)}, ${pickOf(random, givens)} ${pickOf(random, families)}`
    const cut = (i: number) => (i % 3 ? title : title.slice(0, -1))
    return Array.from({ length: g < 10 ? 20 : 1 }, (_, i) => ({
      id: `${g}-${i}`,
      values: [i % 7 ? authors : null, cut(i), i % 4 ? `${1980 + g}` : null, i % 2 ? `${g * 13 + 101}` : null],
    }))
  })
  const { pairs } = linkRecords(papers, groups.flat())
  const right = pairs.filter(({ left, right }) => left.split('-')[0] === right.split('-')[0])
  expect(right.length).toBeGreaterThan(10 * 190 * 0.9)
  expect(pairs.length - right.length).toBeLessThan(0.03 * right.length)
})
it('one officer’s phone on forty households joins no two of them', () => {
  const many = people(600, 33)
  const households = many.slice(0, 40).map(({ id, values }) => ({ id, values: [values[0]!, values[1]!, 'Hạ Thái', '0912345678'] }))
  const doubles = many.slice(40, 140).map(again)
  const { pairs } = linkRecords(fields, [...households, ...many.slice(40), ...doubles])
  const ids = new Set(households.map(({ id }) => id))
  expect(pairs.filter(pair => ids.has(pair.left) && ids.has(pair.right))).toEqual([])
  expect(pairs.length).toBeGreaterThan(80)
})
it('two lists: a record of a list that counts once has one partner at most', () => {
  const first = people(500, 5)
  const second = [...first.slice(0, 200).map(again), ...people(300, 99).map(({ id, values }) => ({ id: `other-${id}`, values }))]
  const { pairs } = linkRecords(fields, first, second)
  const right = pairs.filter(pair => pair.right === `${pair.left}-again`)
  expect(right.length).toBeGreaterThanOrEqual(185)
  expect(pairs.length - right.length).toBeLessThanOrEqual(6)
  expect(pairs.every(pair => first.some(({ id }) => id === pair.left))).toBe(true)
  expect(new Set(pairs.map(pair => pair.left)).size).toBe(pairs.length)
})
it('names in each other’s place are seen as such', () => {
  const names: LinkField[] = [
    { key: 'given', kind: 'words' },
    { key: 'family', kind: 'words' },
    { key: 'born', kind: 'date' },
  ]
  const random = seeded(3)
  const first = ['thomas', 'gabriel', 'lewis', 'grace', 'dean', 'kelly', 'craig', 'scott', 'blake', 'taylor', 'jordan', 'morgan', 'drew']
  const list = people(400, 11).map(({ id, values }): LinkRecord => {
    const [a, b] = [first[Math.floor(random() * first.length)]!, first[Math.floor(random() * first.length)]!]
    return { id, values: [a, b, values[1]!] }
  })
  const swapped = list.slice(0, 60).map(({ id, values }) => ({ id: `${id}-again`, values: [values[1]!, values[0]!, values[2]!] }))
  const { pairs } = linkRecords(names, [...list, ...swapped])
  expect(pairs.filter(pair => pair.right === `${pair.left}-again`).length).toBeGreaterThanOrEqual(57)
})
it('one column is enough: institutes as their authors write them, some many times', () => {
  const random = seeded(51)
  const syllable = () => `${pickOf(random, [...'bcdfghklmnprstvz'])}${pickOf(random, [...'aeiou'])}`
  const names = Array.from({ length: 300 }, () => Array.from({ length: 4 }, syllable).join(''))
  const groups = names.map((name, g) => {
    const kind = pickOf(random, ['University', 'Institute', 'Academy', 'Laboratory'])
    const town = `${pickOf(random, villages)}`
    return Array.from({ length: g % 3 === 0 ? 2 + (g % 4) : 1 }, (_, i) => ({
      id: `${g}-${i}`,
      values: [
        [
          `${name} ${kind}`,
          `${name} ${kind}, ${town}`,
          `${kind} of ${name}`,
          `${name.slice(0, -1)} ${kind}`,
          `${name} ${kind.slice(0, 4)}., ${town}`,
        ][i]!,
      ],
    }))
  })
  const { pairs } = linkRecords([{ key: 'institute', kind: 'words' }], groups.flat())
  const right = pairs.filter(({ left, right }) => left.split('-')[0] === right.split('-')[0]).length
  const truth = groups.reduce((sum, group) => sum + (group.length * (group.length - 1)) / 2, 0)
  expect(right / truth).toBeGreaterThan(0.4)
  expect(right / pairs.length).toBeGreaterThan(0.9)
})
it('two of one source are believed less, where the sources of a stacked list hold each thing once', () => {
  const withSource: LinkField[] = [...fields, { key: 'source', kind: 'category' }]
  const random = seeded(61)
  const sources = ['alpha', 'beta', 'gamma']
  const list = people(600, 71).map(({ id, values }) => ({ id, values: [...values, pickOf(random, sources)] }))
  const stacked = list.slice(0, 150).map((record, i) => {
    const { id, values } = again(record, i)
    const others = sources.filter(source => source !== record.values[4])
    return { id, values: [...values, pickOf(random, others)] }
  })
  // Written down again without a day of birth: as like as some of those that are one.
  const lookalikes = (source: (own: string) => string) =>
    list.slice(200, 205).map(({ values: [name, , village, phone, own] }, i) => ({
      id: `like${i}`,
      values: [name!, null, village!, phone!, source(own!)],
    }))
  const believed = (source: (own: string) => string) => {
    const { pairs } = linkRecords(withSource, [...list, ...stacked, ...lookalikes(source)], undefined, { threshold: 0 })
    expect(pairs.filter(pair => pair.probability >= 0.5 && pair.right === `${pair.left}-again`).length).toBeGreaterThan(135)
    const chances = lookalikes(source).map(
      (like, i) => pairs.find(x => keyOf(x) === keyOf({ left: `p${200 + i}`, right: like.id }))?.probability ?? 0,
    )
    return chances.reduce((sum, chance) => sum + chance, 0) / chances.length
  }
  const apart = believed(own => sources.find(source => source !== own)!)
  const doubt = (chance: number) => 1 - chance
  expect(apart).toBeGreaterThan(0.5)
  expect(doubt(believed(own => own))).toBeGreaterThan(doubt(apart) * 1.5)
})
it('pairs that are one but for a slip are not taken for a kind of stranger, however long the list', () => {
  const random = seeded(77)
  const long: LinkField[] = [...fields, { key: 'street', kind: 'words' }, { key: 'number', kind: 'code' }]
  const list = people(2500, 81).map(({ id, values }) => ({
    id,
    values: [...values, `${pickOf(random, middles)} ${pickOf(random, givens)}`, String(100_000 + Math.floor(random() * 899_999))],
  }))
  const doubles = list.slice(0, 1500).map((record, i) => {
    const { id, values } = again({ id: record.id, values: record.values.slice(0, 4) }, i)
    const number = record.values[5]!
    return {
      id,
      values: [
        ...values,
        i % 3 ? record.values[4]! : null,
        i % 2 ? number : `${number.slice(0, 2)}${number[3]}${number[2]}${number.slice(4)}`,
      ],
    }
  })
  const { pairs } = linkRecords(long, [...list, ...doubles])
  expect(pairs.filter(pair => pair.right === `${pair.left}-again`).length).toBeGreaterThan(1400)
})
it('the same lists give the same answer', () => {
  const list = [...people(300, 1), ...people(300, 1).slice(0, 40).map(again)]
  expect(linkRecords(fields, list).pairs).toEqual(linkRecords(fields, list).pairs)
})

describe('measures', () => {
  it('Jaro–Winkler gives the published values', () => {
    expect(jaroWinkler('martha', 'marhta')).toBeCloseTo(0.961, 3)
    expect(jaroWinkler('dwayne', 'duane')).toBeCloseTo(0.84, 3)
    expect(jaroWinkler('dixon', 'dicksonx')).toBeCloseTo(0.813, 3)
    expect(jaroWinkler('abc', 'xyz')).toBe(0)
  })
  it('slips count a swap of neighbours once', () => {
    expect(slips('hung', 'hugn', 3)).toBe(1)
    expect(slips('kitten', 'sitting', 5)).toBe(3)
    expect(slips('kitten', 'sitting', 2)).toBe(3)
    expect(oneSlip('hanoi', 'hanio')).toBe(true)
    expect(oneSlip('hanoi', 'hannoi')).toBe(true)
    expect(oneSlip('hanoi', 'henio')).toBe(false)
  })
  it.each([
    ['$1,234.50', 1234.5],
    ['1.234,5', 1234.5],
    ['1.234.567 ₫', 1_234_567],
    ['2:45', 165],
    ['12', 12],
    ['ba mươi', null],
    ['12 và 13', null],
    ['3m 37sec', 217],
    ['1:02:45', 3765],
    ['80 min', 4800],
  ])('the number in “%s” is %s', (text, value) => expect(numberOf(text)).toBe(value))
  it('lengths of time are one whatever their unit, where some of the column write minutes and seconds', () => {
    const column = columnOf(
      { key: 'length', kind: 'number' },
      0,
      ['3:37', '217137', '217', '3.617', '3m 37sec'].map(value => ({ id: value, values: [value] })),
    )
    const [first, ...rest] = column.values
    for (const other of rest) expect(measures.number(first!, other)).toBeGreaterThanOrEqual(3)
    const prices = columnOf(
      { key: 'price', kind: 'number' },
      0,
      ['217137', '217.13'].map(value => ({ id: value, values: [value] })),
    )
    expect(measures.number(prices.values[0]!, prices.values[1]!)).toBe(0)
  })
  it.each([
    ['007', '7', 3],
    ['1999', '99', 2],
    ['A6', '6', 2],
    ['6/12', '06', 2],
    ['1999', '98', 0],
    ['A6', '7', 0],
  ])('codes “%s” and “%s” agree at level %i', (a, b, level) => {
    const column = columnOf(
      { key: 'code', kind: 'code' },
      0,
      [a, b].map(value => ({ id: value, values: [value] })),
    )
    expect(measures.code(column.values[0]!, column.values[1]!)).toBe(level)
  })
  it('days are read however they are written', () => {
    for (const text of ['1971-06-24', '24/06/1971', '6/24/1971', '19710624', '1971-06-24T00:00:00'])
      expect(dateOf(text)).toEqual({ year: 1971, month: 6, day: 24 })
    expect(dateOf('1971-13-45')).toBeNull()
  })
  it('codes are found within texts, hyphens or not', () => {
    expect(codesIn('Sony 52" Bravia KDL-52W4100')).toEqual(['52', 'kdl52w4100', '52w4100'])
  })
})

describe('what a column holds', () => {
  const many = (of: (i: number) => string, n = 200) => Array.from({ length: n }, (_, i) => of(i))
  it.each([
    ['email', many(i => `x${i}@y.vn`), 'contact'],
    ['phone', many(i => `310/246-${1000 + i}`), 'contact'],
    ['dob', many(i => `1970-01-${String(1 + (i % 28)).padStart(2, '0')}`), 'date'],
    ['price', many(i => `$${i}.99`), 'number'],
    ['postcode', many(i => String(2000 + (i % 90))), 'code'],
    ['state', many(i => ['nsw', 'vic', 'act'][i % 3]!), 'category'],
    ['title', many(i => `adaptive query processing ${i % 50} of streams`), 'words'],
    ['description', many(i => `${'long words of praise '.repeat(6)} ${i}`), 'text'],
  ])('%s is told from its values', (name, values, kind) => expect(inferKind(name, values)).toEqual({ kind }))
  it('a label of several words is no answer of a benchmark', () => {
    expect(
      inferKind(
        'label',
        many(i => `golden river ${i % 150}`),
      ),
    ).toEqual({ kind: 'words' })
  })
  it('says why a column is left out', () => {
    expect(inferKind('note', [])).toEqual({ left_out: 'empty' })
    expect(
      inferKind(
        'country',
        many(() => 'vn'),
      ),
    ).toEqual({ left_out: 'constant' })
    expect(
      inferKind(
        'row',
        many(i => String(i)),
      ),
    ).toEqual({ left_out: 'all_different' })
    expect(
      inferKind(
        'cluster',
        many(i => String(i % 7)),
      ),
    ).toEqual({ left_out: 'answer' })
    expect(
      inferKind(
        'cluster',
        many(i => String(i % 70)),
        true,
      ),
    ).toEqual({ kind: 'code' })
  })
})

it('a field that nobody had when it learned still speaks for a pair, once two records have it', () => {
  const fields = [
    { key: 'name', kind: 'person' },
    { key: 'birthYear', kind: 'code' },
    { key: 'phone', kind: 'contact' },
  ] as const
  const person = (id: string, at: number, phone: string | null = null) => ({
    id,
    values: [
      `nguyễn ${['an', 'bình', 'chi', 'dũng'][at % 4]} ${['lan', 'mai', 'nam', 'sơn', 'yến'][at % 5]}`,
      String(1950 + (at % 37)),
      phone,
    ],
  })
  const list = [...Array.from({ length: 60 }, (_, at) => person(`a${at}`, at)), person('again', 3)]
  const { model } = linkRecords(fields, list)
  const chance = (phone: string | null) =>
    scoreAgainst(model, person('draft', 3, phone), [person('other', 3, '0912345678')])[0]!.probability
  expect(chance('0912345678')).toBeGreaterThan(chance(null))
  expect(chance(null)).toBeGreaterThan(0)
})
