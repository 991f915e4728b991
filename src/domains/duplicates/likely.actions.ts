/** "Did you mean…": records already in the register that a draft may be. It informs; it never stops anybody from saving. */
import type { Context } from '../../kernel/context.ts'
import { clean, searchable } from '../../kernel/text.ts'
import { artisanTitles, establishmentKinds } from '../establishments/establishments.schema.ts'
import { loadUnits, placeName } from '../reference/reference.actions.ts'
import type { MatchedKind } from './duplicates.schema.ts'
import { type FactsOf, loadFacts } from './facts.store.ts'
import * as store from './likely.store.ts'
import { evidenceOf, prepared, scored } from './linking.actions.ts'
import { percentOf, sayEvidence } from './pairs.rules.ts'
import { findNamed } from './records.store.ts'
import { evidenceLines } from './side-by-side.actions.ts'

type Text = string | null | undefined
/** What has been typed so far of an establishment. */
export interface Draft {
  name: string
  kind?: Text
  taxCode?: Text
  phone?: Text
  email?: Text
  representative?: Text
  address?: Text
  craft?: Text
  unitId?: Text
  /** The code of the one being corrected. */
  code?: string | undefined
}
export interface VillageDraft {
  name: string
  otherNames?: Text
  craft?: Text
  unitId?: Text
  code?: string | undefined
}
export interface ArtisanDraft {
  name: string
  birthYear?: number | null | undefined
  title?: Text
  craft?: Text
  unitId?: Text
  villageCode?: Text
  recognitionNumber?: Text
  phone?: Text
  code?: string | undefined
}
export interface TraineeDraft {
  name: string
  birthYear?: number | null | undefined
  phone?: Text
  personalNumber?: Text
  establishmentCode?: Text
  /** The one being corrected. */
  id?: string | undefined
}
const shown = 5
/** From how likely on an officer is told. */
const worthSaying = 0.5
/**
 * What half of all names begin with finds nothing. As phrases: 'Mai' and 'Thanh' are people's own names too. `firmName` takes names apart better, but
 * in a spelling of its own, and here words are sought as the register keeps them.
 */
const legalWords =
  /(?<![\p{L}\d])(?:cong ty|cty|tnhh|cp|co phan|dn|dntn|mtv|(?:mot )?thanh vien|to hop tac|tht|hop tac xa|htx|ho kinh doanh|hkd|co so|san xuat|thuong mai|dich vu|va)(?![\p{L}\d])/gu
/** The words of a name that are its own. */
const ownWords = (name: string): string[] =>
  searchable(name)
    .replace(legalWords, ' ')
    .split(/[^\p{L}\d]+/u)
    .filter(word => word.length > 1)

/** What tells a record from others of its name, in words. */
const detailOf = <Kind extends MatchedKind>(kind: Kind, row: FactsOf[Kind]): string => {
  const facts = row as Partial<FactsOf['establishment'] & FactsOf['artisan'] & FactsOf['person']>
  const said: Readonly<Record<MatchedKind, readonly unknown[]>> = {
    establishment: [facts.kind && establishmentKinds[facts.kind]],
    village: [facts.craft],
    artisan: [artisanTitles[facts.title as keyof typeof artisanTitles], facts.birthYear, facts.village],
    person: [facts.birthYear, facts.establishment],
  }
  return said[kind].filter(Boolean).join(' · ')
}
/** The unit with those before and after it: a list of years ago names another era's. */
const erasOf = async (ctx: Context, unitId: Text): Promise<string[]> => {
  if (!unitId) return []
  const units = await loadUnits(ctx.db)
  const now = units.successorsOf(unitId, ctx.today).units
  return [...new Set([unitId, ...now.flatMap(id => [...units.territory(id, ctx.today)])])]
}
/** The likeliest of the candidates, each with every field's evidence in words; people have no code. */
const likeliest = async <Kind extends MatchedKind>(
  ctx: Context,
  kind: Kind,
  draft: Omit<FactsOf[Kind], 'id'>,
  candidates: readonly string[],
  exceptId?: string | undefined,
) => {
  const apart = exceptId ? await store.calledDifferent(ctx.db, kind, exceptId) : new Set()
  const ids = candidates.filter(id => !apart.has(id))
  if (!ids.length) return { rows: [] }
  const [subject] = await prepared(ctx, kind, [{ ...draft, id: 'draft' } as FactsOf[Kind]])
  const facts = await loadFacts(ctx.db, kind, ids)
  const byId = new Map(facts.map(row => [row.id, row]))
  const codes = new Map((await findNamed(ctx.db, ctx.reach, kind, ids)).map(row => [row.id, row.code]))
  const pairs = (await scored(ctx, kind, subject!, await prepared(ctx, kind, facts)))
    .filter(pair => pair.probability >= worthSaying)
    .slice(0, shown)
  return {
    rows: await Promise.all(
      pairs.map(async pair => {
        const row = byId.get(pair.right)!
        const evidence = evidenceOf(kind, pair)
        return {
          id: row.id,
          code: codes.get(row.id) ?? null,
          name: row.name,
          detail: detailOf(kind, row),
          place: row.unitId ? await placeName(ctx.db, row.unitId) : null,
          percent: percentOf(pair.probability),
          says: sayEvidence(kind, evidence),
          evidence: evidenceLines(kind, evidence),
        }
      }),
    ),
  }
}
const idOf = async (ctx: Context, kind: MatchedKind, reference: string | undefined): Promise<string | undefined> =>
  reference === undefined ? undefined : (await findNamed(ctx.db, ctx.reach, kind, [reference]))[0]?.id

/** Up to five establishments that the draft may be, likeliest first, each with why. */
export const likelyEstablishments = async (ctx: Context, { code, ...draft }: Draft) => {
  const found = await store.likeEstablishments(ctx.db, ctx.reach, {
    taxCode: draft.taxCode || null,
    phone: draft.phone || null,
    email: draft.email || null,
    words: ownWords(draft.name),
    unitIds: await erasOf(ctx, draft.unitId),
    exceptCode: code,
  })
  const facts = draft as Omit<FactsOf['establishment'], 'id'>
  const { rows } = await likeliest(ctx, 'establishment', facts, found, await idOf(ctx, 'establishment', code))
  // Every establishment has a code; only people have none.
  return { rows: rows.map(row => ({ ...row, code: row.code ?? '' })) }
}
/** A village's name that was typed without any mark, in the marks of the first one whose last words are the same: a village has little else to be known by. */
const inMarksOf = (typed: string, names: readonly string[]): string => {
  const bare = searchable(typed)
  if (clean(typed).toLowerCase() !== bare) return typed
  const words = bare.replace(/^lang (co )?nghe (truyen thong )?/, '').split(' ')
  const alike = (marked: readonly string[], word: string) => marked.find(each => searchable(each) === word)
  const own = names.map(name => clean(name).split(' ')).find(marked => words.slice(-2).every(word => alike(marked, word)))
  return own ? words.map(word => alike(own, word) ?? word).join(' ') : typed
}
/** The same of a craft village. */
export const likelyVillages = async (ctx: Context, { code, ...draft }: VillageDraft) => {
  const id = await idOf(ctx, 'village', code)
  const near = store.inUnits(await erasOf(ctx, draft.unitId))
  const found = await store.namesakes(ctx.db, ctx.reach, 'village', { name: draft.name, exceptId: id, or: [near] })
  const name = inMarksOf(
    draft.name,
    (await findNamed(ctx.db, ctx.reach, 'village', found)).map(each => each.name),
  )
  return likeliest(ctx, 'village', { ...draft, name, unitId: draft.unitId ?? null }, found, id)
}
/** The same of an artisan. */
export const likelyArtisans = async (ctx: Context, { code, villageCode, ...draft }: ArtisanDraft) => {
  const id = await idOf(ctx, 'artisan', code)
  const [village] = villageCode ? await findNamed(ctx.db, ctx.reach, 'village', [villageCode]) : []
  const numbers = store.sameNumbers('artisan', { phone: draft.phone, recognition_number: draft.recognitionNumber })
  const found = await store.namesakes(ctx.db, ctx.reach, 'artisan', { name: draft.name, exceptId: id, or: [numbers] })
  const facts = { ...draft, unitId: draft.unitId ?? null, village: village?.name ?? null }
  return likeliest(ctx, 'artisan', facts, found, id)
}
/** The same of a trainee; whoever came from the same establishment is looked at too, for a name is easily mistyped. */
export const likelyTrainees = async (ctx: Context, { id, establishmentCode, ...draft }: TraineeDraft) => {
  const [from] = establishmentCode ? await findNamed(ctx.db, ctx.reach, 'establishment', [establishmentCode]) : []
  const numbers = store.sameNumbers('person', { phone: draft.phone, personal_number: draft.personalNumber })
  const found = await store.namesakes(ctx.db, ctx.reach, 'person', {
    name: draft.name,
    exceptId: id,
    or: [numbers, store.ofEstablishment(from?.id ?? null)],
  })
  return likeliest(ctx, 'person', { ...draft, establishment: from?.name ?? null, unitId: from?.unitId ?? null }, found, id)
}
