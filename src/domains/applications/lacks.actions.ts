/** What an application as it stands still lacks, by its form, its call and the units of the day. */
import type { Context } from '../../kernel/context.ts'
import type { Tx } from '../../kernel/log.ts'
import { invalid } from '../../kernel/refusal.ts'
import { say } from '../../words/say.ts'
import { papersOfCall } from '../calls/calls.actions.ts'
import { type LegalForm, legalForms } from '../calls/support.schema.ts'
import { loadUnits } from '../reference/reference.actions.ts'
import { validOn } from '../reference/units.rules.ts'
import type { ApplicationPaperRow, FrozenPaper, VersionRow } from './applications.schema.ts'
import * as store from './applications.store.ts'
import { type Lack, lacks } from './check.rules.ts'
import { valuesOf } from './merge.rules.ts'

/** Papers as a version holds them, in the order they came. */
export const frozen = (papers: readonly ApplicationPaperRow[]): FrozenPaper[] =>
  papers
    .filter(paper => !paper.removed)
    .map(({ id, kind, fileName, sha256, mediaType, size }) => ({ id, kind, fileName, sha256, mediaType, size }))
/**
 * The values with the commune of today: one that has ended since gives way to its one certain successor, as open projects do.
 * Refuses ('invalid') where it was divided: then the applicant has to say which.
 */
export const placedToday = async (ctx: Context, values: VersionRow['values']): Promise<VersionRow['values']> => {
  const units = await loadUnits(ctx.db)
  const unit = typeof values.unitId === 'string' ? units.unit(values.unitId) : undefined
  if (!unit || validOn(unit, ctx.today)) return values
  const { certain, units: next } = units.successorsOf(unit.id, ctx.today)
  if (certain && next[0]) return { ...values, unitId: next[0] }
  const says = say('applications.unitDivided', { unit: unit.fullName })
  return invalid(says, [{ path: 'unitId', message: says }])
}
/** Everything that keeps it from being submitted, each named. */
export const lacksOf = async (ctx: Context, tx: Tx, { row, call }: store.Held): Promise<Lack[]> => {
  const values = valuesOf(row.cells)
  const held = new Set(frozen(await store.listPapers(tx, row.id)).map(paper => paper.kind))
  const legalForm = typeof values.kind === 'string' && values.kind in legalForms ? (values.kind as LegalForm) : undefined
  const found = lacks(row.formVersion, row.activity, values, papersOfCall(call, row.activity, ctx.today, legalForm), held, ctx.today)
  const unit = typeof values.unitId === 'string' ? (await loadUnits(ctx.db)).unit(values.unitId) : undefined
  const badUnit = values.unitId && (unit?.level !== 'commune' || !validOn(unit, ctx.today))
  return badUnit ? [{ kind: 'field', key: 'unitId', says: say('applications.badUnit') }, ...found] : found
}
