/** What is said of two supports: who got the money, and for what. */
import { type Holders, personKeys } from './holders.rules.ts'
import { alikePhoto, photoDistance, samePhoto, seen } from './photos.rules.ts'
import type { BoughtThing, Evidence, Invoice, Party, Photo, Support } from './support.schema.ts'

/**
 * What a value in common still says when more than two hold it: 2·log2(holders − 1) of eight bits go, as in record linkage (decision 7), so that
 * the telephone of whoever files for a whole village says nothing.
 */
export const shareOf = (holders: number): number => (holders <= 2 ? 1 : Math.max(0, 1 - (2 * Math.log2(holders - 1)) / 8))

const common = (a: readonly string[], b: readonly string[]): string[] => a.filter(each => b.includes(each))
/** The value in common that the fewest hold. */
const rarest = (kind: Evidence['kind'], keys: readonly string[], holders: Holders): Evidence[] => {
  if (!keys.length) return []
  const fewest = Math.min(...keys.map(key => holders.count(key)))
  return [{ kind, share: shareOf(fewest), holders: fewest }]
}
const sameInvoice = (a: Invoice, b: Invoice): boolean => a.key === b.key && (a.year === null || b.year === null || a.year === b.year)
const sure = (kind: Evidence['kind']): Evidence => ({ kind, share: 1, holders: null })

/** What linkage believes of two parties: 0…1, or null when it has nothing to say. */
const linkOf = (a: Party, b: Party): number | null => {
  const chances: number[] = []
  for (const [x, y] of [
    [a, b],
    [b, a],
  ] as const)
    if (y.establishmentId && x.links.has(y.establishmentId)) chances.push(x.links.get(y.establishmentId)!)
  if (chances.length) return Math.max(...chances)
  // Two rows of lists that are believed to be one record.
  if (a.establishmentId || b.establishmentId) return null
  const through = [...a.links].flatMap(([id, chance]) => (b.links.has(id) ? [Math.min(chance, b.links.get(id)!)] : []))
  return through.length ? Math.max(...through) : null
}
const believed = 0.9
const perhaps = 0.5

/** Who two parties are to each other. Of one record nothing more is said: its contacts are its own. */
const ofParties = (a: Party, b: Party, holders: Holders): Evidence[] => {
  if (a.establishmentId && a.establishmentId === b.establishmentId) return [sure('record')]
  const said: Evidence[] = []
  const link = linkOf(a, b)
  if (common(a.numbers, b.numbers).length) said.push(sure('number'))
  else if (link !== null && link >= believed) said.push(sure('linked'))
  else if (link !== null && link >= perhaps) said.push(sure('perhapsLinked'))
  if (link === 0) said.push(sure('saidDifferent'))
  const keyed = (kind: string, values: readonly string[]) => values.map(each => `${kind} ${each}`)
  const people = common(personKeys(a), personKeys(b))
  const homes = keyed('address', common(a.addresses, b.addresses))
  return [
    ...said,
    ...rarest('phone', keyed('phone', common(a.phones, b.phones)), holders),
    ...rarest('email', keyed('email', common(a.emails, b.emails)), holders),
    // Name and home together say more than each: a namesake lives elsewhere, a kinsman is called otherwise.
    ...(people.length && homes.length
      ? rarest('ownerHome', homes, holders)
      : [...rarest('address', homes, holders), ...rarest('person', people, holders)]),
  ]
}
/** The two parties that have most in common, of supports that may have many. */
const ofPeople = (a: Support, b: Support, holders: Holders): Evidence[] => {
  const weigh = (said: readonly Evidence[]) =>
    said.reduce((sum, { kind, share }) => sum + share * (['record', 'number'].includes(kind) ? 4 : kind === 'linked' ? 3 : 1), 0)
  let best: Evidence[] = []
  for (const one of a.parties)
    for (const other of b.parties) {
      const said = ofParties(one, other, holders)
      if (said.length && (!best.length || weigh(said) > weigh(best))) best = said
    }
  return best
}

/** Share of the telling words that two texts have in common, each by how rare it is: 0…1; null when one says nothing. */
const likeness = (a: readonly string[], b: readonly string[], holders: Holders): number | null => {
  const weight = (words: readonly string[]) => words.reduce((sum, word) => sum + holders.tells(word), 0)
  const least = Math.min(weight(a), weight(b))
  return least > 0 ? weight(common(a, b)) / least : null
}
/** A model is a word with a digit: 'cnc1325'. Of two names without models the words decide. */
const sameMachine = (a: BoughtThing, b: BoughtThing): boolean => {
  if (a.maker && b.maker && a.maker !== b.maker) return false
  const models = (thing: BoughtThing) => thing.words.filter(word => word.length >= 3 && /\d/.test(word))
  if (models(a).length && models(b).length) return common(models(a), models(b)).length > 0
  return a.words.length > 0 && a.words.length === b.words.length && common(a.words, b.words).length === a.words.length
}
const ofThings = (a: Support, b: Support, holders: Holders): Evidence[] => {
  const pairs = a.things.flatMap(one => b.things.map(other => [one, other] as const))
  const serials = pairs.flatMap(([one, other]) => (one.serial && one.serial === other.serial ? [`serial ${one.serial}`] : []))
  const alike = pairs.filter(([one, other]) => sameMachine(one, other))
  const apart = !serials.length && alike.some(([one, other]) => one.serial && other.serial)
  return [...rarest('serial', serials, holders), ...(apart ? [sure('serialDiffers')] : []), ...(alike.length ? [sure('machine')] : [])]
}
const ofPhotos = (a: Support, b: Support, holders: Holders): Evidence[] => {
  let nearest: { photo: Photo; bits: number } | undefined
  const others = b.photos.map(seen)
  for (const photo of a.photos)
    for (const other of others) {
      const bits = photoDistance(seen(photo), other)
      if (bits <= alikePhoto && (!nearest || bits < nearest.bits)) nearest = { photo, bits }
    }
  if (!nearest) return []
  const shown = holders.countPhoto(nearest.photo)
  return [{ kind: nearest.bits <= samePhoto ? 'photo' : 'photoAlike', share: shareOf(shown), holders: shown }]
}
const ofActivity = (a: Support, b: Support): Evidence[] => {
  if (a.activity === null || b.activity === null) return []
  if (a.activity !== b.activity) return [sure('otherActivity')]
  return [sure(a.event ? 'eventAgain' : 'activity')]
}
const same = 0.7
const other = 0.25
const ofContent = (a: Support, b: Support, holders: Holders): Evidence[] => {
  const words = (support: Support) => [...new Set([...support.content, ...support.things.flatMap(thing => thing.words)])]
  const alike = likeness(words(a), words(b), holders)
  // Fairs and classes of two years bear the same name.
  if (alike === null || (a.event && b.event && a.year !== b.year)) return []
  // A list names no activity: that its words are the same is all it can say of what was paid for.
  const listed = a.activity === null || b.activity === null
  return alike >= same ? [sure(listed ? 'listed' : 'content')] : alike < other ? [sure('contentDiffers')] : []
}

/** All that is said of two supports. Empty when nothing ties them. */
export const evidenceOf = (a: Support, b: Support, holders: Holders): Evidence[] => {
  const accounts = common(a.accounts, b.accounts).map(each => `account ${each}`)
  const invoices = a.invoices.flatMap(one => (b.invoices.some(other => sameInvoice(one, other)) ? [`invoice ${one.key}`] : []))
  const who = [...ofPeople(a, b, holders)]
  // An account in common says nothing new of one record.
  if (!who.some(({ kind }) => kind === 'record')) who.push(...rarest('account', accounts, holders))
  const hard = [...ofThings(a, b, holders), ...rarest('invoice', invoices, holders), ...ofPhotos(a, b, holders)]
  if (!who.length && !hard.some(({ kind }) => kind !== 'machine' && kind !== 'serialDiffers')) return []
  return [
    ...who,
    ...hard,
    ...ofActivity(a, b),
    ...ofContent(a, b, holders),
    ...(a.amount && a.amount === b.amount ? rarest('amount', [`amount ${a.amount}`], holders) : []),
    ...(a.year === b.year ? [sure('sameYear')] : []),
  ]
}
