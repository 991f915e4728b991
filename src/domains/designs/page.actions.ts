/** The page of a design: facts, pictures, where it stands, what people decided, what became of it. */
import type { Context } from '../../kernel/context.ts'
import type { Day } from '../../kernel/dates.ts'
import { knows, say } from '../../words/say.ts'
import { type Role, roles } from '../reference/roles.schema.ts'
import { briefNames } from '../trade/briefs.actions.ts'
import { publicBases, searchVerdicts, verdicts } from './checks.schema.ts'
import * as checks from './checks.store.ts'
import { deciderOf, decisionsOf, whyNotAcceptNow } from './decisions.actions.ts'
import { ports } from './designs.ports.ts'
import { designCrafts, designOwners, designSources } from './designs.schema.ts'
import * as store from './designs.store.ts'
import { locarnoClasses } from './locarno.schema.ts'
import { mayWrite, seenDesign, seesNames } from './seeing.actions.ts'
import { standingsOf } from './standing.actions.ts'
import { sayLikelihood, whyNotDecide } from './standing.rules.ts'
import { mostViews } from './views.actions.ts'
import { viewKinds } from './views.schema.ts'
import { viewsOf } from './views.store.ts'

const actSaid = (action: string): string => {
  const key = `designScreens.act_${action}`
  return say(knows(key) ? key : 'designScreens.act_other')
}
const historyOf = async (ctx: Context, designId: string, concealed: boolean) =>
  (await store.actsOn(ctx.db, designId)).map(({ act, reason, by, unitName }) => ({
    action: act.action,
    says: actSaid(act.action),
    reason: concealed ? null : reason,
    by: concealed ? null : by,
    role: act.role ? (roles[act.role as Role] ?? act.role) : say('registerScreens.system'),
    unitName: concealed ? null : unitName,
    day: act.day,
    at: act.at,
  }))
/** What stands next to the register's own search: searches that people made elsewhere. */
export const searchesSaid = async (ctx: Context, designId: string) => {
  const decisions = (await checks.decisionsAbout(ctx.db, [designId])).filter(({ decision }) => decision.takenBackOn === null)
  return (await checks.searchesOf(ctx.db, designId))
    .filter(({ search }) => search.takenBackOn === null)
    .map(({ search, by }) => ({
      id: search.id,
      base: search.base,
      baseLabel: publicBases[search.base],
      query: search.query,
      searchedOn: search.searchedOn,
      verdict: search.verdict,
      verdictLabel: searchVerdicts[search.verdict],
      note: search.note,
      fileName: search.fileName,
      by,
      decision: decidedOn(decisions.find(({ decision }) => decision.searchId === search.id)),
    }))
}
type Decided = Awaited<ReturnType<typeof checks.decisionsAbout>>[number]
const decidedOn = (found: Decided | undefined) =>
  found
    ? {
        verdict: found.decision.verdict,
        verdictLabel: verdicts[found.decision.verdict],
        reason: found.decision.reason,
        by: found.by,
        on: found.decision.decidedOn as Day,
      }
    : null

/** One design, within the reader's reach, with everything its page shows and what the reader may do. */
export const openDesign = async (ctx: Context, code: string) => {
  const { design, maker } = await seenDesign(ctx.db, ctx, code)
  const concealed = (await ports.concealed?.(ctx.db, [design.id]))?.has(design.id) ?? false
  const family = await store.familyOf(ctx.db, design.id)
  const original = design.variantOf ? family.find(each => each.id === design.variantOf) : undefined
  const views = await viewsOf(
    ctx.db,
    family.map(each => each.id),
  )
  const standing = (await standingsOf(ctx.db, [design])).get(design.id)!
  const brief = design.briefId ? (await briefNames(ctx.db, [design.briefId])).get(design.briefId) : undefined
  const writes = mayWrite(ctx, design, maker?.unitId ?? null)
  const decider = await deciderOf(ctx.db, ctx, design.id)
  const past = (await checks.checksOf(ctx.db, design.id)).map(({ check, by }) => ({ check, by }))
  const found = await checks.summaries(
    ctx.db,
    past.map(({ check }) => check.id),
  )
  const history = await historyOf(ctx, design.id, concealed)
  const authorSeen = !concealed && seesNames(ctx, design.establishmentId)
  const { id, createdAt, author, ownerName, establishmentId, variantOf, briefId, ...facts } = design
  return {
    ...facts,
    craftLabel: designCrafts[design.craft],
    sourceLabel: designSources[design.source],
    locarnoLabel: design.locarno && locarnoClasses[design.locarno],
    ownerLabel: design.ownerKind && designOwners[design.ownerKind],
    concealed,
    author: authorSeen ? author : null,
    authorHidden: author !== null && !authorSeen,
    ownerName: authorSeen ? ownerName : null,
    ownerHidden: ownerName !== null && !authorSeen,
    maker: maker && !concealed ? { code: maker.code, name: maker.name } : null,
    brief: brief ? { code: brief.code, title: brief.title } : null,
    original: original ? { code: original.code, name: original.name } : null,
    variants: family
      .filter(each => each.variantOf === design.id)
      .map(each => ({ code: each.code, name: each.name, picture: views.find(view => view.designId === each.id)?.id ?? null })),
    views: views
      .filter(view => view.designId === design.id)
      .map(({ id: viewId, kind, caption, width, height, size, open, addedOn, fileName }) => ({
        id: viewId,
        kind,
        kindLabel: viewKinds[kind],
        caption,
        width,
        height,
        size,
        open,
        addedOn,
        fileName,
      })),
    mostViews,
    standing,
    checks: past.map(({ check, by }) => ({
      id: check.id,
      state: check.state,
      day: check.day,
      by,
      designs: check.designs,
      open: found.get(check.id)?.open ?? 0,
      closest: found.get(check.id)?.closest ?? null,
      closestSaid: found.get(check.id)?.closest == null ? null : sayLikelihood(found.get(check.id)!.closest!),
    })),
    decisions: await decisionsOf(ctx.db, ctx.reach, design),
    searches: await searchesSaid(ctx, design.id),
    sources: await store.sourcesOf(ctx.db, design.id),
    prize: (await ports.prizes?.(ctx.db, [design.id]))?.get(design.id) ?? null,
    history,
    revision: history.length,
    can: {
      write: writes,
      decide: decider.decides,
      /** Why deciding is not for this reader; null when it is. */
      decideWhy: whyNotDecide(decider) ?? null,
      accept: decider.decides && design.acceptedOn === null,
      acceptWhy: (await whyNotAcceptNow(ctx.db, ctx, design, ' ')) ?? null,
      /** Nothing was compared: accepting asks for a reason. */
      acceptReason: standing.check?.state !== 'done',
      check: writes || decider.decides,
    },
  }
}
