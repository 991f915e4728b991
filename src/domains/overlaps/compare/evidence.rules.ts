/** What is said of two supports: who got the money, and for what. */
import { type HeldInvoice, type Holders, invoicesOf, personKeys } from './holders.rules.ts'
import { alikePhoto, photoDistance, samePhoto, seen } from './photos.rules.ts'
import {
  type BoughtThing,
  type Evidence,
  type EvidenceKind,
  oneThing,
  type Party,
  type Photo,
  papers,
  type Support,
} from './support.schema.ts'

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
/** Ten digits name the firm, three more its branch. */
const firm = /^(\d{10})(?:-\d{3})?$/
const branches = (a: Party, b: Party): boolean => {
  const firms = (party: Party) => party.numbers.flatMap(number => firm.exec(number)?.[1] ?? [])
  return common(firms(a), firms(b)).length > 0
}
const believed = 0.9
const perhaps = 0.5

/** Who two parties are to each other. Of one record or one number nothing more is said: its contacts are its own. */
const ofParties = (a: Party, b: Party, holders: Holders): Evidence[] => {
  if (a.establishmentId && a.establishmentId === b.establishmentId) return [sure('record')]
  const said: Evidence[] = []
  const link = linkOf(a, b)
  const oneNumber = common(a.numbers, b.numbers).length > 0
  // One number is one party: that its contacts agree too is nothing new. A branch bears its house's name, which misleads linkage, and uses its contacts.
  if (oneNumber || branches(a, b)) return [sure(oneNumber ? 'number' : 'branch'), ...(link === 0 ? [sure('saidDifferent')] : [])]
  const linked = link !== null && link >= perhaps
  if (linked) said.push(sure(link >= believed ? 'linked' : 'perhapsLinked'))
  if (link === 0) said.push(sure('saidDifferent'))
  const keyed = (kind: string, values: readonly string[]) => values.map(each => `${kind} ${each}`)
  const people = common(personKeys(a), personKeys(b))
  const homes = keyed('address', common(a.addresses, b.addresses))
  const phones = keyed('phone', common(a.phones, b.phones))
  // A name with its home or telephone says more than each: a namesake lives elsewhere, a kinsman is called otherwise, a helper files for many names.
  // Linkage has weighed name and home together already; where it is silent they do so here.
  const owner = people.length > 0
  const ownerHome = owner && homes.length > 0 && !linked
  return [
    ...said,
    ...rarest(owner ? 'ownerPhone' : 'phone', phones, holders),
    ...rarest(ownerHome ? 'ownerHome' : 'address', homes, holders),
    ...rarest('email', keyed('email', common(a.emails, b.emails)), holders),
    ...(owner && !phones.length && !ownerHome ? rarest('person', people, holders) : []),
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
/** A model is a word with a digit: 'cnc1325'. */
const models = (thing: BoughtThing) => thing.words.filter(word => word.length >= 3 && /\d/.test(word))
const otherModel = (a: BoughtThing, b: BoughtThing): boolean => models(a).length > 0 && models(b).length > 0 && !sameMachine(a, b)
/** Of two names without models the words decide. */
const sameMachine = (a: BoughtThing, b: BoughtThing): boolean => {
  if (a.maker && b.maker && a.maker !== b.maker) return false
  if (models(a).length && models(b).length) return common(models(a), models(b)).length > 0
  return a.words.length > 0 && a.words.length === b.words.length && common(a.words, b.words).length === a.words.length
}
const ofThings = (a: Support, b: Support, holders: Holders): Evidence[] => {
  const pairs = a.things.flatMap(one => b.things.map(other => [one, other] as const))
  const plated = pairs.filter(([one, other]) => one.serial !== null && one.serial === other.serial)
  const alike = pairs.filter(([one, other]) => sameMachine(one, other))
  const apart = !plated.length && alike.some(([one, other]) => one.serial && other.serial)
  // Two plates of one model are two machines: that the model is one says no more.
  if (apart) return [sure('serialDiffers')]
  const others = !alike.length && pairs.some(([one, other]) => otherModel(one, other))
  // Makers count for themselves: one number on two models is two machines.
  const kind = plated.every(([one, other]) => otherModel(one, other)) ? 'serialOfOther' : 'serial'
  const serials = plated.map(([one]) => `serial ${one.serial}`)
  return [...rarest(kind, serials, holders), ...(alike.length ? [sure('machine')] : others ? [sure('machineDiffers')] : [])]
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
/** What two invoices of one seller and number are: of one day; of one year, a day unknown or another; or not sure to be one. Sellers count anew each year. */
const invoiceKind = (a: HeldInvoice, b: HeldInvoice): EvidenceKind | null => {
  if (a.key !== b.key) return null
  if (a.on && b.on) return a.on === b.on ? 'invoice' : a.year === b.year ? 'invoiceOtherDay' : null
  return a.year === b.year ? 'invoiceUndated' : 'invoiceNumber'
}
const ofInvoices = (a: Support, b: Support, holders: Holders): Evidence[] => {
  const pairs = invoicesOf(a).flatMap(one => invoicesOf(b).map(other => ({ one, kind: invoiceKind(one, other) })))
  for (const kind of ['invoice', 'invoiceUndated', 'invoiceOtherDay', 'invoiceNumber'] as const) {
    const met = pairs.filter(each => each.kind === kind)
    const keys = met.map(({ one }) => (kind === 'invoice' ? one.ofDay : kind === 'invoiceNumber' ? one.held : one.ofYear))
    if (met.length) return rarest(kind, keys, holders)
  }
  return []
}
/** @param one whether both are one party; @param onPaper whether papers agree: then both ask for one thing, under whatever head */
const ofActivity = (a: Support, b: Support, one: boolean, onPaper: boolean): Evidence[] => {
  if (a.activity === null || b.activity === null) return []
  if (a.activity !== b.activity) return [sure(onPaper ? 'otherHead' : 'otherActivity')]
  return [sure(a.event ? 'eventAgain' : one ? 'onceAgain' : 'activity')]
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

/** Accounts in common, or that each has one and they are not the same. */
const ofAccounts = (a: Support, b: Support, holders: Holders): Evidence[] => {
  const accounts = common(a.accounts, b.accounts).map(each => `account ${each}`)
  if (!accounts.length && a.accounts.length && b.accounts.length) return [sure('accountDiffers')]
  return rarest('account', accounts, holders)
}
/** What brings nobody together: half a village has one model. */
const untied: readonly EvidenceKind[] = ['machine', 'machineDiffers', 'serialDiffers', 'serialOfOther', 'accountDiffers']
/** All that is said of two supports. Empty when nothing ties them, or nothing makes them one thing. */
export const evidenceOf = (a: Support, b: Support, holders: Holders): Evidence[] => {
  const parties = ofPeople(a, b, holders)
  const has = (said: readonly Evidence[], kinds: readonly EvidenceKind[]) => said.some(({ kind }) => kinds.includes(kind))
  // An account says nothing new of one party, nor of a house and its branch.
  const who = has(parties, ['record', 'number', 'branch']) ? parties : [...parties, ...ofAccounts(a, b, holders)]
  const hard = [...ofThings(a, b, holders), ...ofInvoices(a, b, holders), ...ofPhotos(a, b, holders)]
  const ties = [...who, ...hard].some(({ kind }) => !untied.includes(kind))
  if (!ties) return []
  const what = [...hard, ...ofActivity(a, b, has(who, ['record']), has(hard, papers)), ...ofContent(a, b, holders)]
  if (!has(what, oneThing)) return []
  return [
    ...who,
    ...what,
    ...(a.amount && a.amount === b.amount ? rarest('amount', [`amount ${a.amount}`], holders) : []),
    ...(a.year === b.year ? [sure('sameYear')] : []),
  ]
}
