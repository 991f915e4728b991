/** What waits for the person who signed in: their steps, what falls due, what changed. */
import { actorOf, type Context } from '../../kernel/context.ts'
import { duesOf } from './deadlines.actions.ts'
import { gather, offersFor } from './facts.actions.ts'
import { lines } from './projects.actions.ts'
import { projectStates } from './projects.schema.ts'
import * as store from './projects.store.ts'
import { type ProjectAction, projectActions, projectFlow } from './projects.workflow.ts'

const soon = 7

/** Work grouped by step, oldest first; what is due within seven days or late; the last acts within reach. */
export const todayFor = async (ctx: Context) => {
  actorOf(ctx)
  const rows = await store.listProjects(ctx.db, ctx.reach, { open: true })
  const knowns = await gather(
    ctx,
    ctx.db,
    rows.map(r => r.project),
  )
  const offered = await offersFor(ctx, ctx.db, knowns)
  const table = new Map((await lines(ctx, ctx.db, rows)).map(line => [line.code, line]))
  const groups = new Map<string, { action: string; label: string; items: object[] }>()
  const order = projectFlow.steps.map(step => step.action)
  for (const { project, facts } of knowns) {
    const mine = (offered.get(project.id) ?? []).filter(offer => offer.tone === 'primary' && !onlyFacts(offer))
    const offer = mine[0]
    const line = table.get(project.code)
    if (!offer || !line) continue
    const group = groups.get(offer.action) ?? { action: offer.action, label: offer.label, items: [] }
    const because = offer.action === 'reappraise' ? facts.rejudge : null
    group.items.push({ ...line, ready: offer.allowed, why: offer.why ?? null, because })
    groups.set(offer.action, group)
  }
  const dues = await duesOf(
    ctx,
    ctx.db,
    rows.map(row => row.project),
  )
  const due = rows
    .flatMap(({ project }) => {
      const when = dues.get(project.id)
      return when && when.days <= soon
        ? [{ code: project.code, name: project.name, stateLabel: projectStates[project.state], state: project.state, ...when }]
        : []
    })
    .sort((a, b) => a.on.localeCompare(b.on))
  const acts = await store.recentActs(ctx.db, ctx.reach, 12)
  const names = await store.namesOf(ctx.db, [...new Set(acts.flatMap(a => (a.actorId ? [a.actorId] : [])))])
  const waiting = [...groups.values()].sort((a, b) => order.indexOf(a.action as ProjectAction) - order.indexOf(b.action as ProjectAction))
  const bySince = (a: object, b: object) =>
    ((a as { since: string | null }).since ?? '').localeCompare((b as { since: string | null }).since ?? '')
  return {
    waiting: waiting.map(group => ({ ...group, items: group.items.sort(bySince) })),
    waitingTotal: waiting.reduce((n, group) => n + group.items.length, 0),
    due,
    late: due.filter(d => d.late).length,
    recent: acts.map(a => ({
      code: a.code,
      name: a.name,
      day: a.day,
      at: new Date(a.at).toISOString(),
      says: projectActions[a.action as ProjectAction] ?? a.action,
      by: a.actorId ? (names.get(a.actorId) ?? null) : null,
      toState: a.toState ? projectStates[a.toState as keyof typeof projectStates] : null,
    })),
  }
}
/** A grey button whose only hindrance is who the reader is says nothing about their work. */
const onlyFacts = (offer: { allowed: boolean; byFacts?: boolean }): boolean => !offer.allowed && !offer.byFacts
