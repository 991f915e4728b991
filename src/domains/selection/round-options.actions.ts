/** What the rule of a round may be about: the activities and places of its candidates, the plan's targets that projects count for. */
import type { Context } from '../../kernel/context.ts'
import { groupBy } from '../../kernel/group.ts'
import { sayDong } from '../../kernel/money.ts'
import { say } from '../../words/say.ts'
import { activityLabels } from '../reference/catalog.schema.ts'
import { gatherInput } from './round-input.actions.ts'
import { mustSeeAll } from './rounds.actions.ts'
import type { RoundCandidate, RoundTarget, RuleSpec } from './rounds.schema.ts'

const counted = (candidates: readonly RoundCandidate[], keyOf: (one: RoundCandidate) => string, nameOf: (one: RoundCandidate) => string) =>
  [...groupBy(candidates, keyOf)]
    .map(([key, own]) => ({ key, name: nameOf(own[0]!), candidates: own.length }))
    .filter(({ key }) => key !== '')
    .sort((a, b) => a.name.localeCompare(b.name, 'vi'))

/** Of the candidates of these lines as they stand now; how many have points already. */
export const roundOptions = async (ctx: Context, lineIds: readonly string[]) => {
  mustSeeAll(ctx)
  const { candidates, targets } = await gatherInput(ctx, ctx.db, [...new Set(lineIds)], [])
  return {
    candidates: candidates.length,
    scored: candidates.filter(one => one.score !== null).length,
    activities: counted(
      candidates,
      one => one.activity,
      one => activityLabels[one.activity as keyof typeof activityLabels] ?? one.activity,
    ),
    units: counted(
      candidates,
      one => one.unitId,
      one => one.unitName,
    ),
    targets: targets.map(({ code, name, unit, min, max }) => ({ code, name, unit, min, max })),
  }
}

/** The limits of a rule, each in a sentence, with the names that people know. */
export const limitsSaid = (
  { groups, areas, onePerEstablishment, targets, targetPoints }: RuleSpec,
  known: readonly Pick<RoundTarget, 'code' | 'name'>[],
  unitName: (id: string) => string,
): string[] => {
  const target = (code: string) => known.find(one => one.code === code)?.name ?? code
  return [
    ...groups.map(({ group, minCount, maxCount, maxCost }) => {
      const parts = [
        ...(minCount === undefined ? [] : [say('selectionRounds.saysMin', { count: minCount })]),
        ...(maxCount === undefined ? [] : [say('selectionRounds.saysMax', { count: maxCount })]),
        ...(maxCost === undefined ? [] : [say('selectionRounds.saysCost', { amount: sayDong(maxCost) })]),
      ]
      return `${activityLabels[group as keyof typeof activityLabels] ?? group}: ${parts.join(', ')}`
    }),
    ...areas.map(({ area, minCount }) => `${unitName(area)}: ${say('selectionRounds.saysMin', { count: minCount })}`),
    ...(onePerEstablishment ? [say('selectionRounds.onePerEstablishment')] : []),
    ...targets.map(({ target: code, min }) => say('selectionRounds.saysTarget', { name: target(code), min })),
    ...Object.entries(targetPoints).map(([code, points]) => say('selectionRounds.saysPoints', { name: target(code), points })),
  ]
}
