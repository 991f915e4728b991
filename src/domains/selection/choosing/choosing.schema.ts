/** What a rule of choice is given and what it answers: whole numbers only, so that every sum is exact. */

/** The rules of choice, the law's first. */
export const ruleKinds = {
  order: 'Theo thứ tự ưu tiên của luật',
  stop: 'Xếp theo điểm, dừng ở đề án đầu tiên không đủ tiền',
  skip: 'Xếp theo điểm, bỏ qua đề án không đủ tiền',
  part: 'Xếp theo điểm, hỗ trợ một phần đề án ở ranh giới',
  optimise: 'Tập đề án có tổng điểm cao nhất',
} as const
export type RuleKind = keyof typeof ruleKinds

/** A project as a rule of points sees it. */
export interface Item {
  id: string
  /** In whole units of money, not negative. */
  cost: number
  /** In the smallest unit that the list's scores have. */
  score: bigint
  /** The budget line that would pay. */
  line?: string
  group?: string
  area?: string
  /** Who would benefit. */
  establishments?: readonly string[]
  /** What it would bring to each target, whole numbers. */
  gives?: Readonly<Record<string, number>>
}
/** How many projects and how much money of a group may or must be chosen. */
export interface GroupQuota {
  group: string
  minCount?: number
  maxCount?: number
  minCost?: number
  maxCost?: number
}
/** What a set of projects must keep to. */
export interface Limits {
  budget: number
  /** Money of each line, when the projects are of several. */
  lines?: Readonly<Record<string, number>>
  groups?: readonly GroupQuota[]
  /** At least so many projects in an area. */
  areas?: readonly { area: string; minCount: number }[]
  onePerEstablishment?: boolean
  /** At least so much of a target. */
  targets?: readonly { target: string; min: number }[]
  /** Ids that must be in, or must be out. */
  must?: readonly string[]
  mustNot?: readonly string[]
}

/** min ≤ Σ coefficient × chosen ≤ max, over items by their place in the list. */
export interface Row {
  key: string
  kind: 'budget' | 'line' | 'groupCount' | 'groupCost' | 'area' | 'establishment' | 'target'
  /** What it is about: a line, a group, an area, an establishment, a target. */
  about: string
  places: readonly number[]
  coefficients: readonly number[]
  min: number | null
  max: number | null
}
/** A whole problem for the solver. */
export interface Program {
  items: readonly Item[]
  rows: readonly Row[]
  must: readonly string[]
  mustNot: readonly string[]
}
/** How long a solver may go on. */
export interface Effort {
  milliseconds: number
  /** Steps after which it gives up whatever the clock says, so that two machines agree; not for tests of speed. */
  steps?: number
}
/** The best set found. */
export interface Optimum {
  kind: 'found'
  /** Ids in ascending order. */
  chosen: string[]
  cost: number
  score: bigint
  /** No set has more points: proven. */
  proven: boolean
  /** No set can have more points than this. */
  bound: bigint
  /** Among sets with as many points it is the cheapest, and among those the first by ids: proven. */
  tiesProven: boolean
}
/** No set keeps to all limits (`proven`), or none was found in time. */
export interface NoOptimum {
  kind: 'none'
  proven: boolean
}
export type Solution = Optimum | NoOptimum
