/** Freezes a report when it is submitted, and shows what later corrections changed in it. */
import { createHash } from 'node:crypto'
import { type Context, logged } from '../../kernel/context.ts'
import type { Day } from '../../kernel/dates.ts'
import { canonical } from '../../kernel/log.ts'
import { conflict, refuse, unknown } from '../../kernel/refusal.ts'
import { say } from '../../words/say.ts'
import type { ReportInput } from './facts.actions.ts'
import { flat, type Report } from './report.rules.ts'
import { buildReport } from './reports.actions.ts'
import * as store from './reports.store.ts'

const frozen = (report: Report): unknown => JSON.parse(JSON.stringify(report))
const hashOf = (body: unknown): string => createHash('sha256').update(canonical(body)).digest('hex')

/**
 * Freezes the report of a period as it stands and logs it. A report of the whole city only.
 * @returns the snapshot's id, the day its figures are of, and the hash of its body
 */
export const submitReport = async (
  ctx: Context,
  input: ReportInput,
): Promise<{ id: string; period: string; asOf: Day; sha256: string }> => {
  if (!ctx.reach.everywhere) refuse(say('reports.snapshotWholeCity'))
  const report = await buildReport(ctx, input)
  const body = frozen(report)
  const sha256 = hashOf(body)
  const { code: period, asOf } = report.period
  return ctx.db.transaction(async tx => {
    const { id } = await store.insertSnapshot(tx, { period, asOf, body, sha256, by: ctx.actor?.id ?? null })
    await logged(tx, ctx, { entity: 'report_snapshot', recordId: id, action: 'submit', values: { period, asOf, sha256 } })
    return { id, period, asOf, sha256 }
  })
}
export const listSnapshots = (ctx: Context, period: string | undefined) => store.listSnapshots(ctx.db, period)

export interface Delta {
  figure: string
  label: string
  /** null: not known then (or not there); likewise now. */
  before: number | null
  now: number | null
  delta: number | null
}
/**
 * What the same period and as-of day give now beside what was submitted: only the figures that differ.
 * @throws Refusal conflict when the stored body no longer has its hash
 */
export const compareWithSnapshot = async (
  ctx: Context,
  { id }: { id: string },
): Promise<{ period: string; asOf: Day; sha256: string; submittedAt: string; unchanged: number; deltas: Delta[] }> => {
  if (!ctx.reach.everywhere) refuse(say('reports.snapshotWholeCity'))
  const kept = (await store.findSnapshot(ctx.db, id)) ?? unknown(say('reports.noSnapshot'))
  if (hashOf(kept.body) !== kept.sha256) conflict(say('reports.snapshotChanged'))
  const before = new Map(flat(kept.body as Report).map(figure => [figure.figure, figure]))
  const now = new Map(flat(await buildReport(ctx, { period: kept.period, asOf: kept.asOf })).map(figure => [figure.figure, figure]))
  const deltas: Delta[] = []
  const codes = [...new Set([...before.keys(), ...now.keys()])]
  for (const figure of codes) {
    const [then, today] = [before.get(figure), now.get(figure)]
    const [a, b] = [then?.value ?? null, today?.value ?? null]
    if (a === b) continue
    deltas.push({ figure, label: (today ?? then)?.label ?? '', before: a, now: b, delta: a === null || b === null ? null : round(b - a) })
  }
  return {
    period: kept.period,
    asOf: kept.asOf,
    sha256: kept.sha256,
    submittedAt: kept.createdAt.toISOString(),
    unchanged: codes.length - deltas.length,
    deltas,
  }
}
const round = (value: number) => Math.round(value * 10_000) / 10_000
