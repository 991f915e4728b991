/** Countries and groups by whatever a source calls them: ISO and UN codes, the US Census's numbers, names of many spellings. */
import { bare, clean } from '../../kernel/text.ts'
import { say } from '../../words/say.ts'
import type { Place } from './analysis.schema.ts'
import { marketName } from './markets.rules.ts'

/** A row of `data/trade/places.csv`. */
export interface PlaceRow {
  code: string
  iso2: string
  m49: string
  kind: string
  name_en: string
  census: string
  member_of: string
  aliases: string
}
export interface Places {
  all: readonly Place[]
  /** The place with the code; a code that is not known stands for itself. */
  of(code: string): Place
  /** The place that a source's code or name means; undefined when none is known. */
  find(text: string): Place | undefined
  /** The group that a country belongs to, if any. */
  groupOf(code: string): string | null
}
const kinds = new Set<Place['kind']>(['country', 'group', 'world', 'unspecified'])
/** Spellings differ in marks, points, articles and 'St.'; what is left is compared. */
const key = (name: string): string =>
  bare(clean(name))
    .toUpperCase()
    .replaceAll('&', ' AND ')
    .replace(/[^A-Z0-9]+/g, ' ')
    .replace(/\bST\b/g, 'SAINT')
    .replace(/\b(THE|OF|REP|REPUBLIC|ISLANDS?|IS|AND|NUOC)\b/g, '')
    .replace(/\s+/g, ' ')
    .trim()

export const placesOf = (rows: readonly PlaceRow[]): Places => {
  const all = rows.map((row): Place => {
    const name = row.kind === 'unspecified' ? say('trade.unspecified') : marketName(row.code)
    const kind = row.kind as Place['kind']
    return {
      code: row.code,
      m49: row.m49 || null,
      name: name === row.code ? row.name_en : name,
      nameEn: row.name_en,
      kind: kinds.has(kind) ? kind : 'country',
    }
  })
  const byCode = new Map(all.map(place => [place.code, place]))
  const exact = new Map<string, string>()
  const named = new Map<string, string>()
  for (const row of rows) {
    exact.set(row.code, row.code)
    if (row.iso2) exact.set(row.iso2, row.code)
    // UN codes come with and without their leading zeros.
    if (row.m49) for (const number of [row.m49, row.m49.replace(/^0+(?=\d)/, '')]) exact.set(number, row.code)
    if (row.census.length === 4) exact.set(row.census, row.code)
    for (const name of [row.name_en, byCode.get(row.code)!.name, ...row.aliases.split('|').filter(Boolean)]) named.set(key(name), row.code)
  }
  exact.set('W00', 'WLD')
  exact.set('0', 'WLD')
  exact.set('EUN', 'EU27')
  exact.set('EU', 'EU27')
  const groups = new Map(rows.filter(row => row.member_of).map(row => [row.code, row.member_of]))
  return {
    all,
    of: code => byCode.get(code) ?? { code, m49: null, name: code, nameEn: code, kind: 'unspecified' },
    find: text => {
      const plain = clean(text)
      const code = exact.get(plain) ?? named.get(key(plain))
      return code === undefined ? undefined : byCode.get(code)
    },
    groupOf: code => groups.get(code) ?? null,
  }
}
