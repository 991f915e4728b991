/** What an application as it stands still lacks, by its form, its call and the units of the day. */
import type { Context } from '../../kernel/context.ts'
import type { Tx } from '../../kernel/log.ts'
import { say } from '../../words/say.ts'
import { papersOfCall } from '../calls/calls.actions.ts'
import { type LegalForm, legalForms } from '../calls/support.schema.ts'
import { loadUnits } from '../reference/reference.actions.ts'
import { validOn } from '../reference/units.rules.ts'
import type { ApplicationPaperRow, FrozenPaper } from './applications.schema.ts'
import * as store from './applications.store.ts'
import { type Lack, lacks } from './check.rules.ts'
import { valuesOf } from './merge.rules.ts'

/** Papers as a version holds them, in the order they came. */
export const frozen = (papers: readonly ApplicationPaperRow[]): FrozenPaper[] =>
  papers
    .filter(paper => !paper.removed)
    .map(({ id, kind, fileName, sha256, mediaType, size }) => ({ id, kind, fileName, sha256, mediaType, size }))
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
