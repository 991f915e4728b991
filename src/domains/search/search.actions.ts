/** Finds records of every kind as somebody types: with or without marks, by code, by telephone, and with slips of typing. */
import { holds, holdsWithin, type Reach } from '../../kernel/access.ts'
import type { Context } from '../../kernel/context.ts'
import { groupBy } from '../../kernel/group.ts'
import type { Tx } from '../../kernel/log.ts'
import { say } from '../../words/say.ts'
import { officials, type Role } from '../reference/roles.schema.ts'
import { type Vocabulary, widened } from './correct.rules.ts'
import {
  asWritten,
  type Candidate,
  hasSlipped,
  isNamed,
  isSure,
  kindsInOrder,
  type Ranked,
  ranked,
  type Span,
  spansIn,
  type Unseen,
  unseenReasons,
} from './ranking.rules.ts'
import { largeKinds, type SearchKind, searchKindNames, searchKinds } from './search.schema.ts'
import * as store from './search.store.ts'
import { nearWords } from './typos.rules.ts'
import {
  allButOne,
  asPhrase,
  everywhere,
  exactly,
  type Group,
  holdsPersonalNumber,
  inNames,
  nameAndPlace,
  readQuestion,
  sideBySide,
  telling,
  wholeLexemes,
  wholeWords,
} from './words.rules.ts'

/**
 * Who may find people by name, and records by a telephone number or a representative's name: those who work with the persons, the same
 * as read personal columns of the register.
 */
export const personalReaders: readonly Role[] = ['local_officer', 'centre_officer', 'appraiser', 'leader']
const readsPersonal = (ctx: Context): boolean => holdsWithin(ctx.actor, ctx.reach, ...personalReaders)
const people: readonly SearchKind[] = ['person', 'artisan']
/** Documents of law, design briefs, fairs and contests stand on pages of the office. */
const inOffice = (ctx: Context): boolean => ctx.actor !== null && holds(ctx.actor, ...officials)
const ofOffice: readonly SearchKind[] = ['legal_document', 'brief', 'fair', 'contest']
const kindsFor = (ctx: Context): SearchKind[] =>
  searchKindNames.filter(kind => (readsPersonal(ctx) || !people.includes(kind)) && (inOffice(ctx) || !ofOffice.includes(kind)))

/** What other domains tell of a found record beside its entry, such as a project's state; wired in domains/index.ts. */
export const ports: { says?: Partial<Record<SearchKind, (ctx: Context, ids: readonly string[]) => Promise<Map<string, string>>>> } = {}

/** Fewer answers than this, and words near the typed ones are looked for as well. */
const few = 3

/** So many answers to a strict question, and a wider one (the words apart, in the place) is not asked of a kind that has very many records. */
const sufficient = (groups: readonly Group[]): number => (telling(groups).length > 3 ? 1 : 3)
/** The same of words near those typed: many of them meet by chance. */
const sufficientNear = 5

/** Of a kind where only the village, craft or establishment of the records was asked for, so many are shown. */
const aside = 3

const isWord = (typed: string): boolean => /[a-z]/.test(typed) && typed.length > 1
const among = (known: Vocabulary, words: readonly string[]): Vocabulary =>
  new Map(words.flatMap(word => (known.has(word) ? [[word, known.get(word)!] as const] : [])))
/** The question with neighbours for the words at these places. */
const widen = async (tx: Tx, groups: readonly Group[], places: ReadonlySet<number>): Promise<Group[]> => {
  const last = groups.length - 1
  const asked = groups.map((group, at) => (places.has(at) && isWord(group.typed) ? nearWords(group.typed, at === last) : null))
  const { known } = await store.vocabularyOf(tx, [...new Set(asked.flatMap((each, at) => [groups[at]!.typed, ...(each?.words ?? [])]))])
  // Of many words each has fewer neighbours: one slip, not one in every word, is likely.
  const most = Math.max(3, Math.floor(24 / Math.max(1, places.size)))
  const wide: Group[] = []
  for (const [at, group] of groups.entries()) {
    const near = asked[at]
    const alike =
      near && (near.beginnings.length || group.typed.length > 5) ? await store.wordsAlike(tx, group.typed, near.beginnings) : new Map()
    wide.push(
      places.has(at) ? widened(group, among(known, [group.typed, ...(near?.words ?? [])]), alike, at === last, Math.min(8, most)) : group,
    )
  }
  return wide
}
/** Places of the words that no record has. */
const unknownPlaces = async (tx: Tx, groups: readonly Group[]): Promise<Set<number>> => {
  const asked = groups.filter(({ typed }) => isWord(typed))
  if (!asked.length) return new Set()
  const end = groups.at(-1)!.typed
  const words = asked.flatMap(({ choices }) => choices.flatMap(each => each.words))
  const { known, begins } = await store.vocabularyOf(tx, words, isWord(end) ? end : '')
  const missing = ({ typed, choices }: Group, at: number) =>
    isWord(typed) &&
    // A code such as cs00123 stands in no vocabulary; 'son7' is a word with a key left over.
    (!/[0-9]/.test(typed) || /^[a-z]{2,}[0-9]$/.test(typed)) &&
    !choices.some(choice => choice.words.every(word => known.has(word))) &&
    !(at === groups.length - 1 && begins)
  return new Set([...groups.keys()].filter(at => missing(groups[at]!, at)))
}

const gather = async (
  tx: Tx,
  reach: Reach,
  kinds: readonly SearchKind[],
  queries: readonly (string | null)[],
  whole: readonly string[],
  enough: number,
) => {
  const asked = queries.filter(query => query !== null)
  if (!asked.length) return []
  // Of the few villages, designs and the like every word anywhere is asked at once.
  const looks = kinds.map(kind => ({ kind, queries: largeKinds.includes(kind) ? asked : asked.slice(-1) }))
  return [...new Map((await store.look(tx, reach, looks, enough, whole)).map(each => [each.recordId, each])).values()]
}

export interface Hit {
  kind: SearchKind
  id: string
  code: string
  title: string
  detail: string | null
  /** Former names or merged records, when they are what matched. */
  also: string | null
  /** Address in the product; null where the record has no page. */
  to: string | null
  bold: { title: Span[]; detail: Span[]; also: Span[]; code: Span[] }
  /** By what it was found when no word shown says so: its representative, its telephone, another era's unit. */
  by: Unseen[]
}
export interface HitGroup {
  kind: SearchKind
  label: string
  hits: Hit[]
  /** Whether there are more than are shown. */
  more: boolean
}
export interface SearchAnswer {
  groups: HitGroup[]
  /** What was done to find something, in words: other spelling, a word left out, a personal number refused. */
  note: string | null
}

/**
 * What is found in the reader's reach, grouped by kind, best first, at most `limit` of each.
 * @param q what was typed; fewer than two signs find nothing
 */
export const searchEverything = async (ctx: Context, q: string, limit = 6, kinds?: readonly SearchKind[]): Promise<SearchAnswer> => {
  if (holdsPersonalNumber(q)) return { groups: [], note: say('search.personalNumber') }
  const groups = readQuestion(q)
  if (!groups.length || groups.map(group => group.typed).join('').length < 2) return { groups: [], note: null }
  const allowed = kindsFor(ctx).filter(kind => !kinds?.length || kinds.includes(kind))
  return answer(ctx, await answersTo(ctx.db, ctx.reach, groups, allowed, readsPersonal(ctx)), limit)
}
/** Asks as it was typed, unknown words already with their neighbours, and then ever wider while too little is found. */
const answersTo = async (
  tx: Tx,
  reach: Reach,
  groups: readonly Group[],
  kinds: readonly SearchKind[],
  personal: boolean,
): Promise<Answers> => {
  const whole = wholeLexemes(groups)
  const unknown = await unknownPlaces(tx, groups)
  const asked = unknown.size ? await widen(tx, groups, unknown) : groups
  const strictest = [
    whole.length ? exactly(asked, personal) : null,
    asPhrase(asked),
    // Of words near those typed too many would meet so by chance.
    unknown.size ? null : nameAndPlace(asked, personal),
    sideBySide(asked, personal),
    inNames(telling(asked)),
    everywhere(telling(wholeWords(asked)), personal),
    everywhere(telling(asked), personal),
  ]
  const found: Answers = {
    order: ranked(await gather(tx, reach, kinds, strictest, whole, unknown.size ? sufficientNear : sufficient(asked)), asked),
    asked,
    note: null,
  }
  /** Answers of a wider question come after those that are there. */
  const add = async (wider: readonly Group[], queries: readonly (string | null)[], note: string | null = null) => {
    const known = new Set(found.order.map(each => each.found.recordId))
    const more = (await gather(tx, reach, kinds, queries, whole, sufficientNear)).filter(each => !known.has(each.recordId))
    if (!known.size && more.length) Object.assign(found, { asked: wider, note })
    found.order = [...found.order, ...ranked(more, wider, true)]
  }
  if (enough(found.order)) return found
  // A number that is found, or a part of it, was not mistyped.
  if (found.order.length && groups.every(group => /^[0-9]+$/.test(group.typed))) return found
  // In a code it is the figures that are mistyped.
  const figures = [...groups.keys()].filter(at => /[0-9]/.test(groups[at]!.typed))
  const wide = await widen(tx, groups, new Set(figures.length ? figures : groups.keys()))
  await add(wide, [asPhrase(wide), sideBySide(wide, personal), everywhere(telling(wide), personal)])
  if (!found.order.length) await add(asked, [allButOne(asked, personal)], say('search.dropped'))
  return found
}
/** Whether no wider question is needed: some records, or one that has every word as typed where it can be seen. */
const enough = (order: readonly Ranked[]): boolean => order.length >= few || order.some(isSure)
interface Answers {
  order: Ranked[]
  asked: readonly Group[]
  note: string | null
}

const answer = async (ctx: Context, { order, asked, note }: Answers, limit: number): Promise<SearchAnswer> => {
  const byKind = groupBy(order, each => each.found.kind)
  const some = new Map([...byKind].map(([kind, list]) => [kind, list.slice(0, list.some(isNamed) ? limit : Math.min(limit, aside))]))
  const shown = [...some.values()].flat().map(each => each.found)
  const [described, said] = await Promise.all([store.describe(ctx.db, shown), sayings(ctx, shown)])
  const best = new Map([...byKind].map(([kind, list]) => [kind, list[0]!]))
  return {
    groups: kindsInOrder(best).map(kind => {
      const list = some.get(kind)!
      return {
        kind,
        label: searchKinds[kind],
        hits: list.map(({ found }) => hitOf(found, asked, described.get(found.recordId), said.get(found.recordId))),
        more: byKind.get(kind)!.length > list.length || list.length >= few,
      }
    }),
    note: note ?? corrected(order[0], asked),
  }
}
/** What other domains say of the shown records. */
const sayings = async (ctx: Context, shown: readonly Candidate[]): Promise<Map<string, string>> => {
  const said = new Map<string, string>()
  for (const [kind, tell] of Object.entries(ports.says ?? {})) {
    const ids = shown.filter(each => each.kind === kind).map(each => each.recordId)
    if (ids.length) for (const [id, words] of await tell(ctx, ids)) said.set(id, words)
  }
  return said
}
const hitOf = (found: Candidate, groups: readonly Group[], described: store.Shown | undefined, says: string | undefined): Hit => {
  const detail = [found.detail, says].filter(Boolean).join(' · ') || null
  const bold = {
    title: spansIn(found.title, groups),
    detail: spansIn(detail, groups),
    also: spansIn(found.also, groups),
    code: spansIn(found.code, groups),
  }
  return {
    kind: found.kind,
    id: found.recordId,
    code: found.code,
    title: found.title,
    detail,
    also: bold.also.length > bold.title.length ? found.also : null,
    to: addressOf(found, described?.owner ?? null),
    bold,
    by: described ? unseenReasons(found, described.words, groups) : [],
  }
}
/** Where a found record is opened. What has no page of its own opens its establishment's. */
const addressOf = ({ kind, code, recordId }: Candidate, establishment: string | null): string | null => {
  if (kind === 'person') return `/so-bo/hoc-vien/${recordId}`
  if (kind === 'establishment') return `/so-bo/${encodeURIComponent(code)}`
  if (kind === 'project') return `/ho-so/${encodeURIComponent(code)}`
  if (kind === 'design') return `/mau-san-pham/${encodeURIComponent(code)}`
  if (kind === 'village') return `/so-bo/lang-nghe/${encodeURIComponent(code)}`
  if (kind === 'fair') return `/hoi-cho/${encodeURIComponent(code)}`
  if (kind === 'contest') return `/cuoc-thi/${encodeURIComponent(code)}`
  if (kind === 'brief') return `/thi-truong/dat-hang/${encodeURIComponent(code)}`
  if (kind === 'legal_document') return `/quan-tri?muc=van-ban&vb=${recordId}`
  if (kind === 'artisan') return `/so-bo/nghe-nhan/${encodeURIComponent(code)}`
  return establishment ? `/so-bo/${encodeURIComponent(establishment)}` : null
}
/** Says that the best answer has other words than those typed. */
const corrected = (best: Ranked | undefined, groups: readonly Group[]): string | null => {
  if (!best || !hasSlipped(best)) return null
  const { title, also, detail, code } = best.found
  const typed = groups.map(group => group.typed).join(' ')
  const shown = asWritten([title, also ?? '', detail ?? '', code], groups)
  return shown === typed ? null : say('search.corrected', { typed, shown })
}

/**
 * The question that a list of one kind is filtered with, as a tsquery for `matches(kind, …)`: as typed, or with near words when that finds
 * nothing in the reader's reach. Null when nothing was typed; words that cannot match give a question that finds nothing.
 */
export const listQuery = async (ctx: Context, kind: SearchKind, q: string | undefined): Promise<string | null> => {
  if (!q?.trim()) return null
  const personal = readsPersonal(ctx)
  const groups = holdsPersonalNumber(q) ? [] : readQuestion(q)
  if (!groups.length) return "'~'"
  const tries = [
    async () => groups,
    async () => widen(ctx.db, groups, await unknownPlaces(ctx.db, groups)),
    async () => widen(ctx.db, groups, new Set(groups.keys())),
  ]
  for (const read of tries) {
    const query = everywhere(await read(), personal)
    if (await store.matchesAny(ctx.db, ctx.reach, kind, query)) return query
  }
  return everywhere(groups, personal)
}
