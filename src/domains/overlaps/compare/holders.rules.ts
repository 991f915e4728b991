/** All supports under what they share, and how many hold each of it: what many share says little. */
import { alikePhoto, photoDistance, type SeenPhoto, samePhoto, seen } from './photos.rules.ts'
import type { Invoice, Party, Photo, Support } from './support.schema.ts'

/** Values by which two supports are brought together, each with its kind in front. */
const contactsOf = (party: Party): string[] => [
  ...party.phones.map(each => `phone ${each}`),
  ...party.emails.map(each => `email ${each}`),
  ...party.addresses.map(each => `address ${each}`),
  ...personKeys(party),
]
/** A name says who it is only within a place. */
export const personKeys = (party: Party): string[] => party.people.flatMap(name => party.lands.map(land => `person ${name} @${land}`))
const identitiesOf = (party: Party): string[] => [
  ...(party.establishmentId ? [`record ${party.establishmentId}`] : []),
  ...party.numbers.map(each => `number ${each}`),
]
/** An invoice with what it is counted under: its number, and that within its year and day, so that other years' invoices do not count. */
export interface HeldInvoice extends Invoice {
  /** Of its day, else of the support. */
  year: number
  held: string
  ofYear: string
  ofDay: string
}
export const invoicesOf = (support: Support): HeldInvoice[] =>
  support.invoices.map(({ key, on }) => {
    const year = on ? Number(on.slice(0, 4)) : support.year
    return { key, on, year, held: `invoice ${key}`, ofYear: `invoice ${key} ${year}`, ofDay: `invoice ${key} ${on}` }
  })
const thingsOf = (support: Support): string[] => [
  ...support.things.flatMap(({ serial }) => (serial ? [`serial ${serial}`] : [])),
  ...support.invoices.map(({ key }) => `invoice ${key}`),
  ...support.accounts.map(each => `account ${each}`),
]

/** Who a party is, for counting different ones: the record, or the number, or the list's row. */
const nameOf = (party: Party, support: Support): string => party.establishmentId ?? party.numbers[0] ?? support.id

export interface Holders {
  supports: ReadonlyMap<string, Support>
  /** How many different ones hold a contact or an account; how many supports hold a thing or an amount. */
  count(key: string): number
  /** How many supports show this picture. */
  countPhoto(photo: Photo): number
  /** Ids of the supports that share something with this one that few share. */
  near(support: Support): Set<string>
  /** How rare each word is among all contents: 0 for a word of every second support. */
  tells(word: string): number
}
/** More holders than these bring nobody together: a helper's telephone, a blank form's number. */
const mostHolders = 16
const amountKey = (support: Support) => (support.amount ? [`amount ${support.amount}`] : [])

const add = (map: Map<string, Set<string>>, key: string, value: string) => {
  const set = map.get(key)
  if (set) set.add(value)
  else map.set(key, new Set([value]))
}

/** Counts once what all supports hold, so that single ones can be held against all. */
export const holdersOf = (all: readonly Support[]): Holders => {
  const supports = new Map(all.map(support => [support.id, support]))
  const ids = new Map<string, Set<string>>()
  const names = new Map<string, Set<string>>()
  const words = new Map<string, number>()
  const photos: { id: string; photo: SeenPhoto }[] = []
  for (const support of all) {
    for (const word of new Set(support.content)) words.set(word, (words.get(word) ?? 0) + 1)
    const invoices = invoicesOf(support).flatMap(({ ofYear, ofDay }) => [ofYear, ofDay])
    for (const key of [...thingsOf(support), ...invoices, ...amountKey(support)]) add(ids, key, support.id)
    for (const party of support.parties) {
      for (const key of [...identitiesOf(party), ...contactsOf(party)]) add(ids, key, support.id)
      for (const key of contactsOf(party)) add(names, key, nameOf(party, support))
    }
    // A link leads both ways: what may be a record is found under it.
    for (const party of support.parties) for (const [id, chance] of party.links) if (chance > 0) add(ids, `record ${id}`, support.id)
    for (const photo of support.photos) photos.push({ id: support.id, photo: seen(photo) })
  }
  for (const support of all)
    for (const key of support.accounts.map(each => `account ${each}`))
      for (const party of support.parties) add(names, key, nameOf(party, support))
  const nearPhotos = (one: Photo, within: number): Set<string> => {
    const own = seen(one)
    const found = new Set<string>()
    for (const { id, photo } of photos) if (!found.has(id) && photoDistance(own, photo) <= within) found.add(id)
    return found
  }
  const photoCounts = new Map<string, number>()
  const half = all.length / 2
  const holders: Holders = {
    supports,
    count: key => (names.get(key) ?? ids.get(key))?.size ?? 0,
    countPhoto: photo => {
      const known = photoCounts.get(photo[0])
      if (known !== undefined) return known
      const size = nearPhotos(photo, samePhoto).size
      photoCounts.set(photo[0], size)
      return size
    },
    tells: word => Math.max(0, Math.log2(Math.max(1, half) / Math.max(1, words.get(word) ?? 1))),
    near: support => {
      const found = new Set<string>()
      const take = (key: string, most: number) => {
        const those = ids.get(key)
        if (those && those.size <= most) for (const id of those) found.add(id)
      }
      // A firm may be supported in any number of ways; who it is brings its supports together however many they are.
      for (const party of support.parties) {
        for (const key of identitiesOf(party)) take(key, Number.POSITIVE_INFINITY)
        for (const [id, chance] of party.links) if (chance > 0) take(`record ${id}`, Number.POSITIVE_INFINITY)
        for (const key of contactsOf(party)) if (holders.count(key) <= mostHolders) take(key, mostHolders * 4)
      }
      for (const key of thingsOf(support)) take(key, mostHolders)
      for (const photo of support.photos)
        if (holders.countPhoto(photo) <= mostHolders) for (const id of nearPhotos(photo, alikePhoto)) found.add(id)
      found.delete(support.id)
      return found
    },
  }
  return holders
}
