/** What a check came upon, as its page shows it: the two questions apart, each candidate with its evidence and what people made of it. */
import type { Context } from '../../kernel/context.ts'
import { seenCheck } from './checks.actions.ts'
import { type CandidateRow, checkStates, verdicts } from './checks.schema.ts'
import * as store from './checks.store.ts'
import { ports } from './designs.ports.ts'
import { type DesignRow, designCrafts } from './designs.schema.ts'
import * as designs from './designs.store.ts'
import { type CheckFacts, copyLikelihood, sayLikelihood, standingSaid } from './standing.rules.ts'
import { viewsById, viewsOf } from './views.store.ts'

/** A registered design as it may be shown to the reader: somebody else's unopened design stays without name and picture. */
const otherOf = (design: DesignRow | undefined, seen: boolean, concealed: boolean) =>
  design && seen
    ? {
        code: design.code,
        name: design.name,
        craftLabel: designCrafts[design.craft],
        madeOn: design.madeOn,
        declaredOn: design.declaredOn,
        copyFoundOn: design.copyFoundOn,
        concealed,
      }
    : null
type Decided = Awaited<ReturnType<typeof store.decisionsAbout>>[number]
const decisionBetween = (decisions: readonly Decided[], a: string | null, b: string) => {
  const found = decisions.find(
    ({ decision: { designId, otherId, takenBackOn } }) =>
      takenBackOn === null && ((designId === a && otherId === b) || (designId === b && otherId === a)),
  )
  if (!found) return null
  const { id, verdict, reason, decidedOn, designId } = found.decision
  return { id, verdict, verdictLabel: verdicts[verdict], reason, on: decidedOn, by: found.by, about: designId }
}
const question = (row: CandidateRow): 'same' | 'looks' | 'waits' =>
  !row.verified ? 'waits' : row.kind !== 'looks_like' && (row.probability ?? 0) >= copyLikelihood ? 'same' : 'looks'

/** A check with its candidates so far. */
export const openCheck = async (ctx: Context, id: string) => {
  const check = await seenCheck(ctx, id)
  const rows = await store.candidatesOf(ctx.db, id)
  const ids = [...new Set(rows.map(row => row.designId))]
  const found = new Map((await designs.designsById(ctx.db, check.designId ? [...ids, check.designId] : ids)).map(row => [row.id, row]))
  const seen = await designs.seenIds(ctx.db, ctx.reach, ids)
  const concealed = (await ports.concealed?.(ctx.db, ids)) ?? new Set<string>()
  const decisions = check.designId ? await store.decisionsAbout(ctx.db, [check.designId]) : []
  const summary = (await store.summaries(ctx.db, [id])).get(id)
  const pictures = new Map(
    (
      await viewsById(
        ctx.db,
        rows.map(row => row.viewId),
      )
    ).map(view => [view.id, { width: view.width, height: view.height }]),
  )
  const own = check.designId ? found.get(check.designId) : undefined
  const from = own ? await viewsOf(ctx.db, [own.id]) : []
  const facts: CheckFacts = {
    state: check.state,
    designs: check.designs ?? 0,
    unread: check.unread ?? 0,
    open: summary?.open ?? 0,
    decided: summary?.decided ?? 0,
    closest: summary?.closest ?? null,
    added: from.filter(view => view.createdAt > check.createdAt).length,
  }
  return {
    id,
    design: own ? { code: own.code, name: own.name } : null,
    views: from.map(({ id: viewId, width, height, caption }) => ({ id: viewId, width, height, caption })),
    state: check.state,
    stateLabel: checkStates[check.state],
    problem: check.problem,
    day: check.day,
    version: check.version,
    designs: check.designs,
    pictures: check.pictures,
    unread: check.unread,
    says: standingSaid({ copy: false, pictures: 1, elsewhere: 0, check: facts }).says,
    candidates: rows.map(row => ({
      id: row.id,
      question: question(row),
      fromViewId: row.fromViewId,
      viewId: seen.has(row.designId) ? row.viewId : null,
      picture: pictures.get(row.viewId) ?? null,
      other: otherOf(found.get(row.designId), seen.has(row.designId), concealed.has(row.designId)),
      score: row.score,
      probability: row.probability,
      likelihood: row.probability === null ? null : sayLikelihood(row.probability),
      kind: row.kind,
      transforms: row.transforms ?? [],
      inliers: row.inliers,
      evidence: seen.has(row.designId) ? row.evidence : null,
      decision: decisionBetween(decisions, check.designId, row.designId),
    })),
  }
}
