/** Mapping versions from codes to crafts: seen, copied to a draft, changed while a draft, approved, retired. And what codes are called. */
import { actorOf, type Context, logged } from '../../kernel/context.ts'
import type { Day } from '../../kernel/dates.ts'
import type { Tx } from '../../kernel/log.ts'
import { conflict, type FieldProblem, invalid, refuse, unknown } from '../../kernel/refusal.ts'
import { searchable } from '../../kernel/text.ts'
import { say } from '../../words/say.ts'
import { crafts } from '../reference/catalog.schema.ts'
import type { HsRow } from './analysis.schema.ts'
import { craftOf } from './mapping.rules.ts'
import { bases, type Craft, type LineBasis, type MappingRow, mappingStates } from './mapping.schema.ts'
import * as store from './mapping.store.ts'

const isLeader = (ctx: Context) => actorOf(ctx).grants.some(grant => grant.role === 'leader')
/** What somebody may do with a version, each grey with its reason. */
const offers = (ctx: Context, { state, madeBy }: MappingRow) => {
  const leader = isLeader(ctx) ? null : say('trade.leaderOnly')
  const other = madeBy === actorOf(ctx).id ? say('trade.approveOther') : null
  return {
    change: state === 'draft' ? null : say('trade.draftOnly'),
    approve: state === 'draft' ? (leader ?? other) : say('trade.draftOnly'),
    retire: state === 'retired' ? say('trade.retiredAlready') : leader,
  }
}
const head = (mapping: MappingRow) => ({
  code: mapping.code,
  name: mapping.name,
  nomenclature: mapping.nomenclature,
  state: mapping.state,
  stateLabel: mappingStates[mapping.state],
  validFrom: mapping.validFrom,
  note: mapping.note,
  approvedOn: mapping.approvedOn,
  approvedWhy: mapping.approvedWhy,
})
export const listMappings = async (ctx: Context) => ({
  rows: (await store.allMappings(ctx.db)).map(({ mapping, lines, approvedBy }) => ({
    ...head(mapping),
    lines,
    approvedBy,
    offers: offers(ctx, mapping),
  })),
})
const found = async (tx: Tx, code: string, lock = false): Promise<MappingRow> =>
  (await store.findMapping(tx, code, lock)) ?? unknown(say('trade.noMapping'))

export const openMapping = async (ctx: Context, code: string) => {
  const mapping = await found(ctx.db, code)
  const lines = await store.linesOf(ctx.db, mapping.id)
  const names = await store.namesOf(
    ctx.db,
    mapping.nomenclature,
    lines.map(line => line.prefix),
  )
  return {
    ...head(mapping),
    lines: lines.map(({ id, prefix, craft, basis, note }) => ({
      id,
      prefix,
      craft,
      craftLabel: craft ? crafts[craft] : say('trade.notCraft'),
      basis,
      basisLabel: bases[basis],
      note,
      nameVi: names.get(prefix)?.nameVi ?? null,
      nameEn: names.get(prefix)?.nameEn ?? null,
    })),
    offers: offers(ctx, mapping),
  }
}
/** Copies a version into a new draft: what figures were reckoned with stays as it was. */
export const copyMapping = async (
  ctx: Context,
  input: { from: string; code: string; name: string; validFrom: Day; note?: string | null | undefined },
) => {
  await ctx.db.transaction(async tx => {
    const source = await found(tx, input.from)
    if (await store.findMapping(tx, input.code)) conflict(say('trade.mappingTaken', { code: input.code }))
    const { code, name, validFrom } = input
    const row = await store.insertMapping(tx, {
      code,
      name,
      validFrom,
      nomenclature: source.nomenclature,
      state: 'draft',
      note: input.note ?? null,
      madeBy: actorOf(ctx).id,
    })
    await store.replaceLines(
      tx,
      row.id,
      await store.linesOf(tx, source.id).then(lines => lines.map(({ prefix, craft, basis, note }) => ({ prefix, craft, basis, note }))),
    )
    await logged(tx, ctx, {
      entity: 'trade_mapping',
      recordId: row.id,
      action: 'create',
      values: { code, name, validFrom, from: source.code },
    })
  })
  return openMapping(ctx, input.code)
}
export interface LineInput {
  prefix: string
  craft: Craft | null
  basis: LineBasis
  note?: string | null | undefined
}
const wrongLines = (lines: readonly LineInput[]): FieldProblem[] => {
  const seen = new Map<string, number>()
  return lines.flatMap(({ prefix }, at) => {
    const first = seen.get(prefix)
    seen.set(prefix, first ?? at)
    const path = `lines.${at}.prefix`
    if (first !== undefined) return [{ path, message: say('trade.prefixTwice', { prefix, row: first + 1 }) }]
    return /^(?:\d{2}|\d{4}|\d{5,10}|[a-z][a-z0-9-]*)$/.test(prefix)
      ? []
      : [{ path, message: say('trade.badPrefix', { prefix }), fix: say('trade.badPrefixFix') }]
  })
}
/** Changes the lines of a draft, all at once. */
export const changeLines = async (ctx: Context, code: string, lines: readonly LineInput[]) => {
  const wrong = wrongLines(lines)
  if (wrong.length) invalid(say('trade.badLines'), wrong)
  await ctx.db.transaction(async tx => {
    const mapping = await found(tx, code, true)
    if (mapping.state !== 'draft') conflict(say('trade.draftOnly'))
    const before = new Map((await store.linesOf(tx, mapping.id)).map(line => [line.prefix, line.craft]))
    await store.replaceLines(
      tx,
      mapping.id,
      lines.map(({ prefix, craft, basis, note }) => ({ prefix, craft, basis, note: note ?? null })),
    )
    const changed = lines.filter(line => before.get(line.prefix) !== line.craft)
    const gone = [...before.keys()].filter(prefix => !lines.some(line => line.prefix === prefix))
    await logged(tx, ctx, {
      entity: 'trade_mapping',
      recordId: mapping.id,
      action: 'change',
      values: { lines: lines.length, changed, gone },
    })
  })
  return openMapping(ctx, code)
}
/** Somebody other than who drafted it stands for the version, with the paper or reason; from then on it does not change. */
export const approveMapping = async (ctx: Context, code: string, reason: string) => {
  await ctx.db.transaction(async tx => {
    const mapping = await found(tx, code, true)
    if (mapping.state !== 'draft') conflict(say('trade.draftOnly'))
    if (mapping.madeBy === actorOf(ctx).id) refuse(say('trade.approveOther'))
    await store.updateMapping(tx, mapping.id, {
      state: 'approved',
      approvedBy: actorOf(ctx).id,
      approvedOn: ctx.today,
      approvedWhy: reason,
    })
    await logged(tx, ctx, {
      entity: 'trade_mapping',
      recordId: mapping.id,
      action: 'approve',
      fromState: 'draft',
      toState: 'approved',
      reason,
    })
  })
  return openMapping(ctx, code)
}
export const retireMapping = async (ctx: Context, code: string, reason: string) => {
  await ctx.db.transaction(async tx => {
    const mapping = await found(tx, code, true)
    if (mapping.state === 'retired') conflict(say('trade.retiredAlready'))
    await store.updateMapping(tx, mapping.id, { state: 'retired' })
    await logged(tx, ctx, {
      entity: 'trade_mapping',
      recordId: mapping.id,
      action: 'retire',
      fromState: mapping.state,
      toState: 'retired',
      reason,
    })
  })
  return openMapping(ctx, code)
}

/** Codes of the Harmonised System by their digits or by words of their names, in either language, marks or not. */
export const findCodes = async (ctx: Context, query: string, limit: number): Promise<{ rows: HsRow[] }> => {
  const digits = query.replace(/[\s.]/g, '')
  const words = searchable(query).split(' ').filter(Boolean)
  if (!words.length) return { rows: [] }
  const rows = /^\d+$/.test(digits) ? await store.hsByDigits(ctx.db, digits, limit) : await store.hsByWords(ctx.db, words, limit)
  const versions = new Map<string, { prefix: string; craft: Craft | null }[]>()
  for (const { mapping, prefix, craft } of await store.linesOfAll(ctx.db))
    versions.set(mapping, [...(versions.get(mapping) ?? []), { prefix, craft }])
  const crafting = [...versions].map(([mapping, lines]) => ({ mapping, craft: craftOf(lines) }))
  return {
    rows: rows.map(row => ({
      code: row.code,
      digits: row.code.length,
      nameVi: row.nameVi,
      nameEn: row.nameEn ?? '',
      crafts: crafting.flatMap(({ mapping, craft }) => {
        const found = craft(row.code)
        return found ? [{ mapping, craft: found }] : []
      }),
    })),
  }
}
