/** Orders what was found and marks what matched: exact code first, then the phrase in the name, words side by side, words in the name, elsewhere. */
import { compareVietnamese } from '../../kernel/text.ts'
import { type SearchKind, searchKindNames } from './search.schema.ts'
import { type Choice, type Group, markedAs, oneVowel, rawWords, wordsOf } from './words.rules.ts'

export interface Candidate {
  kind: SearchKind
  recordId: string
  code: string
  title: string
  detail: string | null
  also: string | null
  establishmentIds: string[] | null
  /** The whole question is its code, its tax code or its telephone number. */
  exact: boolean
}
/** [from, until) in UTF-16 units of a text: what is shown bold. */
export type Span = [number, number]

const written = (text: string) => [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)]
const meets = (word: string, choice: Choice, at: number): boolean => {
  const wanted = choice.words[at]!
  return word === wanted || (choice.prefix && at === choice.words.length - 1 && word.startsWith(wanted))
}
const bestIn = (words: readonly string[], group: Group): Choice | undefined =>
  group.choices.find(choice => choice.words.every((_, at) => words.some(word => meets(word, choice, at))))
/** The length of the choice that stands at this place of the words; 0 when none does. */
const lengthAt = (words: readonly string[], place: number, group: Group): number =>
  group.choices.find(choice => choice.words.every((_, at) => place + at < words.length && meets(words[place + at]!, choice, at)))?.words
    .length ?? 0
/** For each group, how many words it takes at each place of the words. */
const placesOf = (words: readonly string[], groups: readonly Group[]): number[][] =>
  groups.map(group => words.map((_, place) => lengthAt(words, place, group)))
/** How many words the groups take when all stand one after another somewhere; 0 when they do not. */
const inARow = (places: readonly (readonly number[])[]): number => {
  for (let start = 0; start < (places[0]?.length ?? 0); start++) {
    let at = start
    if (
      places.every(lengths => {
        const length = lengths[at] ?? 0
        at += length
        return length > 0
      })
    )
      return at - start
  }
  return 0
}

/** What an answer is judged by, most important first; smaller is better. */
interface Score {
  exact: number
  /** Slips, words out of sight, words torn apart, words outside the name, other marks: weighed against each other. */
  doubt: number
  slipped: number
  unseen: number
  /** Whether a word of its own names was asked for. */
  named: boolean
  length: number
}
const judged = (found: Candidate, groups: readonly Group[]): Score => {
  const title = wordsOf(found.title)
  const also = found.also ? wordsOf(found.also) : []
  const detail = wordsOf(`${found.code} ${found.detail ?? ''}`)
  const texts = [title, also, detail]
  const rest = texts.flat()
  let slipped = 0
  let unseen = 0
  let notInTitle = 0
  let named = found.exact
  let begun = 0
  const marks = groups.some(group => group.marks) ? new Set(written(found.title).map(match => markedAs(match[0]))) : undefined
  let misplaced = 0
  for (const group of groups) {
    const inTitle = bestIn(title, group)
    if (inTitle && group.marks && !marks?.has(group.marks)) misplaced++
    const used = inTitle ?? bestIn(rest, group)
    // What matched out of sight (a former commune, a representative) may have done so by any of the ways.
    slipped += used?.cost ?? group.choices.find(choice => choice.cost > 0)?.cost ?? 0
    unseen += used ? 0 : 1
    const inAlso = inTitle ? undefined : bestIn(also, group)
    named ||= Boolean(inTitle ?? inAlso)
    notInTitle += inTitle ? 0 : inAlso ? 0.6 : 1.1
    begun += used?.prefix && !rest.includes(used.words.at(-1)!) ? 1 : 0
  }
  const places = texts.map(words => placesOf(words, groups))
  const apart = groups.slice(1).filter((_, at) => !places.some(each => inARow(each.slice(at, at + 2)))).length
  const whole = begun === 0 && inARow(places[0]!) === title.length
  return {
    exact: found.exact ? 0 : 1,
    doubt: 4 * slipped + 3 * unseen + 2 * apart + notInTitle + 0.5 * begun + 0.3 * misplaced - (whole ? 1 : 0),
    slipped,
    unseen,
    named,
    length: title.length,
  }
}
export interface Ranked {
  found: Candidate
  score: Score
  /** Found by near words or without one of the words, after it was asked as typed. */
  wider: boolean
}
/** Best first; equal ones by shorter name, name, code and id, so that the order is always the same. */
export const ranked = (found: readonly Candidate[], groups: readonly Group[], wider = false): Ranked[] =>
  found
    .map(each => ({ found: each, score: judged(each, groups), wider }))
    .sort(
      (a, b) =>
        a.score.exact - b.score.exact ||
        a.score.doubt - b.score.doubt ||
        a.score.length - b.score.length ||
        compareVietnamese(a.found.title, b.found.title) ||
        compareVietnamese(a.found.code, b.found.code) ||
        (a.found.recordId < b.found.recordId ? -1 : 1),
    )
/** Kinds by their best answer, those found as typed first, then in their own order. */
export const kindsInOrder = (best: ReadonlyMap<SearchKind, Ranked>): SearchKind[] =>
  [...best.keys()].sort((a, b) => {
    const [{ score: left, wider }, { score: right, wider: other }] = [best.get(a)!, best.get(b)!]
    return (
      Number(wider) - Number(other) ||
      left.exact - right.exact ||
      left.doubt - right.doubt ||
      searchKindNames.indexOf(a) - searchKindNames.indexOf(b)
    )
  })
/** Whether its own name was asked for, not only the village, craft or establishment it belongs to. */
export const isNamed = ({ score }: Ranked): boolean => score.named
/** Whether the answer was reached by other words than those typed. */
export const hasSlipped = ({ score }: Ranked): boolean => score.slipped > 0
/** Whether the answer is beyond doubt: its own code or number, or every word as typed in what is shown. */
export const isSure = ({ score }: Ranked): boolean => score.exact === 0 || (score.slipped === 0 && score.unseen === 0)

/** What of a text matched: whole words, or as much of a word as was typed. */
export const spansIn = (text: string | null, groups: readonly Group[]): Span[] => {
  const spans: Span[] = []
  for (const match of written(text ?? '')) {
    const raw = rawWords(match[0]).join('')
    const word = oneVowel(raw)
    let length = 0
    for (const { choices } of groups)
      for (const { words, prefix } of choices)
        words.forEach((wanted, at) => {
          if (wanted === word) length = match[0].length
          else if (prefix && at === words.length - 1 && (raw.startsWith(wanted) || word.startsWith(wanted)))
            length = Math.max(length, raw.length === match[0].length ? wanted.length : match[0].length)
        })
    if (length) spans.push([match.index, match.index + length])
  }
  return spans
}
/** The question as the texts write it, with their marks; a beginning of a word stays as typed. */
export const asWritten = (texts: readonly string[], groups: readonly Group[]): string => {
  const all = texts.flatMap(text => written(text).map(match => match[0]))
  const plain = all.map(word => oneVowel(rawWords(word).join('')))
  return groups
    .map(group => {
      const choice = bestIn(plain, group)
      if (!choice || (choice.cost === 0 && !choice.words.every(word => plain.includes(word)))) return group.typed
      return choice.words.map((wanted, at) => (all[plain.findIndex(word => meets(word, choice, at))] ?? wanted).toLowerCase()).join(' ')
    })
    .join(' ')
}

/** By what a record was found when none of the words shown says so. */
export type Unseen = 'person' | 'phone' | 'taxCode' | 'place'
/** Looks for the groups that no shown text satisfies in the lexemes of the entry. */
export const unseenReasons = (found: Candidate, words: string, groups: readonly Group[]): Unseen[] => {
  const shown = wordsOf([found.title, found.also, found.detail, found.code].join(' '))
  const lexemes = words.split(' ')
  const personal = lexemes.filter(word => word.startsWith('#')).map(word => word.slice(1))
  const endings = lexemes.filter(word => word.startsWith('~')).map(word => word.slice(1))
  const reasons = groups.flatMap((group): Unseen[] => {
    if (bestIn(shown, group)) return []
    const digits = /^[0-9]+$/.test(group.typed)
    if (digits && endings.some(word => word.startsWith([...group.typed].reverse().join('')))) return ['phone']
    if (bestIn(personal, group)) return [digits ? 'phone' : 'person']
    const other = bestIn(lexemes, group)
    return other ? [digits && group.typed.length > 5 ? 'taxCode' : 'place'] : []
  })
  return [...new Set(reasons)]
}
