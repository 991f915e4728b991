/** Shops and rating sites of other kinds: a small against a large shop, songs in two shops, beers, films. All made up. */
import { slip, titled } from '../mistakes.ts'
import { type Random, random } from '../random.ts'
import type { Row, Shape } from '../shape.ts'
import { givenNames, surnames } from './people.ts'
import { type Item, joined, catalogue as products, two } from './products.ts'
import { catalogue as songs, titleOf } from './songs.ts'

const list = (text: string): string[] => text.trim().split(/\s*,\s*/)
const ours = (chance: Random, item: Item): Row => ({
  title: joined([
    item.line.brand,
    item.size,
    item.line.kind,
    chance.chance(0.6) ? item.model : '',
    chance.chance(0.6) ? item.colour : '',
    chance.chance(0.4) ? (item.features[0] ?? '') : '',
  ]).toLowerCase(),
  category: chance.chance(0.1) ? '' : `electronics - ${item.line.kind.toLowerCase()}`,
  brand: item.line.brand.toLowerCase(),
  modelno: chance.chance(0.2) ? '' : item.model.toLowerCase(),
  price: (item.price * (0.9 + chance.next() * 0.2)).toFixed(2),
})
const theirs = (chance: Random, item: Item): Row => ({
  title: joined([
    item.line.brand,
    chance.chance(0.8) ? item.model : '',
    item.features.join(' '),
    item.line.kind,
    chance.chance(0.5) ? `(${item.colour})` : '',
  ]).toLowerCase(),
  category: chance.chance(0.15)
    ? ''
    : chance.pick([item.line.kind.toLowerCase(), 'electronics', 'computers accessories', 'audio video accessories']),
  brand: chance.chance(0.15) ? '' : item.line.brand.toLowerCase(),
  modelno: chance.chance(0.25) ? '' : chance.chance(0.2) ? item.model.toLowerCase().replace('-', '') : item.model.toLowerCase(),
  price: chance.chance(0.2) ? '' : (item.price * (0.7 + chance.next() * 0.5)).toFixed(2),
})
/** Cells that slipped into another column: the value stands behind the title, its own cell is empty. */
const moved = (chance: Random, row: Row, keys: readonly string[], into: string): Row => {
  for (const key of keys)
    if (row[key] && chance.chance(0.4)) {
      row[into] = joined([row[into] ?? '', row[key] ?? ''])
      row[key] = ''
    }
  return row
}
const smallAndLarge = (name: string, seed: number, dirty: boolean): Shape => {
  const chance = random(seed)
  const items = products(chance, 9000)
  const mine = items.slice(0, 1500)
  const [left, right, pairs]: [Row[], Row[], [Row, Row][]] = [[], [], []]
  const shown = (row: Row) => (dirty ? moved(chance, row, ['category', 'brand', 'modelno'], 'title') : row)
  for (const item of items) {
    const a = shown(ours(chance, item))
    const b = shown(theirs(chance, item))
    const isMine = mine.includes(item)
    if (isMine) left.push(a)
    const both = isMine && chance.chance(0.45)
    if (both) pairs.push([a, b])
    if (both || !isMine) right.push(b)
  }
  const columns = ['title', 'category', 'brand', 'modelno', 'price']
  return two(chance, name, [columns, columns], pairs, left, right)
}
/** 1,500 articles against 8,000, one in two of ours there too. */
export const shops = (seed = 71): Shape => smallAndLarge('shops', seed, false)
/** The same with cells in wrong columns. */
export const shopsDirty = (seed = 72): Shape => smallAndLarge('shops_dirty', seed, true)

const genres = list('Pop, Rock, Country, Dance, Hip-Hop/Rap, R&B/Soul, Alternative, Latin')
/** Songs of two shops: 2,500 and 6,000, 700 in both; albums in deluxe editions, lengths that differ by seconds, featured artists. */
export const songShops = (seed = 73): Shape => {
  const chance = random(seed)
  const all = songs(chance, 8000)
  const genreOf = new Map(all.map(song => [song.artist, chance.pick(genres)]))
  const day = (year: number) => `${chance.int(28) + 1}-${chance.pick(list('Jan, Feb, Mar, Apr, May, Jun, Jul'))}-${String(year).slice(2)}`
  const length = (seconds: number) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
  const [left, right, pairs]: [Row[], Row[], [Row, Row][]] = [[], [], []]
  all.forEach((song, at) => {
    const released = day(song.year)
    const a: Row = {
      Song_Name: chance.chance(0.15) ? `${song.title} (feat. ${titled(chance.pick(surnames))})` : song.title,
      Artist_Name: song.artist,
      Album_Name: chance.chance(0.3) ? `${song.album} (Deluxe Version)` : song.album,
      Genre: `${genreOf.get(song.artist)}, Music`,
      Price: '$ 1.29',
      CopyRight: `℗ ${song.year} ${titled(chance.pick(surnames))} Records`,
      Time: length(song.seconds),
      Released: released,
    }
    const b: Row = {
      Song_Name: chance.chance(0.2) ? `${song.title} [Explicit]` : song.title,
      Artist_Name: chance.chance(0.1) ? `${song.artist} & ${titled(chance.pick(surnames))}` : song.artist,
      Album_Name: chance.chance(0.3) ? `${song.album} [Explicit]` : song.album,
      Genre: genreOf.get(song.artist) ?? '',
      Price: chance.pick(['$1.29', '$0.99']),
      CopyRight: `(C) ${song.year} ${titled(chance.pick(surnames))} Music`,
      Time: length(song.seconds + chance.int(3) - 1),
      Released: chance.chance(0.3) ? day(song.year) : `January ${1 + chance.int(28)}, ${song.year}`,
    }
    if (at < 2500) left.push(a)
    if (at >= 1800 && at < 7800) right.push(b)
    if (at >= 1800 && at < 2500) pairs.push([a, b])
  })
  const columns = ['Song_Name', 'Artist_Name', 'Album_Name', 'Genre', 'Price', 'CopyRight', 'Time', 'Released']
  return two(chance, 'songs_two_shops', [columns, columns], pairs, left, right)
}

const hops = list(
  'hoppy, golden, black, red, amber, winter, summer, old, double, imperial, wild, smoked, belgian, dry, oak aged, bourbon barrel, harvest, midnight, lucky, lazy',
)
const beasts = list(
  'dog, moose, raven, otter, monk, pirate, angel, devil, stag, bear, wolf, trout, badger, miller, sailor, farmer, rooster, bull, fox, owl',
)
const styles = list(
  'American IPA, American Pale Ale (APA), Imperial Stout, Witbier, Saison, Porter, American Amber / Red Ale, Hefeweizen, Pilsener, Barleywine',
)
/** Two beer sites: 2,000 and 1,500 beers, 500 in both; one brewery's beers share its name, a number stands for the strength. */
export const beers = (seed = 74): Shape => {
  const chance = random(seed)
  const [left, right, pairs]: [Row[], Row[], [Row, Row][]] = [[], [], []]
  const kinds = ['Brewing Company', 'Brewery', 'Brewing Co.', 'Brauerei', 'Beer Company', 'Brewpub & Grill']
  let beer = 0
  while (beer < 3000) {
    const house =
      `${titled(chance.pick([...beasts, ...surnames]))} ${titled(chance.pick(['creek', 'river', 'mountain', 'street', 'bay', 'hill', 'island', '']))}`.trim()
    const kind = chance.pick(kinds)
    for (let more = 1 + chance.int(9); more > 0 && beer < 3000; more--, beer++) {
      const style = chance.pick(styles)
      const word = style.split(' ').slice(-1)[0]?.replace(')', '') ?? ''
      const name = titled(
        `${chance.pick(hops)} ${chance.chance(0.6) ? chance.pick(beasts) : ''} ${chance.chance(0.7) ? word : ''}`
          .replace(/ +/g, ' ')
          .trim(),
      )
      const strength = 4 + chance.int(80) / 10
      const a: Row = {
        Beer_Name: name,
        Brew_Factory_Name: `${house} ${kind}`,
        Style: style,
        ABV: chance.chance(0.1) ? '-' : `${strength.toFixed(2)} %`,
      }
      let other = chance.chance(0.5) ? `${house.split(' ')[0]} ${name}` : name
      if (chance.chance(0.08)) other = slip(chance, other)
      const b: Row = {
        Beer_Name: other,
        Brew_Factory_Name: chance.chance(0.3) ? house : `${house} ${chance.pick(kinds)}`,
        Style: chance.chance(0.4) ? chance.pick(styles) : style.replace(/American |Imperial /, ''),
        ABV: chance.chance(0.15) ? '-' : `${chance.chance(0.8) ? strength : (strength + 0.2).toFixed(1)} %`,
      }
      if (beer < 2000) left.push(a)
      if (beer >= 1500) right.push(b)
      if (beer >= 1500 && beer < 2000) pairs.push([a, b])
    }
  }
  const columns = ['Beer_Name', 'Brew_Factory_Name', 'Style', 'ABV']
  return two(chance, 'beers', [columns, columns], pairs, left, right)
}

/** Two film lists whose columns bear other names and stand in another order; remakes share a title, lists of actors are cut. */
export const films = (seed = 75): Shape => {
  const chance = random(seed)
  const person = () => titled(`${chance.pick(givenNames)} ${chance.pick(surnames)}`)
  const stars = Array.from({ length: 800 }, person)
  const [left, right, pairs]: [Row[], Row[], [Row, Row][]] = [[], [], []]
  let before = ''
  for (let at = 0; at < 5000; at++) {
    const title: string =
      before && chance.chance(0.04)
        ? before
        : before && chance.chance(0.03)
          ? `${before} ${2 + chance.int(3)}`
          : titleOf(chance, chance.chance(0.2))
    before = title
    const [director, actors, year, minutes] = [person(), chance.some(stars, 5), 1950 + chance.int(65), 80 + chance.int(70)]
    const a: Row = {
      title,
      year: String(year),
      director,
      actors: actors.slice(0, 3).join(', '),
      runtime: `${minutes} min`,
      rating: (4 + chance.int(50) / 10).toFixed(1),
    }
    const turned = (name: string) => name.replace(/^(\S+) (.+)$/, '$2, $1')
    const b: Row = {
      starring: (chance.chance(0.2) ? [] : chance.shuffled(actors).slice(0, 1 + chance.int(4)))
        .map(name => (chance.chance(0.3) ? turned(name) : name))
        .join('; '),
      name: chance.chance(0.15)
        ? `${title} (${year})`
        : chance.chance(0.08)
          ? slip(chance, title)
          : title.startsWith('The ') && chance.chance(0.5)
            ? `${title.slice(4)}, The`
            : title,
      directed_by: chance.chance(0.1) ? '' : chance.chance(0.3) ? turned(director) : director,
      release: chance.chance(0.1) ? '' : String(year + (chance.chance(0.1) ? 1 : 0)),
      score: String(30 + chance.int(70)),
    }
    if (at < 3000) left.push(a)
    if (at >= 1500) right.push(b)
    if (at >= 1500 && at < 3000) pairs.push([a, b])
  }
  return two(
    chance,
    'films',
    [
      ['title', 'year', 'director', 'actors', 'runtime', 'rating'],
      ['starring', 'name', 'directed_by', 'release', 'score'],
    ],
    pairs,
    left,
    right,
  )
}
