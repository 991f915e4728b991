/** Two restaurant guides, in the manner of Fodor's and Zagat's: few fields, short names, chains and streets that many share. All made up. */
import { slip } from '../mistakes.ts'
import { type Random, random } from '../random.ts'
import { numbered, type Row, type Shape } from '../shape.ts'

const list = (text: string): string[] => text.trim().split(/\s*,\s*/)
const cities: readonly { name: string; other: string; codes: string[]; streets: string[] }[] = [
  {
    name: 'los angeles',
    other: 'la',
    codes: ['310', '213', '818'],
    streets: list(
      's. la cienega blvd., w. third st., melrose ave., sunset blvd., ventura blvd., wilshire blvd., santa monica blvd., n. canon dr., beverly blvd., n. rodeo dr.',
    ),
  },
  {
    name: 'new york',
    other: 'new york city',
    codes: ['212'],
    streets: list(
      'e. 63rd st., w. 55th st., park ave. s, e. 18th st., w. 44th st., madison ave., e. 52nd st., 2nd ave., hudson st., bleecker st., w. broadway',
    ),
  },
  {
    name: 'atlanta',
    other: 'atlanta',
    codes: ['404', '770'],
    streets: list(
      'peachtree rd., piedmont rd., roswell rd., n. highland ave., pharr rd., w. paces ferry rd., buford hwy., ponce de leon ave.',
    ),
  },
  {
    name: 'las vegas',
    other: 'las vegas',
    codes: ['702'],
    streets: list('las vegas blvd. s, e. flamingo rd., paradise rd., w. sahara ave., fremont st., e. tropicana ave.'),
  },
  {
    name: 'san francisco',
    other: 's.f.',
    codes: ['415'],
    streets: list(
      'post st., columbus ave., geary blvd., fillmore st., california st., mission st., sacramento st., grant ave., powell st.',
    ),
  },
]
const kinds: readonly [string, string[]][] = [
  ['american', ['american (new)', 'steakhouses', 'american (traditional)', 'eclectic']],
  ['french', ['french (new)', 'french bistro', 'french (classic)', 'continental']],
  ['italian', ['italian', 'northern italian', 'pizza', 'nuova cucina italian']],
  ['asian', ['chinese', 'pan-asian', 'thai', 'pacific new wave']],
  ['seafood', ['seafood', 'american']],
  ['mexican', ['mexican', 'tex-mex', 'southwestern']],
  ['delicatessen', ['delis', 'coffee shops/diners']],
  ['southern', ['southern/soul', 'cajun/creole', 'bbq']],
]
const firsts =
  list(`bella, chez, la, le, cafe, the, restaurant, trattoria, villa, old, blue, golden, palace, lotus, river, garden, mama, uncle, captain,
  casa, el, san, royal, harbor, corner, grand, little, silver, red, green, chef, brasserie, ristorante, spago, patina, citrus, campanile`)
const seconds =
  list(`rosa, marcel, grange, cirque, luna, terrace, bistro, grill, oyster, pavilion, dragon, orchid, kitchen, lobster, stella, antonio, maria,
  vincent, louis, bernard, jean-georges, pacific, palms, ritz, plaza, savoy, market, montrachet, provence, toscana, sorrento, napoli, siena, roma, venezia,
  bangkok, saigon, mandarin, sushi, tokyo, madras, bombay, prime, chops, smokehouse, gumbo, bayou, dixie, pancho, cantina, taqueria, deli, bagel, diner`)
const possessors = list(
  'arnie, morton, joe, ruth, sam, nathan, jerry, mary mac, thelma, dante, bone, bob, harry, aldo, gino, barney, carey, emil, philippe, katz',
)
const chains = list(
  'palm the, ritz-carlton cafe, hard rock cafe, chin chin, california pizza place, ruth & sons steak house, planet diner, benihana house',
)

const nameOf = (chance: Random): string => {
  const kind = chance.int(6)
  if (kind === 0) return `${chance.pick(possessors)}'s ${chance.pick(seconds)}`
  if (kind === 1) return `${chance.pick(possessors)}'s`
  if (kind === 2) return chance.pick(seconds)
  return `${chance.pick(firsts)} ${chance.pick(seconds)}${kind === 5 ? ` ${chance.pick(['on main', 'of chicago', 'bar & grill', 'restaurant', 'cafe', '& co.'])}` : ''}`
}
interface Place extends Row {
  name: string
  addr: string
  city: string
  phone: string
  type: string
}
const place = (chance: Random, name: string, city: (typeof cities)[number]): Place => ({
  name,
  addr: `${1 + chance.int(chance.chance(0.6) ? 999 : 9999)} ${chance.pick(city.streets)}`,
  city: city.name,
  phone: `${chance.pick(city.codes)}/${200 + chance.int(799)}-${chance.digits(4)}`,
  type: chance.pick(kinds)[0],
})
/** As the other guide prints it: the shop may have moved its telephone or stand in a suburb. */
const reprinted = (chance: Random, original: Place): Place => {
  const city = cities.find(entry => entry.name === original.city)
  let name: string = original.name
  if (chance.chance(0.12)) name = name.replace(/ (restaurant|cafe|bar & grill|on main|of chicago)$/, '')
  else if (chance.chance(0.1)) name = `${name} ${chance.pick(['restaurant', 'cafe', 'the', 'bistro', `(${original.city})`])}`
  if (chance.chance(0.15)) name = name.replace(/^(the|la|le|cafe|chez) (.+)$/, '$2 $1')
  if (chance.chance(0.1)) name = name.replace(' & ', ' and ').replace("'s", 's')
  if (chance.chance(0.05)) name = slip(chance, name)
  let addr: string = original.addr
  if (chance.chance(0.35))
    addr = addr
      .replace('blvd.', 'blv.')
      .replace('ave.', 'avenue')
      .replace(' st.', ' street')
      .replace(' rd.', ' road')
      .replace('w. ', '')
      .replace('s. ', 's ')
  if (chance.chance(0.2))
    addr = `${addr} ${chance.pick(['at 5th st.', 'between 2nd and 3rd aves.', 'in the grand hotel', 'near the plaza', 'off main'])}`
  if (chance.chance(0.06)) addr = slip(chance, addr)
  const phone = chance.chance(0.07) ? original.phone.replace(/\d{4}$/, chance.digits(4)) : original.phone
  const types = kinds.find(([type]) => type === original.type)?.[1] ?? ['american']
  return {
    name,
    addr,
    city: chance.chance(0.25)
      ? (city?.other ?? '')
      : chance.chance(0.1)
        ? chance.pick(['west hollywood', 'brooklyn', 'studio city', 'marietta', 'queens'])
        : original.city,
    phone: phone.replace('/', '-'),
    type: chance.pick(types),
  }
}
/** 530 against 330 restaurants, 110 of them in both. */
export const restaurants = (seed = 31): Shape => {
  const chance = random(seed)
  const left: Place[] = []
  while (left.length < 530) {
    const before = left.length ? chance.pick(left) : undefined
    const city = chance.pick(cities)
    if (chance.chance(0.1)) left.push(place(chance, `${chance.pick(chains)}`, city))
    else if (before && chance.chance(0.05))
      left.push({
        ...place(chance, nameOf(chance), city),
        addr: before.addr,
        city: before.city,
        phone: before.phone.replace(/\d\d$/, chance.digits(2)),
      })
    else left.push(place(chance, nameOf(chance), city))
  }
  const pairs = chance.some(left, 110).map(row => [row, reprinted(chance, row)] as const)
  const right: Place[] = pairs.map(pair => pair[1])
  while (right.length < 330)
    right.push(
      reprinted(
        chance,
        place(
          chance,
          chance.chance(0.12) ? chance.pick(chains) : chance.chance(0.1) ? chance.pick(left).name : nameOf(chance),
          chance.pick(cities),
        ),
      ),
    )
  const shown = ['id', 'name', 'addr', 'city', 'phone', 'type']
  const rows = {
    left: numbered(chance, left, 'id', at => String(at)),
    right: numbered(chance, right, 'id', at => String(at + 1000)),
  }
  return {
    name: 'restaurants',
    naming: ['name', 'city'],
    id: 'id',
    left: { file: 'left.csv', columns: shown, rows: rows.left },
    right: { file: 'right.csv', columns: shown, rows: rows.right },
    truth: pairs.map(([a, b]) => [a.id ?? '', b.id ?? '']),
  }
}
