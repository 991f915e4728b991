/** What lists are of: each kind makes things that are different, among them relatives that look alike on purpose. */
import { titled } from '../mistakes.ts'
import type { Random } from '../random.ts'
import type { Row } from '../shape.ts'
import { stock, type Tongue } from './words.ts'

/** Makes `count` different things; `alike` 0…1 is how many of them are somebody's relative. */
export type Things = (chance: Random, tongue: Tongue, count: number, alike: number) => Row[]
const phone = (chance: Random) => `0${chance.pick(['9', '3', '8', '7'])}${chance.digits(8)}`
const day = (chance: Random) =>
  `${1940 + chance.int(66)}-${String(1 + chance.int(12)).padStart(2, '0')}-${String(1 + chance.int(28)).padStart(2, '0')}`
/** Things one after the other; `relative` makes one from the thing before. */
const series = (chance: Random, count: number, alike: number, fresh: () => Row, relative: (row: Row) => Row): Row[] => {
  const rows: Row[] = []
  const seen = new Set<string>()
  for (let tries = 0; rows.length < count && tries < count * 5; tries++) {
    const before = rows.at(-1)
    const row = before && chance.chance(alike) ? relative(before) : fresh()
    const text = JSON.stringify(row).toLowerCase()
    if (seen.has(text)) continue
    seen.add(text)
    rows.push(row)
  }
  return rows
}

export const people: Things = (chance, tongue, count, alike) => {
  const [given, family, streets, towns] = [
    stock(chance, tongue, 300),
    stock(chance, tongue, 1200),
    stock(chance, tongue, 400),
    stock(chance, tongue, 60),
  ]
  const postcode = new Map(towns.map(town => [town, chance.digits(5)]))
  const fresh = (): Row => {
    const town = chance.common(towns)
    return {
      surname: titled(chance.common(family)),
      given_name: titled(chance.chance(0.3) ? `${chance.common(given)} ${chance.common(given)}` : chance.common(given)),
      born: day(chance),
      street: titled(`${chance.pick(streets)} ${1 + chance.int(120)}`),
      town: titled(town),
      postcode: postcode.get(town) ?? '',
      phone: chance.chance(0.6) ? phone(chance) : '',
    }
  }
  return series(chance, count, alike, fresh, row => ({ ...row, given_name: titled(chance.common(given)), born: day(chance) }))
}
/** Two columns only: name and year of birth. */
export const members: Things = (chance, tongue, count) => {
  const [given, family] = [stock(chance, tongue, 500), stock(chance, tongue, 3000)]
  return series(
    chance,
    count,
    0,
    () => ({
      full_name: titled(`${chance.common(given, 1.5)} ${chance.common(given, 1.5)} ${chance.common(family, 1.8)}`),
      year: String(1940 + chance.int(65)),
    }),
    row => row,
  )
}
export const addresses: Things = (chance, tongue, count, alike) => {
  const [streets, towns, states] = [stock(chance, tongue, 900), stock(chance, tongue, 120), stock(chance, tongue, 8)]
  const place = new Map(towns.map(town => [town, { zip: chance.digits(5), state: titled(chance.pick(states)) }]))
  const kinds = ['Street', 'Road', 'Lane', 'Avenue', 'Square']
  const fresh = (): Row => {
    const town = chance.common(towns)
    return {
      address: titled(`${1 + chance.int(200)} ${chance.pick(streets)} ${chance.pick(kinds)}`),
      town: titled(town),
      ...place.get(town),
    }
  }
  return series(chance, count, alike, fresh, row => ({
    ...row,
    address: (row.address ?? '').replace(/^\d+/, () => String(1 + chance.int(200))),
  }))
}
export const articles: Things = (chance, tongue, count, alike) => {
  const [makers, kinds, traits, lines] = [
    stock(chance, tongue, 70),
    stock(chance, tongue, 50),
    stock(chance, tongue, 400),
    stock(chance, tongue, 300),
  ]
  const praise = stock(chance, tongue, 800)
  const text = () => Array.from({ length: 8 + chance.int(16) }, () => chance.common(praise)).join(' ')
  const code = () =>
    `${chance.pick([...'ABDKLMPRSTX'])}${chance.pick([...'ABDKLMPRSTX'])}${chance.chance(0.5) ? '-' : ''}${chance.digits(3 + chance.int(2))}`
  const fresh = (): Row => {
    const maker = titled(chance.common(makers))
    return {
      title: `${maker} ${chance.common(lines)} ${chance.pick(kinds)} ${chance.common(traits)} ${code()}`,
      maker,
      description: chance.chance(0.7) ? text() : '',
      price: (5 + 900 * chance.next() ** 2).toFixed(2),
    }
  }
  return series(chance, count, alike, fresh, row => ({
    ...row,
    title: chance.chance(0.6)
      ? (row.title ?? '').replace(/\d+$/, digits => chance.digits(digits.length))
      : (row.title ?? '').replace(/\S+( \S+)$/, `${chance.common(traits)}$1`),
    price: (Number(row.price) * (0.8 + 0.5 * chance.next())).toFixed(2),
  }))
}
/** Medicines: relatives differ in the strength, the form or the pack alone. */
export const medicines: Things = (chance, tongue, count, alike) => {
  const [names, makers] = [stock(chance, tongue, 1500), stock(chance, tongue, 60)]
  const forms = ['tablets', 'capsules', 'syrup', 'ointment', 'drops', 'injection']
  const strength = () => `${chance.pick([5, 10, 20, 25, 40, 50, 100, 200, 250, 500, 850])} mg`
  const fresh = (): Row => ({
    product: `${titled(chance.pick(names))} ${strength()} ${chance.pick(forms)}`,
    maker: `${titled(chance.common(makers))} Pharma`,
    pack: `${chance.pick([7, 10, 14, 20, 28, 30, 50, 100])} x`,
  })
  return series(chance, count, alike, fresh, row => ({
    ...row,
    product: chance.chance(0.7)
      ? (row.product ?? '').replace(/\d+ mg/, strength)
      : (row.product ?? '').replace(/\S+$/, () => chance.pick(forms)),
  }))
}
export const papers: Things = (chance, tongue, count, alike) => {
  const [terms, family, venues] = [stock(chance, tongue, 700), stock(chance, tongue, 900), stock(chance, tongue, 40)]
  const authors = () =>
    Array.from({ length: 1 + chance.int(4) }, () => `${titled(chance.pick(terms))[0]}. ${titled(chance.common(family))}`).join(', ')
  const title = () => titled(Array.from({ length: 4 + chance.int(6) }, () => chance.common(terms, 2)).join(' '))
  const fresh = (): Row => ({
    title: title(),
    authors: authors(),
    venue: `Journal of ${titled(chance.common(venues))} ${titled(chance.common(venues))}`,
    year: String(1975 + chance.int(50)),
    pages: `${chance.int(400)}`,
  })
  return series(chance, count, alike, fresh, row => {
    const words = (row.title ?? '').split(' ')
    words[words.length - 1] = titled(chance.pick(terms))
    return { ...row, title: words.join(' '), year: String(Number(row.year) + 1 + chance.int(3)), pages: `${chance.int(400)}` }
  })
}
export const books: Things = (chance, tongue, count, alike) => {
  const [terms, family, houses] = [stock(chance, tongue, 1200), stock(chance, tongue, 900), stock(chance, tongue, 50)]
  const fresh = (): Row => ({
    title: titled(Array.from({ length: 2 + chance.int(4) }, () => chance.common(terms, 1.8)).join(' ')),
    author: `${titled(chance.common(family))}, ${titled(chance.common(terms))}`,
    publisher: `${titled(chance.common(houses))} Press`,
    isbn: chance.chance(0.5) ? `978${chance.digits(10)}` : '',
    year: String(1960 + chance.int(64)),
    pages: String(60 + chance.int(700)),
  })
  return series(chance, count, alike, fresh, row => ({
    ...row,
    title: `${(row.title ?? '').replace(/ \d+$/, '')} ${2 + chance.int(5)}`,
    isbn: `978${chance.digits(10)}`,
    pages: String(60 + chance.int(700)),
  }))
}
/** One column: firms. */
export const firms: Things = (chance, tongue, count, alike) => {
  const [names, trades, towns] = [stock(chance, tongue, 2500), stock(chance, tongue, 60), stock(chance, tongue, 50)]
  const forms = ['Ltd', 'GmbH', 'Co', 'SA', 'Cty TNHH', 'HTX', 'JSC']
  const fresh = (): Row => ({
    name: [
      titled(chance.common(names, 1.2)),
      chance.chance(0.4) ? titled(chance.common(names)) : '',
      titled(chance.common(trades)),
      chance.pick(forms),
      chance.chance(0.3) ? titled(chance.common(towns)) : '',
    ]
      .filter(Boolean)
      .join(' '),
  })
  return series(chance, count, alike, fresh, row => ({ name: (row.name ?? '').replace(/^\S+/, () => titled(chance.common(names))) }))
}
/** One column: institutes with their place, as authors write them. */
export const institutes: Things = (chance, tongue, count) => {
  const [names, subjects, lands] = [stock(chance, tongue, 500), stock(chance, tongue, 25), stock(chance, tongue, 15)]
  const kinds = [
    'University of X',
    'X University',
    'X Institute of Technology',
    'Technical University X',
    'X Laboratories',
    'X State College',
  ]
  return series(
    chance,
    count,
    0,
    () => {
      const town = titled(chance.pick(names))
      return {
        affiliation: [
          titled(chance.pick(kinds).replace('X', town)),
          titled(chance.common(subjects)),
          town,
          titled(chance.common(lands)),
        ].join(', '),
      }
    },
    row => row,
  )
}
/** One column: places of a few words. */
export const places: Things = (chance, tongue, count, alike) => {
  const names = stock(chance, tongue, 3000)
  const fresh = (): Row => ({ place: titled(Array.from({ length: 1 + chance.int(3) }, () => chance.pick(names)).join(' ')) })
  return series(chance, count, alike, fresh, row => ({ place: `${row.place} ${titled(chance.pick(names))}` }))
}
/** Inns and shops: chains share a name, neighbours a street. */
export const inns: Things = (chance, tongue, count, alike) => {
  const [names, streets, towns] = [stock(chance, tongue, 1500), stock(chance, tongue, 500), stock(chance, tongue, 25)]
  const kinds = ['Inn', 'Hotel', 'Café', 'Bar', 'Grill', 'House']
  const fresh = (): Row => ({
    name: titled(
      `${chance.common(names, 1.5)} ${chance.chance(0.4) ? chance.common(names) : ''} ${chance.pick(kinds)}`.replace(/ +/g, ' '),
    ),
    street: titled(`${1 + chance.int(300)} ${chance.common(streets)}`),
    town: titled(chance.common(towns)),
    phone: chance.chance(0.8) ? phone(chance) : '',
    kind: titled(chance.common(streets.slice(0, 9))),
  })
  return series(chance, count, alike, fresh, row => ({
    ...fresh(),
    ...(chance.chance(0.5) ? { name: row.name ?? '' } : { street: row.street ?? '', town: row.town ?? '' }),
  }))
}
/** Spare parts: a number, a name and measures. */
export const parts: Things = (chance, tongue, count, alike) => {
  const [names, makers] = [stock(chance, tongue, 80), stock(chance, tongue, 30)]
  const fresh = (): Row => ({
    part: `${titled(chance.common(names))} ${chance.common(names)} M${4 + chance.int(20)}x${10 + chance.int(90)}`,
    number: `${chance.digits(3)}-${chance.digits(4)}`,
    maker: titled(chance.common(makers)),
    weight: `${(chance.next() * 40).toFixed(1)}`,
  })
  return series(chance, count, alike, fresh, row => ({
    ...row,
    number: `${(row.number ?? '').slice(0, 4)}${chance.digits(4)}`,
    part: (row.part ?? '').replace(/\d+$/, String(10 + chance.int(90))),
  }))
}
