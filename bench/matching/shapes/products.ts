/** Two shops' catalogues, in the manner of Abt and Buy, and of Amazon and Google: models that differ in one letter. All models are made up. */
import { slip } from '../mistakes.ts'
import { type Random, random } from '../random.ts'
import { numbered, type Row, type Shape } from '../shape.ts'

const list = (text: string): string[] => text.trim().split(/\s*,\s*/)
interface Line {
  brand: string
  kind: string
  letters: string
  features: string[]
  from: number
  sizes: string[]
}
const line = (brand: string, kind: string, letters: string, from: number, features: string, sizes = ''): Line => ({
  brand,
  kind,
  letters,
  from,
  features: list(features),
  sizes: sizes ? list(sizes) : [],
})
const lines: readonly Line[] = [
  line('Sony', 'LCD HDTV', 'KDL', 700, '1080p Full HD, Bravia, HDMI inputs, 120Hz Motionflow', "32', 40', 46', 52'"),
  line('Samsung', 'LCD HDTV', 'LN', 600, '1080p, Touch of Color, ToC bezel, HDMI', "32', 40', 46', 52'"),
  line('Panasonic', 'Plasma HDTV', 'TH', 900, 'Viera, 720p, SD card slot, anti-reflective', "42', 46', 50'"),
  line('LG', 'Washer', 'WM', 500, 'front load, 9 wash cycles, SenseClean, LoDecibel', ''),
  line('Bosch', 'Dishwasher', 'SHE', 600, 'built-in, 6 wash cycles, stainless steel tub, quiet', ''),
  line('Frigidaire', 'Air Conditioner', 'FAA', 150, 'window mounted, 5000 BTU, remote control, electronic thermostat', ''),
  line('Canon', 'Digital Camera', 'SD', 200, 'PowerShot, 10 megapixel, optical image stabilizer, 3.0 inch LCD', ''),
  line('Nikon', 'Digital Camera', 'S', 180, 'Coolpix, 8 megapixel, 3x optical zoom, face priority', ''),
  line('Canon', 'Ink Cartridge', 'CL', 15, 'Pixma, colour ink tank, ChromaLife100', ''),
  line('HP', 'Ink Cartridge', 'C', 20, 'inkjet print cartridge, standard yield, Vivera ink', ''),
  line('Sony', 'Digital Camcorder', 'DCR', 350, 'Handycam, 40x optical zoom, hybrid recording, Carl Zeiss lens', ''),
  line('Panasonic', 'Cordless Phone', 'KX-TG', 60, 'DECT 6.0, expandable, digital answering system, talking caller ID', ''),
  line('Uniden', 'Cordless Phone', 'DECT', 50, 'expandable, handset speakerphone, call waiting, backlit', ''),
  line('Bose', 'Speaker System', 'AM', 400, 'Acoustimass, cube speakers, home theatre, surround', ''),
  line('Yamaha', 'Receiver', 'RX-V', 400, 'natural sound, 7.1 channel, HDMI upscaling, 105 watts', ''),
  line('Pioneer', 'Car CD Receiver', 'DEH', 120, 'MOSFET 50 watts x 4, iPod control, detachable face, MP3', ''),
  line('Kenwood', 'Car CD Receiver', 'KDC', 130, 'in-dash, USB interface, satellite ready, MP3', ''),
  line('Garmin', 'GPS Navigator', 'NUVI', 250, 'portable, text to speech, preloaded maps, 4.3 inch touchscreen', ''),
  line('Linksys', 'Router', 'WRT', 70, 'wireless-N, broadband, 4 port switch, 2.4 GHz', ''),
  line('Netgear', 'Switch', 'GS', 90, 'ProSafe, gigabit, rack mountable, auto sensing', ''),
  line('Monster Cable', 'HDMI Cable', 'MC', 60, 'gold connectors, high speed, triple shielding, double', '1m, 2m, 4m, 8ft, 16ft'),
  line('Logitech', 'Mouse', 'M', 40, 'cordless, laser, USB nano receiver, comfort grips', ''),
  line('Whirlpool', 'Refrigerator', 'GX', 1200, 'french door, energy star, 25 cu. ft., ice dispenser', ''),
  line('Electrolux', 'Canister Vacuum', 'EL', 300, 'Oxygen, HEPA filter, telescopic wand, power nozzle', ''),
  line('Speck', 'iPod Case', 'IPC', 25, 'ToughSkin, rubberised armour, belt clip, screen protector', ''),
  line('Tom Tom', 'GPS Mount', 'TT', 20, 'windshield dash, suction, universal, travel', ''),
]
const colours = list('Black, White, Silver, Red, Blue, Pink, Graphite, Stainless Steel, Titanium, Purple')
export interface Item {
  line: Line
  model: string
  colour: string
  size: string
  features: string[]
  price: number
}
/** Families of models: one number, then neighbours that differ in a digit, a letter, a colour, a size. */
export const catalogue = (chance: Random, count: number): Item[] => {
  const items: Item[] = []
  while (items.length < count) {
    const of = chance.pick(lines)
    const number = String(10 + chance.int(990)) + (chance.chance(0.5) ? '0' : '')
    const tail = chance.chance(0.6) ? chance.pick([...'ABCEKLSTWX']) + (chance.chance(0.3) ? String(1 + chance.int(9)) : '') : ''
    const dash = chance.chance(0.5) ? '-' : ''
    const features = chance.some(of.features, 2)
    const price = Math.round(of.from * (0.5 + chance.next() * 1.5)) + 0.99
    const colour = chance.pick(colours)
    for (let sibling = 0; sibling <= chance.int(4) && items.length < count; sibling++) {
      const other = sibling === 0 ? number : String(Number(number) + sibling * chance.pick([1, 10, 5]))
      const sameNumber = sibling > 0 && chance.chance(0.35)
      const otherColour = sameNumber
        ? (colours[(colours.indexOf(colour) + sibling) % colours.length] ?? colour)
        : chance.chance(0.7)
          ? colour
          : chance.pick(colours)
      // One model in two colours carries the colour's letter, as shops do.
      const model = `${of.letters}${dash}${sameNumber ? number : other}${sameNumber ? otherColour.charAt(0) + (sibling > 1 ? sibling : '') : tail}`
      if (items.some(item => item.model === model && item.line.brand === of.brand)) continue
      items.push({
        line: of,
        model,
        colour: otherColour,
        size: of.sizes.length ? chance.pick(of.sizes) : '',
        features,
        price: price + sibling * 20,
      })
    }
  }
  return items
}
export const money = (value: number): string => `$${value.toFixed(2).replace(/\B(?=(\d{3})+\.)/g, ',')}`
export const joined = (parts: readonly string[]): string => parts.filter(Boolean).join(' ')
const shopA = (chance: Random, item: Item): Row => {
  const { brand, kind } = item.line
  const name = joined([
    brand,
    item.size,
    chance.chance(0.7) ? item.colour : '',
    chance.chance(0.5) ? (item.features[0] ?? '') : '',
    kind,
    '-',
    item.model,
  ])
  return {
    name,
    description: joined([
      `${brand} ${item.size} ${item.features[0] ?? ''} ${kind} - ${item.model}/`,
      `${item.line.features.join('/ ')}/`,
      `${item.colour} Finish`,
    ]).replace(/ +/g, ' '),
    price: chance.chance(0.6) ? '' : money(item.price),
  }
}
const shopB = (chance: Random, item: Item): Row => {
  const { brand, kind } = item.line
  let model = item.model
  if (chance.chance(0.25)) model = model.replaceAll('-', '')
  if (chance.chance(0.08)) model = model.replace(/[A-Z]\d?$/, '')
  if (chance.chance(0.15)) model = ''
  const forms = [
    () => joined([brand, chance.chance(0.5) ? (item.features[0] ?? '') : '', model, item.size, kind]),
    () => joined([brand, item.size, kind, '-', chance.chance(0.5) ? item.colour : '', model]),
    () => joined([brand, model, kind]),
    () => joined([brand, item.features.join(' '), kind, model ? `(${model})` : item.colour]),
  ]
  return {
    name: chance.pick(forms)(),
    description: chance.chance(0.4) ? '' : joined(chance.some(item.line.features, 2).concat(chance.chance(0.6) ? item.colour : '')),
    manufacturer: chance.chance(0.08) ? '' : chance.chance(0.1) ? brand.toUpperCase() : brand,
    price: chance.chance(0.45) ? '' : money(item.price * (0.85 + chance.next() * 0.3)),
  }
}
export const two = (
  chance: Random,
  name: string,
  columns: [string[], string[]],
  pairs: readonly (readonly [Row, Row])[],
  left: Row[],
  right: Row[],
): Shape => {
  const rows = [left, right].map((side, which) => numbered(chance, side, 'id', at => `${which ? 'b' : 'a'}${at}`))
  return {
    name,
    naming: columns[0].slice(0, 1),
    id: 'id',
    left: { file: 'left.csv', columns: ['id', ...columns[0]], rows: rows[0] ?? [] },
    right: { file: 'right.csv', columns: ['id', ...columns[1]], rows: rows[1] ?? [] },
    truth: pairs.map(([a, b]) => [a.id ?? '', b.id ?? '']),
  }
}
/** 1,080 against about 1,100 articles of household electronics, nearly all in both shops. */
export const products = (seed = 51): Shape => {
  const chance = random(seed)
  const items = catalogue(chance, 1150)
  const [left, right]: [Row[], Row[]] = [[], []]
  const pairs: [Row, Row][] = []
  for (const item of items) {
    const where = chance.next()
    const a = shopA(chance, item)
    if (where < 0.94) left.push(a)
    if (where < 0.88 || where >= 0.94)
      for (let copy = 0; copy < (chance.chance(0.03) ? 2 : 1); copy++) {
        const b = shopB(chance, item)
        right.push(b)
        if (where < 0.88) pairs.push([a, b])
      }
  }
  return two(
    chance,
    'products',
    [
      ['name', 'description', 'price'],
      ['name', 'description', 'manufacturer', 'price'],
    ],
    pairs,
    left,
    right,
  )
}

const makers =
  list(`adobe, microsoft, intuit, symantec, apple, encore software, topics entertainment, broderbund, corel, sony media software, nova development, aspyr media,
  fogware publishing, individual software, kaspersky lab, roxio, nuance, punch! software, riverdeep, global marketing partners, smith micro, allume systems`)
const heads =
  list(`photo, page, design, office, money, tax, home, print, music, video, web, language, math, reading, typing, backup, virus, system, media, web, story, family,
  garden, map, business, resume, data, disk, chess, card`)
const tails = list(
  'studio, pro, maker, builder, works, manager, master, express, suite, elements, guard, wizard, creator, tutor, planner, explosion, workshop, tree, toolbox, advantage',
)
interface Program {
  maker: string
  product: string
  edition: string
  version: string
  system: string
  price: number
}
/** Programs in their versions, editions and systems: each is an article of its own. */
const programs = (chance: Random, count: number): Program[] => {
  const all: Program[] = []
  while (all.length < count) {
    const maker = chance.common(makers, 1.5)
    const product = `${chance.pick(heads)}${chance.pick(['', ' '])}${chance.pick(tails)}`
    const version = chance.chance(0.5) ? `${2 + chance.int(9)}.0` : String(2003 + chance.int(5))
    const variants = 1 + chance.int(4)
    for (let at = 0; at < variants; at++)
      all.push({
        maker,
        product,
        version: at === 1 && !version.includes('.') ? String(Number(version) - 1) : version,
        edition:
          at === 2
            ? 'upgrade'
            : chance.chance(0.25)
              ? chance.pick(['deluxe', 'professional', 'standard', 'academic', 'home & student', 'premier'])
              : '',
        system: at === 3 ? 'mac' : chance.chance(0.2) ? chance.pick(['win', 'win/mac', 'mac']) : '',
        price: Math.round(15 + chance.next() ** 3 * 700) + 0.99,
      })
  }
  return all.slice(0, count)
}
const blurb = (chance: Random, it: Program): string =>
  `${it.product} ${chance.pick(['lets you create', 'is the easiest way to manage', 'gives you everything for', 'helps you with', 'offers powerful tools for'])} ${chance.pick(heads)}s and ${chance.pick(heads)}s ${chance.pick(['with professional results', 'in minutes', 'for the whole family', 'at home or at work', 'step by step'])}`
/** 1,360 against 3,220 programs, 1,300 in both; the second shop leaves the maker out and writes as it likes. */
export const software = (seed = 52): Shape => {
  const chance = random(seed)
  const items = programs(chance, 3300)
  const pairs: [Row, Row][] = []
  const left: Row[] = []
  const right: Row[] = []
  items.forEach((it, at) => {
    const a: Row = {
      title: joined([
        it.maker === 'adobe' || chance.chance(0.3) ? it.maker : '',
        it.product,
        it.version,
        it.edition,
        it.system && `(${it.system})`,
      ]),
      description: chance.chance(0.15) ? '' : blurb(chance, it),
      manufacturer: it.maker,
      price: chance.chance(0.1) ? '0' : it.price.toFixed(2),
    }
    let title = joined([
      chance.chance(0.6) ? it.maker : '',
      it.product,
      chance.chance(0.85) ? it.version.replace('.0', chance.chance(0.5) ? '' : '.0') : '',
      chance.chance(0.8) ? it.edition : '',
      it.system && chance.chance(0.7) ? `for ${it.system}` : '',
    ])
    if (chance.chance(0.3)) title = `${chance.digits(8)} ${title}`
    if (chance.chance(0.2))
      title = `${title} ${chance.pick(['complete package', 'license', '- 1 user', 'cd-rom', '[old version]', 'retail', 'small box'])}`
    if (chance.chance(0.08)) title = slip(chance, title)
    const b: Row = {
      title,
      description: chance.chance(0.3) ? '' : chance.chance(0.4) ? title : blurb(chance, it),
      manufacturer: chance.chance(0.9) ? '' : it.maker,
      price: (it.price * (0.7 + chance.next() * 0.5)).toFixed(2),
    }
    if (at < 1360) left.push(a)
    if (at < 1300 || at >= 1380) right.push(b)
    if (at < 1300) pairs.push([a, b])
  })
  const columns = ['title', 'description', 'manufacturer', 'price']
  return two(chance, 'software', [columns, columns], pairs, left, right)
}
