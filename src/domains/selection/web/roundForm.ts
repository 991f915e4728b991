/** The form of a round's rule and what is sent of it: only what the chosen rule uses, only rows that say something. */
import type { RuleKind } from '../choosing/choosing.schema.ts'

export interface GroupLine {
  group: string | null
  minCount: number | null
  maxCount: number | null
  maxCost: number | null
}
export interface AreaLine {
  area: string | null
  minCount: number | null
}
/** A target's least number and the points that each of it adds; null leaves it out. */
export interface TargetLine {
  min: number | null
  points: number | null
}
export interface RoundForm {
  lineIds: string[]
  kind: RuleKind
  minShare: number
  onePerEstablishment: boolean
  groups: GroupLine[]
  areas: AreaLine[]
  /** By the target's code. */
  targets: Record<string, TargetLine>
  reason: string
}
export const emptyGroup: GroupLine = { group: null, minCount: null, maxCount: null, maxCost: null }
export const emptyArea: AreaLine = { area: null, minCount: null }
export const emptyRound = (lineIds: readonly string[]): RoundForm => ({
  lineIds: [...lineIds],
  kind: 'order',
  minShare: 50,
  onePerEstablishment: false,
  groups: [],
  areas: [],
  targets: {},
  reason: '',
})
const given = <K extends string>(key: K, value: number | null) => (value === null ? {} : ({ [key]: value } as Record<K, number>))

/** What the server takes. */
export const sentRound = ({ lineIds, kind, minShare, onePerEstablishment, groups, areas, targets, reason }: RoundForm) => ({
  lineIds,
  reason: reason.trim() || null,
  rule: {
    kind,
    ...(kind === 'part' && { minShare }),
    ...(kind === 'optimise' && {
      onePerEstablishment,
      groups: groups.flatMap(({ group, minCount, maxCount, maxCost }) => {
        const limits = { ...given('minCount', minCount), ...given('maxCount', maxCount), ...given('maxCost', maxCost) }
        return group && Object.keys(limits).length ? [{ group, ...limits }] : []
      }),
      areas: areas.flatMap(({ area, minCount }) => (area && minCount !== null ? [{ area, minCount }] : [])),
      targets: Object.entries(targets).flatMap(([target, { min }]) => (min === null ? [] : [{ target, min }])),
      targetPoints: Object.fromEntries(
        Object.entries(targets).flatMap(([target, { points }]) => (points === null ? [] : [[target, points]])),
      ),
    }),
  },
})
