/** What else could be: which questions are asked of a round beside its outcome, and what their answers say. Pure; the solver stands between. */

import { say } from '../../words/say.ts'
import { ruleKinds } from './choosing/choosing.schema.ts'
import { insideOf, nextTurn, usesScores } from './rounds.rules.ts'
import type { RoundAnalysis, RoundInput, RoundOutcome, RuleSpec } from './rounds.schema.ts'

/** One more outcome to compute: another rule, more money, or one limit less. */
export interface Question {
  about: 'rule' | 'money' | 'limit'
  key: string
  input: RoundInput
  spec: RuleSpec
  extra: number
}
/** So many sums of money are tried, the smallest first. */
const MOST_SUMS = 8

const withMoney = (input: RoundInput, lineId: string, extra: number): RoundInput => ({
  ...input,
  lines: input.lines.map(line => (line.id === lineId ? { ...line, left: line.left + extra } : line)),
})
/**
 * The least sums that change what a ranking gives, found by going on from each: until one project more is paid for, every turn is as it was.
 * `part`: also the sum with which the next project gets its least share.
 */
const turnsOf = (input: RoundInput, spec: RuleSpec): { lineId: string; extra: number }[] =>
  input.lines.flatMap(line => {
    const sums: number[] = []
    for (let extra = 0; sums.length < MOST_SUMS; ) {
      const next = nextTurn(withMoney(input, line.id, extra), spec, line.id)
      if (next === null) break
      extra += next
      sums.push(extra)
    }
    return sums.map(extra => ({ lineId: line.id, extra }))
  })
/** The sums that could let a project into the best set: what it lacks by itself, in the place of one that is in, or with those before it. */
const sumsOf = (input: RoundInput, outcome: RoundOutcome): { lineId: string; extra: number }[] => {
  const by = new Map(input.candidates.map(one => [one.id, one]))
  return input.lines.flatMap(line => {
    const of = outcome.standings.filter(one => by.get(one.projectId)?.lineId === line.id)
    const left = line.left - of.reduce((sum, one) => sum + one.amount, 0)
    const inside = of.filter(one => one.amount > 0)
    const out = of.filter(one => by.get(one.projectId)!.amount > one.amount && by.get(one.projectId)!.blocked === null)
    let together = 0
    const alone: number[] = []
    const inPlace: number[] = []
    for (const one of out) {
      const { amount, score } = by.get(one.projectId)!
      const lacking = amount - one.amount
      together += lacking
      alone.push(lacking - left, together - left)
      for (const each of inside)
        if (Number(by.get(each.projectId)!.score ?? 0) < Number(score ?? 0)) inPlace.push(lacking - each.amount - left)
    }
    const least = (sums: number[]) => [...new Set(sums.filter(extra => extra > 0))].sort((a, b) => a - b).slice(0, MOST_SUMS / 2)
    const sums = [...new Set([...least(inPlace), ...least(alone)])].sort((a, b) => a - b)
    return sums.map(extra => ({ lineId: line.id, extra }))
  })
}
const withoutLimits = (spec: RuleSpec): { key: string; spec: RuleSpec }[] => [
  ...spec.groups.map(one => ({ key: `group:${one.group}`, spec: { ...spec, groups: spec.groups.filter(each => each !== one) } })),
  ...spec.areas.map(one => ({ key: `area:${one.area}`, spec: { ...spec, areas: spec.areas.filter(each => each !== one) } })),
  ...(spec.onePerEstablishment ? [{ key: 'establishment:', spec: { ...spec, onePerEstablishment: false } }] : []),
  ...spec.targets.map(one => ({ key: `target:${one.target}`, spec: { ...spec, targets: spec.targets.filter(each => each !== one) } })),
]
/** The questions that belong to an outcome. Rules of points are not asked where nothing has points. */
export const questionsOf = (input: RoundInput, spec: RuleSpec, outcome: RoundOutcome): Question[] => {
  const scored = input.candidates.some(one => one.score !== null)
  const kinds = (Object.keys(ruleKinds) as RuleSpec['kind'][]).filter(kind => scored || !usesScores(kind))
  const question = (about: Question['about'], key: string, change: Partial<Question>): Question => ({
    about,
    key,
    input,
    spec,
    extra: 0,
    ...change,
  })
  return [
    ...kinds.map(kind => question('rule', kind, { spec: { ...spec, kind } })),
    ...(outcome.possible
      ? (spec.kind === 'optimise' ? sumsOf(input, outcome) : turnsOf(input, spec)).map(({ lineId, extra }) =>
          question('money', lineId, { input: withMoney(input, lineId, extra), extra }),
        )
      : []),
    ...(spec.kind === 'optimise' ? withoutLimits(spec).map(({ key, spec: without }) => question('limit', key, { spec: without })) : []),
  ]
}

const changed = (from: RoundOutcome, to: RoundOutcome) => {
  const [before, after] = [insideOf(from), insideOf(to)]
  return { joins: after.filter(code => !before.includes(code)), leaves: before.filter(code => !after.includes(code)) }
}
/** How a limit is said: with the names that people know. */
export type LimitWords = (key: string) => string

/** The answers in the shape of the page. Sums that change nothing, and repeat what a smaller sum did, are left out. */
export const analysisOf = (
  input: RoundInput,
  outcome: RoundOutcome,
  answers: readonly { question: Question; outcome: RoundOutcome }[],
  words: LimitWords,
): RoundAnalysis => {
  const of = (about: Question['about']) => answers.filter(({ question }) => question.about === about)
  const money = of('money')
    .map(({ question, outcome: other }) => ({ lineId: question.key, extra: question.extra, ...changed(outcome, other) }))
    .filter(one => one.joins.length + one.leaves.length > 0)
  const seen = new Set<string>()
  const inside = new Set(insideOf(outcome))
  const chosen = input.candidates.filter(one => inside.has(one.code))
  return {
    rules: of('rule').map(({ question, outcome: other }) => {
      const { possible, count, cost, score } = other
      return { kind: question.spec.kind, possible, count, cost, score, ...changed(outcome, other) }
    }),
    money: money.filter(one => {
      const key = JSON.stringify([one.lineId, one.joins, one.leaves])
      return seen.has(key) ? false : seen.add(key)
    }),
    limits: of('limit').map(({ question, outcome: other }) => ({
      key: question.key,
      says: words(question.key),
      score: other.possible ? other.score : null,
      ...changed(outcome, other),
    })),
    targets: input.targets.map(({ counted, committed, ...target }) => {
      const adds = chosen.filter(one => (one.gives[target.code] ?? 0) > 0).flatMap(one => one.establishmentIds)
      const decided = new Set([...counted, ...committed])
      return { ...target, now: new Set(counted).size, decided: decided.size, withSet: new Set([...decided, ...adds]).size }
    }),
  }
}
/** '120.000.000 ₫ …': what a landing is called against its interval. */
export const landingSays = ({ now, withSet, min, max }: RoundAnalysis['targets'][number]): string =>
  say(withSet < min ? 'selectionRounds.landsUnder' : withSet > max ? 'selectionRounds.landsAbove' : 'selectionRounds.landsInside', {
    now,
    withSet,
    min,
    max,
  })

/** The marginal projects: of each line those that the least sum tried lets in, with that sum; of a best set too, which ends at no one project. */
export const marginsOf = ({ money }: Pick<RoundAnalysis, 'money'>): ReadonlyMap<string, number> => {
  const first = new Map<string, RoundAnalysis['money'][number]>()
  for (const one of money) {
    const known = first.get(one.lineId)
    if (one.joins.length && (!known || one.extra < known.extra)) first.set(one.lineId, one)
  }
  return new Map([...first.values()].flatMap(({ joins, extra }) => joins.map(code => [code, extra] as const)))
}
