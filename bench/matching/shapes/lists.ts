/** Registers of few columns and lists of odd shapes: voters of five years, firms told by long texts, lists without a single double, tiny ones. All made up. */
import { mistaken, slip, titled } from '../mistakes.ts'
import { type Random, random } from '../random.ts'
import { numbered, pairsWithin, type Row, type Shape } from '../shape.ts'
import { givenNames, originals, suburbs, surnames } from './people.ts'
import { joined, money, catalogue as products, two } from './products.ts'

const list = (text: string): string[] => text.trim().split(/\s*,\s*/)
const single = (chance: Random, name: string, naming: string[], columns: string[], groups: readonly Row[][]): Shape => {
  const rows = numbered(chance, groups.flat(), 'nr', at => String(at + 1))
  return {
    name,
    naming,
    id: 'nr',
    left: { file: 'list.csv', columns: ['nr', ...columns], rows },
    truth: pairsWithin(groups.map(group => group.map(row => row.nr ?? ''))),
  }
}
/** Endings that make surnames many, as in life. */
const ends = list('son, er, ley, ton, ham, man, wood, ford, well, field, worth, by, stead, ell, ing')
const family = (chance: Random): string =>
  chance.chance(0.4) ? chance.common(surnames, 1.4) : `${chance.pick(surnames).slice(0, 4)}${chance.pick(ends)}`
/** Five years of a voters' roll in one file, four columns with German heads: everybody stands there one to five times, a third with slips. */
export const voters = (seed = 81, count = 4000): Shape => {
  const chance = random(seed)
  const groups = Array.from({ length: count }, () => {
    const at = chance.int(suburbs.length)
    const voter: Row = {
      Vorname: `${chance.common(givenNames, 1.3)}${chance.chance(0.4) ? ` ${chance.pick(givenNames)}` : ''}`,
      Nachname: family(chance),
      Ort: suburbs[at] ?? '',
      PLZ: String(27000 + at * 13 + chance.int(3)),
    }
    const copies = chance.chance(0.35) ? 1 : chance.pick([2, 2, 3, 4, 5])
    return Array.from({ length: copies }, () => {
      const row = { ...voter }
      if (chance.chance(0.35))
        for (let n = 1 + chance.int(3); n > 0; n--) {
          const key = chance.pick(['Vorname', 'Nachname', 'Ort', 'PLZ'])
          row[key] = chance.chance(0.1)
            ? ''
            : key === 'PLZ'
              ? (row[key]?.replace(/\d$/, chance.digits(1)) ?? '')
              : mistaken(chance, row[key] ?? '')
        }
      return row
    })
  })
  return single(chance, 'voters', ['Vorname', 'Nachname', 'Ort'], ['Vorname', 'Nachname', 'Ort', 'PLZ'], groups)
}

const trades = list(
  'software, furniture, packaging, medical devices, logistics, wine, textiles, solar panels, insurance, fitness equipment, pet food, machine tools, cosmetics, toys, seafood, tyres, bicycles, ceramics, paper, water filters',
)
const deeds = list(
  'is a leading provider of, designs and manufactures, was founded to bring, offers a full range of, sells, is the region’s largest maker of, imports and distributes, builds',
)
const praise = list(
  'for small and medium businesses, to customers in more than thirty countries, with a focus on quality and service, through a network of dealers, since the nineteen-eighties, for homes and offices, at fair prices, with its own research centre',
)
const sentence = (chance: Random, subject: string, trade: string) => `${subject} ${chance.pick(deeds)} ${trade} ${chance.pick(praise)}.`
/** Firms told by one long text each: 1,500 and 1,500, 1,000 in both, no column has a name of its own. */
export const firms = (seed = 82): Shape => {
  const chance = random(seed)
  const [left, right, pairs]: [Row[], Row[], [Row, Row][]] = [[], [], []]
  for (let at = 0; at < 2000; at++) {
    const [name, trade, city, year, boss] = [
      titled(`${chance.pick(surnames)}${chance.pick(['', ` & ${chance.pick(surnames)}`, ` ${chance.pick(suburbs)}`, 'tech', 'co'])}`),
      chance.pick(trades),
      titled(chance.pick(suburbs)),
      1950 + chance.int(65),
      titled(`${chance.pick(givenNames)} ${chance.pick(surnames)}`),
    ]
    const facts = [
      `The company was founded in ${year} and is based in ${city}.`,
      `It is led by ${boss}.`,
      `${name} employs ${10 + chance.int(4000)} people.`,
      `Its main line is ${trade}.`,
    ]
    const about = (extra: number) =>
      joined([
        sentence(chance, name, trade),
        ...chance.some(facts, 2 + chance.int(2)),
        ...Array.from({ length: extra }, () => sentence(chance, 'It', chance.chance(0.7) ? trade : chance.pick(trades))),
      ])
    const a: Row = { content: about(3 + chance.int(8)) }
    const b: Row = { content: about(chance.int(4)) }
    if (at < 1500) left.push(a)
    if (at >= 500) right.push(b)
    if (at >= 500 && at < 1500) pairs.push([a, b])
  }
  return two(chance, 'firms_long_text', [['content'], ['content']], pairs, left, right)
}
/** 3,000 people, nobody twice; households share a surname and an address. */
export const nobodyTwice = (seed = 83): Shape => {
  const chance = random(seed)
  const rows = originals(chance, 3000)
  const columns = Object.keys(rows[0] ?? {}).filter(key => key !== 'soc_sec_id')
  return single(
    chance,
    'none_people',
    ['given_name', 'surname'],
    columns,
    rows.map(row => [row]),
  )
}
/** 2,000 articles of one shop, none twice, each with neighbours that differ in a digit or a colour. */
export const noArticleTwice = (seed = 84): Shape => {
  const chance = random(seed)
  const rows = products(chance, 2000).map(
    (item): Row => ({
      name: joined([item.line.brand, item.size, item.line.kind, item.model, item.colour]),
      features: item.features.join(', '),
      price: chance.chance(0.3) ? '' : money(item.price),
    }),
  )
  return single(
    chance,
    'none_products',
    ['name'],
    ['name', 'features', 'price'],
    rows.map(row => [row]),
  )
}
/** 100 rows: 80 people, 20 of them again; a column of noise and one of times of entry. */
export const tiny = (seed = 85): Shape => {
  const chance = random(seed)
  const shown = ['given_name', 'surname', 'suburb', 'date_of_birth']
  const someone = originals(chance, 80)
  const made = (row: Row): Row => ({
    ...Object.fromEntries(shown.map(key => [key, row[key] ?? ''])),
    colour: chance.pick(list('red, green, blue, grey')),
    entered: `2024-0${1 + chance.int(9)}-1${chance.int(9)} 1${chance.int(9)}:2${chance.int(9)}:00`,
  })
  const groups = someone.map((row, at) => {
    const again = { ...row }
    const key = chance.pick(['given_name', 'surname', 'suburb'])
    again[key] = slip(chance, again[key] ?? '')
    return at < 20 ? [made(row), made(again)] : [made(row)]
  })
  return single(chance, 'tiny', ['given_name', 'surname'], [...shown, 'colour', 'entered'], groups)
}
