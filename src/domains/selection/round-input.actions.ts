/** Gathers what a round's rule is applied to: lines with their money, candidates with their points, confirmed exceptions, targets. */
import type { Context } from '../../kernel/context.ts'
import type { Tx } from '../../kernel/log.ts'
import { unknown } from '../../kernel/refusal.ts'
import { say } from '../../words/say.ts'
import { openPlan } from '../plans/plans.actions.ts'
import { knownProjects } from '../projects/projects.actions.ts'
import type { ProjectState } from '../projects/projects.schema.ts'
import { contentGroups, moneySources } from '../reference/catalog.schema.ts'
import { loadUnits } from '../reference/reference.actions.ts'
import type { RoundCandidate, RoundException, RoundInput, RoundTarget } from './rounds.schema.ts'
import { ports } from './selection.ports.ts'
import * as store from './selection.store.ts'

type Plan = Awaited<ReturnType<typeof openPlan>>
type PlanTarget = Plan['targets'][number]
const decidedStates: ProjectState[] = ['planned', 'contracted', 'advanced', 'under_way', 'accepted', 'settled', 'liquidated']
const acceptedStates: readonly string[] = ['accepted', 'settled', 'liquidated']

const lineName = ({ contentGroup, source }: store.LineMoney): string =>
  `${contentGroups[contentGroup as keyof typeof contentGroups] ?? contentGroup} · ${moneySources[source as keyof typeof moneySources] ?? source}`
/** Whether an accepted project of the activity counts towards the target, one for each establishment. */
const countsFor = (target: PlanTarget, activity: string): boolean => {
  if (target.thing !== 'project_establishment') return false
  const wanted = target.filter?.activity
  return wanted === undefined || [wanted].flat().includes(activity)
}
/** Only targets that projects are counted for: the others do not change with a choice. */
const targetsOf = async (ctx: Context, tx: Tx, year: number, plan: Plan): Promise<RoundTarget[]> => {
  const counting = plan.targets.filter(target => target.thing === 'project_establishment')
  if (counting.length === 0) return []
  const decided = await knownProjects(ctx, tx, { year, states: decidedStates })
  return counting.map(target => {
    const of = decided.filter(({ project }) => countsFor(target, project.activity))
    const helped = (list: typeof of) => [...new Set(list.flatMap(one => one.beneficiaries.map(b => b.establishment.id)))].sort()
    const { code, name, unit, min, max } = target
    return {
      code,
      name,
      unit,
      min,
      max,
      counted: helped(of.filter(({ project }) => acceptedStates.includes(project.state))),
      committed: helped(of),
    }
  })
}

/** The points that councils have finished giving. */
const scoresKnown = async (tx: Tx, projectIds: readonly string[]): Promise<ReadonlyMap<string, string>> =>
  projectIds.length ? ((await ports.scores?.(tx, projectIds)) ?? new Map()) : new Map()

/** Lines by id, in the order asked for. @throws Refusal `unknown` */
export const linesOf = async (tx: Tx, ids: readonly string[]): Promise<store.LineMoney[]> => {
  const lines: store.LineMoney[] = []
  for (const id of ids) lines.push((await store.findLine(tx, id)) ?? unknown(say('selection.lineUnknown')))
  return lines
}
/** Everything, as it stands now. */
export const gatherInput = async (
  ctx: Context,
  tx: Tx,
  lineIds: readonly string[],
  exceptions: readonly RoundException[],
): Promise<RoundInput> => {
  const lines = await linesOf(tx, lineIds)
  const year = lines[0]!.year
  const plan = await openPlan(ctx, year)
  const units = await loadUnits(ctx.db)
  const candidates: RoundCandidate[] = []
  for (const line of lines) {
    const waiting = (await ports.candidates?.(ctx, tx, line)) ?? []
    const { contentGroup, source } = line
    const known = await knownProjects(ctx, tx, { year, contentGroup, source, states: ['appraised', 'proposed'] })
    const facts = new Map(known.map(one => [one.project.id, one]))
    const scores = await scoresKnown(
      tx,
      waiting.map(one => one.id),
    )
    for (const one of waiting) {
      const fact = facts.get(one.id)
      const helped = fact?.beneficiaries.map(b => b.establishment) ?? []
      const activity = fact?.project.activity ?? ''
      candidates.push({
        ...one,
        lineId: line.id,
        activity,
        unitId: fact?.project.unitId ?? '',
        unitName: units.unit(fact?.project.unitId ?? '')?.fullName ?? '',
        establishmentIds: helped.map(each => each.id).sort(),
        beneficiaries: helped.map(each => each.name),
        gives: Object.fromEntries(
          plan.targets
            .filter(target => countsFor(target, activity))
            .map(target => [target.code, new Set(helped.map(each => each.id)).size]),
        ),
        score: scores.get(one.id) ?? null,
      })
    }
  }
  return {
    lines: lines.map(line => ({ id: line.id, name: lineName(line), left: line.left })),
    candidates: candidates.sort((a, b) => (a.code < b.code ? -1 : 1)),
    exceptions: [...exceptions],
    targets: await targetsOf(ctx, tx, year, plan),
  }
}
