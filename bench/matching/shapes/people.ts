/** People with Australian addresses and typing, scanning and hearing mistakes, in the manner of the Febrl data sets. Everybody is made up. */
import { misordered, mistaken } from '../mistakes.ts'
import { type Random, random } from '../random.ts'
import { numbered, pairsWithin, type Row, type Shape } from '../shape.ts'

const words = (text: string): string[] => text.trim().split(/\s+/)
export const givenNames = words(`jack joshua thomas emily james william lachlan sophie samuel jessica daniel benjamin georgia matthew chloe
  nicholas isabella ethan olivia ryan sarah jacob hannah alexander emma michael grace luke lucy harrison mia liam ella jordan charlotte
  cooper amy connor zoe callum lily dylan madison bailey ruby mitchell caitlin riley rebecca oliver holly isaac kate joseph alicia
  hayden rachel max lauren noah jasmine jake brianna angus stephanie jayden erin kyle abbey hamish claire patrick amelia tyler
  imogen david eliza john tahlia adam natalie brodie courtney henry mikayla zachary alyssa blake laura charlie paige aidan molly
  finn anna oscar alana toby phoebe cameron tara nathan bridget logan sienna christopher eva anthony nicole sebastian danielle
  archer victoria robert kayla hugo elise ashton freya bradley amber kieran tess dominic jade marcus skye george ebony lewis
  sophia taylor maya caleb eve darcy piper jett rosie reuben gemma elliot heidi xavier mackenzie owen indiana evan summer hugh
  kiara seth teagan gabriel willow leo harriet beau tiana spencer asha julian keira flynn zara`)
export const surnames = words(`smith jones williams brown white wilson taylor johnson clarke nguyen thomas ryan martin campbell
  walker anderson harris white lee kelly morrison thompson king robinson green roberts clark webb hall wright young matthews
  scott mitchell murphy reid evans hill turner bell carter collins cook davis dixon edwards fisher fraser gray hamilton hughes
  jackson kennedy lawson lewis macdonald marshall mason mcdonald mcleod miller moore morgan morris murray nelson nicholls
  obrien oconnor palmer parker patterson pearson perry phillips porter price reynolds richards richardson rogers rose ross
  russell shaw simpson stewart stone sullivan walsh ward watson wells west whitehead wood woods coleman dolan fitzgerald
  blackburn beattie bishop boyle brennan burgess byrne cameron chapman chandler coombes crowe dalton donnelly duffy elliott
  falkner farrell finch fleming gallagher gibson goldsworthy grant hawkins hayes henderson holmes horton hutchinson jamieson
  jarrett keating kirby lamb langford lowe lynch mackay maloney mccarthy mcgregor mckenzie mclean mcmahon meaney noble nolan
  norris ogden oneill painter pascoe payne petersen quinn rafferty rowe rudd sampson schultz sheehan slater spence stanley
  stephens tully vaughan wakefield wallace weller wheeler whittaker yates zimmermann abbott aldridge barlow bartlett bawden
  benton blight brock calder carmody cheesman clegg colquhoun cosgrove dempsey draper easton egan faulkner garner hewitt
  ingram jolly kemp leach lockhart luscombe mannering millhouse nesbitt oakley pettigrew ridley rodda stapleton thornton
  tregenza upton verco wardle wegener yeoman`)
const streets = words(`hurley ainsworth archibald bandjalong barraclough beaurepaire blackham bonython burkitt callabonna casey chewings
  clive dalley deamer derrington dumas ebden endeavour fincham florey gaunson goodwin hawker hemmant jaeger kambalda kitchener
  knoke latham lhotsky livingston macleay mainwaring marungul mirrool namatjira nulsen osmond pelsart petterd pudney ratcliffe
  rivett rylah sheehan spofforth stonehaven tallara temperley totterdell undoolya verdon warragamba wettenhall whitty yambina
  albert boundary bridge castle church collins creek dunlop elizabeth forest george grove high hillcrest james jubilee king lake
  main meadow nelson ocean park pine queen railway river station sturt tannery victoria view wattle weston windsor`)
const streetKinds = words('street street street place crescent avenue close circuit drive court road way parade terrace')
export const suburbs =
  words(`toowoomba frankston carrum mornington rosebud wanneroo mandurah rockingham kalgoorlie bunbury bendigo ballarat geelong
  shepparton mildura wodonga albury dubbo orange bathurst tamworth armidale grafton lismore ballina coffs taree forster newcastle
  maitland cessnock gosford wyong penrith blacktown parramatta ryde hornsby manly mosman bondi coogee maroubra cronulla sutherland
  engadine wollongong shellharbour kiama nowra goulburn yass queanbeyan cooma bega merimbula eden cairns townsville mackay
  rockhampton gladstone bundaberg maryborough gympie noosa caloundra redcliffe ipswich southport nerang burleigh tweed darwin
  palmerston katherine hobart glenorchy kingston launceston devonport burnie salisbury elizabeth gawler tanunda glenelg brighton
  marion noarlunga gambier whyalla lincoln murray berri renmark fremantle joondalup midland armadale albany geraldton broome`)
const localities = words(
  'rosetta villa, glenview, the oaks, brentwood, rowethorpe, hillview, pangani, wirrina, ashmore, kurrajong, oakdene',
)
const states: readonly [string, string][] = [
  ['nsw', '2'],
  ['vic', '3'],
  ['qld', '4'],
  ['sa', '5'],
  ['wa', '6'],
  ['tas', '7'],
  ['act', '2'],
]
const columns = [
  'given_name',
  'surname',
  'street_number',
  'address_1',
  'address_2',
  'suburb',
  'postcode',
  'state',
  'date_of_birth',
  'soc_sec_id',
] as const

const birthDay = (chance: Random): string =>
  `${1900 + chance.int(100)}${String(1 + chance.int(12)).padStart(2, '0')}${String(1 + chance.int(28)).padStart(2, '0')}`

/** A suburb lies in one state and has one postcode, now and then a second. */
const towns = suburbs.map((suburb, at) => ({ suburb, state: states[at % states.length]!, code: String(100 + ((at * 37) % 890)) }))
const someone = (chance: Random): Row => {
  const town = chance.common(towns, 1.3)
  const [state, first] = town.state
  return {
    given_name: chance.chance(0.02) ? '' : chance.common(givenNames, 1.6),
    surname: chance.chance(0.01) ? '' : chance.common(surnames, 1.6),
    street_number: chance.chance(0.04) ? '' : String(1 + Math.floor(chance.next() ** 2 * 320)),
    address_1: chance.chance(0.02) ? '' : `${chance.common(streets, 1.3)} ${chance.pick(streetKinds)}`,
    address_2: chance.chance(0.55)
      ? ''
      : chance.chance(0.3)
        ? `${chance.pick(['unit', 'flat', 'villa', 'lot'])} ${1 + chance.int(30)}`
        : `${chance.pick(localities).replace(',', '')} ${chance.pick(words('retirement park gardens farm estate lodge'))}`,
    suburb: chance.chance(0.01) ? '' : town.suburb,
    postcode: first + (chance.chance(0.1) ? String(Number(town.code) + 1) : town.code),
    state: chance.chance(0.05) ? '' : state,
    date_of_birth: chance.chance(0.06) ? '' : birthDay(chance),
    soc_sec_id: String(1_000_000 + chance.int(8_999_999)),
  }
}
/** Another of the same house: the surname and the address are shared, the first name or the day of birth is not. */
const housemate = (chance: Random, other: Row): Row => ({
  ...someone(chance),
  ...Object.fromEntries(
    ['surname', 'street_number', 'address_1', 'address_2', 'suburb', 'postcode', 'state'].map(key => [key, other[key] ?? '']),
  ),
  ...(chance.chance(0.1) && { date_of_birth: other.date_of_birth ?? '' }),
  ...(chance.chance(0.08) && { given_name: other.given_name ?? '' }),
})
const digitSlip = (chance: Random, text: string): string => {
  if (text.length < 2) return text
  const at = chance.int(text.length - 1)
  return chance.chance(0.5)
    ? text.slice(0, at) + chance.int(10) + text.slice(at + 1)
    : text.slice(0, at) + text[at + 1] + text[at] + text.slice(at + 2)
}
const numeric = new Set(['street_number', 'postcode', 'date_of_birth', 'soc_sec_id'])
/** The same person met again, with a number of changed fields. */
const again = (chance: Random, original: Row, changes: number): Row => {
  const row = { ...original }
  for (let done = 0; done < changes; done++) {
    const kind = chance.next()
    const key = chance.pick(columns)
    const old = row[key] ?? ''
    if (kind < 0.06) [row.given_name, row.surname] = [row.surname ?? '', row.given_name ?? '']
    else if (kind < 0.09) [row.address_1, row.address_2] = [row.address_2 ?? '', row.address_1 ?? '']
    else if (kind < 0.2) row[key] = ''
    else if (kind < 0.26) row[key] = someone(chance)[key] ?? ''
    else if (!old) continue
    else if (numeric.has(key)) row[key] = digitSlip(chance, old)
    else row[key] = chance.chance(0.2) ? misordered(chance, old) : mistaken(chance, old)
  }
  return row
}
export const originals = (chance: Random, count: number): Row[] => {
  const rows: Row[] = []
  while (rows.length < count) rows.push(rows.length && chance.chance(0.12) ? housemate(chance, chance.pick(rows)) : someone(chance))
  return rows
}

/** One list: `count` people, about 2 in 5 of whom stand there again one to five times. */
export const people = (seed = 11, count = 3000): Shape => {
  const chance = random(seed)
  const groups = originals(chance, count).map(row => {
    const repeats = chance.chance(0.4) ? chance.common([1, 2, 3, 4, 5], 2) : 0
    return [row, ...Array.from({ length: repeats }, () => again(chance, row, 1 + chance.int(5)))]
  })
  const rows = numbered(chance, groups.flat(), 'rec_id', at => `rec-${String(at).padStart(6, '0')}`)
  return {
    name: 'people',
    naming: ['given_name', 'surname', 'suburb'],
    id: 'rec_id',
    left: { file: 'people.csv', columns: ['rec_id', ...columns], rows },
    truth: pairsWithin(groups.map(group => group.map(row => row.rec_id ?? ''))),
  }
}
/** Two lists of `count` people, without a number that tells them apart; nine in ten stand in both. */
export const peopleLinked = (seed = 12, count = 4000): Shape => {
  const chance = random(seed)
  const left = originals(chance, count)
  const pairs = left.filter(() => chance.chance(0.9)).map(row => [row, again(chance, row, 1 + chance.int(4))] as const)
  const strangers = originals(chance, count - pairs.length)
  const right = [...pairs.map(pair => pair[1]), ...strangers]
  const rows = {
    left: numbered(chance, left, 'rec_id', at => `a-${String(at).padStart(6, '0')}`),
    right: numbered(chance, right, 'rec_id', at => `b-${String(at).padStart(6, '0')}`),
  }
  const shown = ['rec_id', ...columns.filter(column => column !== 'soc_sec_id')]
  return {
    name: 'people_two_files',
    naming: ['given_name', 'surname', 'suburb'],
    id: 'rec_id',
    left: { file: 'left.csv', columns: shown, rows: rows.left },
    right: { file: 'right.csv', columns: shown, rows: rows.right },
    truth: pairs.map(([a, b]) => [a.rec_id ?? '', b.rec_id ?? '']),
  }
}
