/** What a round's rule makes of its input: the programme for the solver, the outcome, each project's reason. Pure, so that it can be replayed. */
import { sayDong } from '../../kernel/money.ts'
import { say } from '../../words/say.ts'
import type { Item, Limits, Program, RuleKind, Solution } from './choosing/choosing.schema.ts'
import { byScore, goDown, leastPart, type Verdict } from './choosing/greedy.rules.ts'
import { programOf } from './choosing/program.rules.ts'
import { holdsOut, whyNone } from './held.rules.ts'
import { decimalText, onOneScale, readScore } from './list/numbers.rules.ts'
import type { RoundCandidate, RoundInput, RoundOutcome, RuleSpec, Standing } from './rounds.schema.ts'
import { inLegalOrder, standingOf } from './selection.rules.ts'

export const usesScores = (kind: RuleKind): boolean => kind !== 'order'
/** A rule that no parameter bends. */
export const plainRule = (kind: RuleKind): RuleSpec => ({
  kind,
  minShare: 50,
  groups: [],
  areas: [],
  onePerEstablishment: false,
  targets: [],
  targetPoints: {},
})

/**
 * What no sealed rule may hold: limits of a rule that has none, a least number above the most, places and targets that nobody knows.
 * @returns by the field of the rule, in words
 */
export const wrongRule = (
  spec: RuleSpec,
  knows: { area: (id: string) => boolean; target: (code: string) => boolean },
): { path: string; message: string }[] => {
  const limits =
    spec.groups.length + spec.areas.length + spec.targets.length + Object.keys(spec.targetPoints).length + Number(spec.onePerEstablishment)
  if (spec.kind !== 'optimise' && limits > 0) return [{ path: 'rule.kind', message: say('selectionRounds.limitsOfOther') }]
  return [
    ...spec.groups.flatMap(({ minCount, maxCount }, at) =>
      minCount !== undefined && maxCount !== undefined && minCount > maxCount
        ? [{ path: `rule.groups.${at}.minCount`, message: say('selectionRounds.leastAboveMost', { min: minCount, max: maxCount }) }]
        : [],
    ),
    ...spec.areas.flatMap(({ area }, at) =>
      knows.area(area) ? [] : [{ path: `rule.areas.${at}.area`, message: say('selectionRounds.areaUnknown', { area }) }],
    ),
    ...[
      ...spec.targets.map(({ target }, at) => ({ target, path: `rule.targets.${at}.target` })),
      ...Object.keys(spec.targetPoints).map(target => ({ target, path: `rule.targetPoints.${target}` })),
    ].flatMap(({ target, path }) => (knows.target(target) ? [] : [{ path, message: say('selectionRounds.targetUnknown', { target }) }])),
  ]
}

interface Scored {
  /** By id. */
  points: Map<string, bigint>
  places: number
}
const none = { digits: 0n, places: 0 }
/** Points of each candidate with what its targets add, on one scale. */
const scoresOf = ({ candidates }: RoundInput, { targetPoints }: RuleSpec): Scored => {
  const weights = Object.entries(targetPoints).map(([target, points]) => ({ target, points: readScore(String(points)) ?? none }))
  const parts = candidates.map(one => [readScore(one.score ?? '0') ?? none, ...weights.map(({ points }) => points)])
  const { places, whole } = onOneScale(parts.flat())
  const size = weights.length + 1
  const points = candidates.map((one, at): [string, bigint] => {
    const own = whole.slice(at * size, (at + 1) * size)
    const added = weights.reduce((sum, { target }, i) => sum + own[i + 1]! * BigInt(one.gives[target] ?? 0), 0n)
    return [one.id, own[0]! + added]
  })
  return { places, points: new Map(points) }
}
/** Why a candidate takes no part in the rule, or null. */
const barredBy = (one: RoundCandidate, { kind }: RuleSpec): string | null => {
  if (one.blocked !== null) return say('selection.blocked', { why: one.blocked })
  return usesScores(kind) && one.score === null ? say('selectionRounds.noScore') : null
}
const exceptionsOf = ({ exceptions }: RoundInput, kind: 'in' | 'out') =>
  exceptions.filter(one => one.kind === kind).map(one => one.projectId)
const itemsOf = (input: RoundInput, { points }: Scored): Item[] =>
  input.candidates.map(one => ({
    id: one.id,
    cost: one.amount,
    score: points.get(one.id) ?? 0n,
    line: one.lineId,
    group: one.activity,
    area: one.unitId,
    establishments: one.establishmentIds,
    gives: one.gives,
  }))
/** Ids in the order of codes, so that ties go by code as people read it. */
const coded = (input: RoundInput, items: readonly Item[]): Item[] => {
  const code = new Map(input.candidates.map(one => [one.id, one.code]))
  return items.map(one => ({ ...one, id: code.get(one.id)! }))
}

/** The limits of a rule; what is barred must stay out, exceptions stand. Ids are codes. */
export const limitsOf = (input: RoundInput, spec: RuleSpec): Limits => {
  const code = new Map(input.candidates.map(one => [one.id, one.code]))
  const [inside, outside] = [exceptionsOf(input, 'in'), exceptionsOf(input, 'out')]
  const barred = input.candidates.filter(one => barredBy(one, spec) && !inside.includes(one.id)).map(one => one.id)
  const codes = (ids: readonly string[]) => [...new Set(ids.flatMap(id => code.get(id) ?? []))]
  return {
    budget: input.lines.reduce((sum, line) => sum + Math.max(0, line.left), 0),
    ...(input.lines.length > 1 && { lines: Object.fromEntries(input.lines.map(line => [line.id, Math.max(0, line.left)])) }),
    groups: spec.groups.map(({ group, minCount, maxCount, maxCost }) => ({
      group,
      ...(minCount !== undefined && { minCount }),
      ...(maxCount !== undefined && { maxCount }),
      ...(maxCost !== undefined && { maxCost }),
    })),
    areas: spec.areas,
    onePerEstablishment: spec.onePerEstablishment,
    targets: spec.targets,
    must: codes(inside),
    mustNot: codes([...barred, ...outside.filter(id => !inside.includes(id))]),
  }
}
/** The programme that `optimise` gives to the solver. */
export const programFor = (input: RoundInput, spec: RuleSpec): Program =>
  programOf(coded(input, itemsOf(input, scoresOf(input, spec))), limitsOf(input, spec))

const exceptionSays = (input: RoundInput, id: string): string | null => {
  const found = input.exceptions.find(one => one.projectId === id)
  return found ? say(found.kind === 'in' ? 'selectionRounds.exceptionIn' : 'selectionRounds.exceptionOut', { reason: found.reason }) : null
}
const verdictSays = ({ why, before, marginal }: Verdict, one: RoundCandidate, spec: RuleSpec): string => {
  const vars = { amount: sayDong(one.amount), before: sayDong(before), code: marginal ?? '', share: spec.minShare }
  if (why === 'fits') return say('selectionRounds.fits', vars)
  if (why === 'part') return say('selectionRounds.part', vars)
  return say(why === 'after' ? 'selectionRounds.after' : 'selectionRounds.short', vars)
}
const rankSays = (one: RoundCandidate, rank: number | null, spec: RuleSpec): string => {
  if (rank === null) return ''
  return spec.kind === 'order' ? standingOf(one, rank) : say('selectionRounds.rankByScore', { rank, score: pointsText(one.score ?? '') })
}
/** '87,5' of '87.5'. */
export const pointsText = (score: string): string => score.replace('.', ',')

const rankingOf = (input: RoundInput, spec: RuleSpec, kind: Exclude<RuleKind, 'optimise'>) => {
  const scored = scoresOf(input, spec)
  const limits = limitsOf(input, spec)
  const items = new Map(coded(input, itemsOf(input, scored)).map(one => [one.id, one]))
  const by = new Map(input.candidates.map(one => [one.code, one]))
  const outside = new Set(limits.mustNot)
  const able = [...items.values()].filter(one => !outside.has(one.id))
  const ranked = kind === 'order' ? inLegalOrder(able.map(one => by.get(one.id)!)).map(one => items.get(one.code)!) : able.sort(byScore)
  const money = Object.fromEntries(input.lines.map(line => [line.id, Math.max(0, line.left)]))
  return { scored, limits, items, by, ranked, money }
}
/**
 * How much more a line needs until a ranking's outcome is another, or null when no sum makes it one. An overdrawn line first needs what it lacks.
 */
export const nextTurn = (input: RoundInput, spec: RuleSpec, lineId: string): number | null => {
  if (spec.kind === 'optimise') return null
  const { limits, ranked, money } = rankingOf(input, spec, spec.kind)
  const must = limits.must ?? []
  const own = new Set(ranked.filter(one => one.line === lineId).map(one => one.id))
  const verdicts = goDown({ kind: spec.kind, ranked, money, minShare: spec.minShare, must }).filter(({ id }) => own.has(id))
  const cost = new Map(ranked.map(one => [one.id, one.cost]))
  const overdrawn = Math.max(0, -(input.lines.find(({ id }) => id === lineId)?.left ?? 0))
  const leastOf = (id: string) => Math.max(1, Number(leastPart(cost.get(id)!, spec.minShare)))
  const steps = verdicts.flatMap(({ id, why, before }, at) => {
    if (why === 'short') return [spec.kind === 'part' ? leastOf(id) - before : cost.get(id)! - before]
    const next = verdicts[at + 1]
    // The one at the boundary is paid whole, and the next gets its least share.
    return why === 'part' && next ? [cost.get(id)! - before + leastOf(next.id)] : []
  })
  const least = steps.filter(step => step > 0)
  return least.length ? Math.min(...least) + overdrawn : null
}
const goneDown = (input: RoundInput, spec: RuleSpec, kind: Exclude<RuleKind, 'optimise'>): RoundOutcome => {
  const { scored, limits, items, by, ranked, money } = rankingOf(input, spec, kind)
  const must = limits.must ?? []
  const demanded = new Map<string, number>()
  for (const code of must) demanded.set(items.get(code)!.line!, (demanded.get(items.get(code)!.line!) ?? 0) + items.get(code)!.cost)
  if ([...demanded].some(([line, sum]) => sum > (money[line] ?? 0)))
    return impossible(input, true, whyNone(programOf([...items.values()], { budget: limits.budget, lines: money, must })))
  const verdicts = goDown({ kind, ranked, money, minShare: spec.minShare, must })
  const standings = verdicts.map((verdict): Standing => {
    const one = by.get(verdict.id)!
    const excepted = exceptionSays(input, one.id)
    const reason = excepted ?? [rankSays(one, verdict.rank, spec), verdictSays(verdict, one, spec)].join(' ')
    return { projectId: one.id, code: one.code, amount: verdict.amount, rank: verdict.rank, reason }
  })
  const inside = new Set(verdicts.filter(one => ['must', 'fits', 'part'].includes(one.why)).map(one => one.id))
  const score = [...inside].reduce((sum, code) => sum + items.get(code)!.score, 0n)
  return {
    possible: true,
    standings: [...standings, ...leftOut(input, spec, new Set(standings.map(one => one.projectId)))],
    cost: verdicts.reduce((sum, one) => sum + one.amount, 0),
    score: decimalText(score, scored.places),
    count: inside.size,
    proven: false,
    bound: null,
    tiesProven: true,
    marginal: verdicts.find(one => one.why === 'part' || one.why === 'short')?.id ?? null,
  }
}
/** Those that took no part: excepted, blocked, or without points. */
const leftOut = (input: RoundInput, spec: RuleSpec, told: ReadonlySet<string>): Standing[] =>
  input.candidates
    .filter(one => !told.has(one.id))
    .map(one => ({
      projectId: one.id,
      code: one.code,
      amount: 0,
      rank: null,
      reason: exceptionSays(input, one.id) ?? barredBy(one, spec) ?? '',
    }))
/** @param why the limit that no set can keep, where one alone is at fault */
const impossible = (input: RoundInput, proven: boolean, why: string | null): RoundOutcome => ({
  possible: false,
  standings: input.candidates.map(one => ({
    projectId: one.id,
    code: one.code,
    amount: 0,
    rank: null,
    reason: why ? say('selectionRounds.impossibleFor', { why }) : say(proven ? 'selectionRounds.impossible' : 'selectionRounds.notFound'),
  })),
  cost: 0,
  score: '0',
  count: 0,
  proven,
  bound: null,
  tiesProven: false,
  marginal: null,
})
/** The outcome of `optimise` from what the solver found. */
const solved = (input: RoundInput, spec: RuleSpec, solution: Solution): RoundOutcome => {
  const program = programFor(input, spec)
  if (solution.kind === 'none') return impossible(input, solution.proven, whyNone(program))
  const { places, points } = scoresOf(input, spec)
  const chosen = new Set(solution.chosen)
  const text = (score: bigint) => decimalText(score, places)
  const held = holdsOut(program, chosen)
  const standings = input.candidates.map((one): Standing => {
    const inside = chosen.has(one.code)
    const vars = { score: pointsText(text(points.get(one.id) ?? 0n)), amount: sayDong(one.amount), total: pointsText(text(solution.score)) }
    const out = () => [say(solution.proven ? 'selectionRounds.notInBest' : 'selectionRounds.notInFound', vars), ...held(one.code)].join(' ')
    const plain = inside ? say('selectionRounds.inBest', vars) : out()
    const reason = exceptionSays(input, one.id) ?? (inside ? plain : (barredBy(one, spec) ?? plain))
    return { projectId: one.id, code: one.code, amount: inside ? one.amount : 0, rank: null, reason }
  })
  return {
    possible: true,
    standings: standings.sort((a, b) => Number(b.amount > 0) - Number(a.amount > 0)),
    cost: solution.cost,
    score: text(solution.score),
    count: chosen.size,
    proven: solution.proven,
    bound: text(solution.bound),
    tiesProven: solution.tiesProven,
    marginal: null,
  }
}
/**
 * The outcome of a rule.
 * @param solution what the solver found of `programFor`; only `optimise` asks it
 */
export const outcomeOf = (input: RoundInput, spec: RuleSpec, solution: Solution | null): RoundOutcome => {
  if (spec.kind !== 'optimise') return goneDown(input, spec, spec.kind)
  return solved(input, spec, solution ?? { kind: 'none', proven: false })
}
/** Codes of what is in. */
export const insideOf = (outcome: RoundOutcome): string[] => outcome.standings.filter(one => one.amount > 0).map(one => one.code)
