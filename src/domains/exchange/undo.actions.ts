/** Takes back what was imported together, as long as nothing depends on it; says what does. */
import { holds } from '../../kernel/access.ts'
import { actorOf, type Context, logged, performer } from '../../kernel/context.ts'
import { recordAll, type Tx } from '../../kernel/log.ts'
import { conflict, Refusal, refuse, unknown } from '../../kernel/refusal.ts'
import { say } from '../../words/say.ts'
import { enqueue, jobRow, openJob } from '../jobs/jobs.actions.ts'
import type { JobRun } from '../jobs/jobs.ports.ts'
import { findImport } from './exchange.store.ts'
import { importers } from './import.actions.ts'
import { undoJobKind } from './import-job.schema.ts'
import { refusalOf } from './refusals.rules.ts'
import { forgetJob } from './staging.store.ts'
import { isSettledMoney, labelOf, namesPeople, pageOf, parts, type TakenBack, takenBack } from './undo.rules.ts'
import * as store from './undo.store.ts'
import { type WorkbookKind, workbooks } from './workbooks.schema.ts'

/** One reason why an import cannot be taken back. */
export interface Against {
  /** Table that depends, or whose records were changed. */
  entity: string
  label: string
  count: number
  says: string
  samples: { code: string | null; name: string | null; on: string | null; link: string | null }[]
}
/** What taking an import back would delete, and what stands against it. */
export interface UndoPlan {
  importId: string
  fileName: string
  label: string
  day: string
  by: string | null
  undoneOn: string | null
  records: { entity: string; label: string; count: number }[]
  total: number
  against: Against[]
}

const lower = (label: string) => label.charAt(0).toLowerCase() + label.slice(1)
const isTakenBack = (table: string): table is TakenBack => (takenBack as readonly string[]).includes(table)
const mayUndo = (ctx: Context, kind: string) => kind in importers && holds(actorOf(ctx), ...importers[kind as WorkbookKind])
const sampled = (entity: string, parent: string | null, samples: readonly store.Sample[]): Against['samples'] =>
  samples.map(({ code, name, on }) => ({ code, name, on, link: pageOf(entity, code) ?? (parent ? pageOf(parent, on) : null) }))

/** Everything that points to the import's records from outside it, and everything done on them since. */
const findAgainst = async (tx: Tx, importId: string, tables: readonly TakenBack[]): Promise<Against[]> => {
  const own = [...tables, ...parts.filter(({ of }) => tables.includes(of)).map(({ table }) => table)]
  const targets = [...own, ...(tables.includes('budget_amount') ? ['budget_line'] : [])]
  const links = (await store.linksTo(tx, targets)).filter(
    ({ child, column }) =>
      !parts.some(part => part.table === child && part.column === column) && !(child === 'budget_amount' && column === 'line_id'),
  )
  const columns = await store.columnsOf(tx, [...targets, ...links.map(({ child }) => child)])
  const how = { has: (table: string, column: string) => columns.has(`${table}.${column}`), hidesNames: namesPeople }
  const against: Against[] = []
  for (const link of links) {
    const { count, samples } = await store.outsideRows(tx, importId, link, own, how)
    if (!count) continue
    const label = labelOf(link.child) ?? say('exchange.otherRecords')
    const words = { label, count, of: lower(labelOf(link.parent) ?? '') }
    const says = isSettledMoney(link.child) ? say('exchange.againstMoney', words) : say('exchange.againstLink', words)
    against.push({ entity: link.child, label, count, says, samples: sampled(link.child, link.parent, samples) })
  }
  for (const table of tables) {
    const label = labelOf(table) ?? ''
    const { count, samples } = await store.changedSince(tx, importId, table, how)
    const merged = await store.mergesOf(tx, importId, table)
    if (count)
      against.push({
        entity: table,
        label,
        count,
        says: say('exchange.againstActs', { label, count }),
        samples: sampled(table, null, samples),
      })
    if (merged)
      against.push({ entity: 'merge', label, count: merged, says: say('exchange.againstMerges', { label, count: merged }), samples: [] })
  }
  const accounts = tables.includes('establishment') ? await store.accountsOf(tx, importId) : 0
  if (accounts)
    against.push({
      entity: 'role_grant',
      label: labelOf('role_grant') ?? '',
      count: accounts,
      says: say('exchange.againstAccounts', { count: accounts }),
      samples: [],
    })
  const selections = tables.includes('project') ? await store.selectionsOf(tx, importId) : 0
  if (selections)
    against.push({
      entity: 'selection',
      label: labelOf('selection') ?? '',
      count: selections,
      says: say('exchange.againstSelections', { count: selections }),
      samples: [],
    })
  for (const table of ['project', 'fair'] as const) {
    const links = tables.includes(table) ? await store.briefLinksOf(tx, importId, table) : 0
    if (!links) continue
    const words = { count: links, of: lower(labelOf(table) ?? '') }
    against.push({
      entity: 'brief_link',
      label: labelOf('brief_link') ?? '',
      count: links,
      says: say('exchange.againstBriefs', words),
      samples: [],
    })
  }
  const plans = tables.includes('plan') ? await store.laterPlans(tx, importId) : 0
  if (plans) against.push({ entity: 'plan', label: labelOf('plan') ?? '', count: plans, says: say('exchange.againstPlans'), samples: [] })
  return against
}
const tablesOf = async (tx: Tx, importId: string) => {
  const counts = (await store.countRecords(tx, importId)).filter(({ entity }) => isTakenBack(entity))
  return { counts, tables: takenBack.filter(table => counts.some(({ entity }) => entity === table)) }
}

/** What would go, and what stands against it. */
export const planUndo = async (ctx: Context, id: string): Promise<UndoPlan> => {
  const found = await findImport(ctx.db, id)
  if (!found) return unknown(say('exchange.noImport'))
  if (!mayUndo(ctx, found.kind)) return refuse(say('exchange.mayNotUndo'))
  const { counts, tables } = await tablesOf(ctx.db, id)
  const records = counts.map(({ entity, count }) => ({ entity, label: labelOf(entity) ?? '', count }))
  return {
    importId: id,
    fileName: found.fileName,
    label: workbooks[found.kind as WorkbookKind].label,
    day: found.day,
    by: found.by,
    undoneOn: found.undoneOn,
    records,
    total: records.reduce((sum, { count }) => sum + count, 0),
    against: found.undoneOn ? [] : await findAgainst(ctx.db, id, tables),
  }
}
/** The refusal that names everything that stands against it. */
const refuseFor = (against: readonly Against[]): never => {
  const errors = against.map(({ entity, says, samples }) => {
    const codes = samples.map(({ code, on }) => code ?? on).filter(Boolean)
    return { path: entity, message: codes.length ? `${says} ${[...new Set(codes)].join(', ')}` : says }
  })
  throw new Refusal('conflict', [say('exchange.undoRefused'), ...errors.map(({ message }) => message)].join(' '), errors)
}

/** Asks for an import to be taken back; refused at once when something depends on it. */
export const startUndo = async (ctx: Context, id: string, reason: string) => {
  const plan = await planUndo(ctx, id)
  if (plan.undoneOn) conflict(say('exchange.undoneAlready'))
  const own = await jobRow(ctx.db, id)
  if (own && ['waiting', 'running'].includes(own.state)) conflict(say('jobs.stillRuns'))
  if (plan.against.length) refuseFor(plan.against)
  const title = say('exchange.undoTitle', { file: plan.fileName })
  const job = await enqueue(ctx, { kind: undoJobKind, title, input: { importId: id, reason } })
  return openJob(ctx, job.id)
}

/** What the runner calls: all of it goes in one transaction, each record with its act; files, sources and history stay. */
export const runUndo = async (run: JobRun): Promise<Record<string, unknown>> => {
  const { importId, reason } = run.input as { importId: string; reason: string }
  const { ctx } = run
  await run.progress({ note: say('exchange.jobUndoing') })
  try {
    return await ctx.db.transaction(async tx => {
      const found = await store.lockImport(tx, importId)
      if (!found) return unknown(say('exchange.noImport'))
      if (found.undoneOn) return conflict(say('exchange.undoneAlready'))
      const { tables } = await tablesOf(tx, importId)
      await store.lockRecords(tx, importId, tables)
      const against = await findAgainst(tx, importId, tables)
      if (against.length) refuseFor(against)
      const records = await store.recordsOf(tx, importId)
      await store.deleteRecords(tx, importId, tables)
      await store.markUndone(tx, importId, { undoneOn: ctx.today, undoneBy: ctx.actor?.name ?? null, undoReason: reason })
      await forgetJob(tx, importId)
      await recordAll(
        tx,
        performer(ctx.actor, ctx.grant),
        ctx.today,
        records.map(({ entity, id }) => ({ entity, recordId: id, action: 'import_undone', values: { importId } })),
      )
      await logged(tx, ctx, { entity: 'import', recordId: importId, action: 'import_undone', values: { records: records.length }, reason })
      await run.progress({ done: records.length, total: records.length }, tx)
      return { importId, undone: records.length }
    })
  } catch (error) {
    // Something came to depend on a record between the question and the deletion.
    if (refusalOf(error)?.code === '23503') return refuse(say('exchange.undoMeanwhile'))
    throw error
  }
}
