/**
 * Teaches the judge: trees learned one after the other, each mending what those before got wrong (gradient boosting; Friedman 2001), with what may only
 * rise held to that. Small on purpose, so that nothing is learned by heart.
 */
import { random } from './random.ts'

/** Examples: `signs` in rows of `width`, `answers` 0 or 1, and what each counts. */
export interface Examples {
  width: number
  signs: Float32Array
  answers: Uint8Array
  weights: Float32Array
  /** Log-odds that learning starts from. */
  base: Float32Array
}
export interface Settings {
  trees: number
  depth: number
  /** How much of each tree's answer is taken. */
  rate: number
  /** What a leaf must hold at least, and how strongly its answer is drew to nothing, in summed weight. */
  least: number
  shrink: number
  /** Per sign 1 when the answer may only rise with it, −1 when only fall, 0 when either. */
  direction: readonly number[]
}
/** A tree as arrays: a node's sign (−1 for a leaf), the bound (below goes left), its children, its answer in log-odds. */
export interface Tree {
  sign: number[]
  bound: number[]
  left: number[]
  right: number[]
  answer: number[]
}
const BINS = 64
/** Bounds that cut the values of each sign into at most 64 parts of like size. */
const boundsOf = ({ width, signs, answers }: Examples): number[][] => {
  const n = answers.length
  const step = Math.max(1, Math.floor(n / 50_000))
  return Array.from({ length: width }, (_, f) => {
    const values: number[] = []
    for (let i = 0; i < n; i += step) values.push(signs[i * width + f]!)
    values.sort((a, b) => a - b)
    const bounds = new Set<number>()
    // Halfway between two neighbours, so that no value lies on the bound.
    const distinct = [...new Set(values)]
    if (distinct.length <= BINS)
      for (let at = 1; at < distinct.length; at++) bounds.add(Math.fround((distinct[at - 1]! + distinct[at]!) / 2))
    else
      for (let b = 1; b < BINS; b++) {
        const at = Math.floor((b * values.length) / BINS)
        const above = values[at]!
        const below = values.findLast((value, place) => place < at && value < above)
        if (below !== undefined) bounds.add(Math.fround((below + above) / 2))
      }
    return [...bounds].sort((a, b) => a - b)
  })
}
const binned = ({ width, signs, answers }: Examples, bounds: readonly number[][]): Uint8Array[] =>
  bounds.map((list, f) =>
    Uint8Array.from({ length: answers.length }, (_, i) => {
      const value = signs[i * width + f]!
      let [from, until] = [0, list.length]
      while (from < until) {
        const middle = (from + until) >> 1
        if (value < list[middle]!) until = middle
        else from = middle + 1
      }
      return from
    }),
  )

interface Grown {
  node: number
  rows: Int32Array
  low: number
  high: number
}
/** Each tree sees this share of the examples, and this share of the signs: faster, and less is learned by heart (Friedman 2002). */
const SOME_ROWS = 0.4
const SOME_SIGNS = 0.6
/** Teaches `trees` trees. */
export const teach = (examples: Examples, settings: Settings): Tree[] => {
  const { width, answers, weights } = examples
  const { depth, rate, least, shrink, direction } = settings
  const n = answers.length
  const bounds = boundsOf(examples)
  const bins = binned(examples, bounds)
  const score = Float64Array.from(examples.base)
  const [slope, bend] = [new Float64Array(n), new Float64Array(n)]
  const trees: Tree[] = []
  const chance = random(2002)
  const [sumSlope, sumBend] = [new Float64Array(BINS + 1), new Float64Array(BINS + 1)]
  for (let t = 0; t < settings.trees; t++) {
    const signsSeen = Array.from({ length: width }, (_, f) => f).filter(() => chance.chance(SOME_SIGNS))
    const cut: number[] = [0]
    for (let i = 0; i < n; i++) {
      const p = 1 / (1 + Math.exp(-score[i]!))
      slope[i] = weights[i]! * (answers[i]! - p)
      bend[i] = weights[i]! * Math.max(1e-6, p * (1 - p))
    }
    const tree: Tree = { sign: [-1], bound: [0], left: [0], right: [0], answer: [0] }
    let open: Grown[] = [
      { node: 0, rows: Int32Array.from({ length: n }, (_, i) => i).filter(() => chance.chance(SOME_ROWS)), low: -Infinity, high: Infinity },
    ]
    for (let level = 0; level <= depth; level++) {
      const next: Grown[] = []
      for (const { node, rows, low, high } of open) {
        let [g, h, w] = [0, 0, 0]
        for (const i of rows) {
          g += slope[i]!
          h += bend[i]!
          w += weights[i]!
        }
        const value = (x: number, y: number) => Math.max(low, Math.min(high, x / (y + shrink)))
        const worth = (x: number, y: number, v: number) => x * v - 0.5 * (y + shrink) * v * v
        tree.answer[node] = rate * value(g, h)
        if (level === depth || w < 2 * least) continue
        let best = { gain: 1e-9, f: -1, bin: 0, left: 0, right: 0 }
        const whole = worth(g, h, value(g, h))
        for (const f of signsSeen) {
          const bin = bins[f]!
          sumSlope.fill(0)
          sumBend.fill(0)
          for (const i of rows) {
            const b = bin[i]!
            sumSlope[b]! += slope[i]!
            sumBend[b]! += bend[i]!
          }
          let [x, y] = [0, 0]
          for (let b = 0; b < bounds[f]!.length; b++) {
            x += sumSlope[b]!
            y += sumBend[b]!
            if (y < least / 10 || h - y < least / 10) continue
            const [left, right] = [value(x, y), value(g - x, h - y)]
            if (direction[f]! * (right - left) < 0) continue
            const gain = worth(x, y, left) + worth(g - x, h - y, right) - whole
            if (gain > best.gain) best = { gain, f, bin: b, left, right }
          }
        }
        if (best.f < 0) continue
        const bin = bins[best.f]!
        const [left, right] = [rows.filter(i => bin[i]! <= best.bin), rows.filter(i => bin[i]! > best.bin)]
        const at = tree.sign.length
        tree.sign[node] = best.f
        cut[node] = best.bin
        tree.bound[node] = bounds[best.f]![best.bin]!
        tree.left[node] = at
        tree.right[node] = at + 1
        for (const _ of [left, right]) {
          tree.sign.push(-1)
          tree.bound.push(0)
          tree.left.push(0)
          tree.right.push(0)
          tree.answer.push(0)
          cut.push(0)
        }
        const middle = (best.left + best.right) / 2
        const way = direction[best.f]!
        next.push({ node: at, rows: left, low: way < 0 ? Math.max(low, middle) : low, high: way > 0 ? Math.min(high, middle) : high })
        next.push({ node: at + 1, rows: right, low: way > 0 ? Math.max(low, middle) : low, high: way < 0 ? Math.min(high, middle) : high })
      }
      open = next
    }
    for (let i = 0; i < n; i++) {
      let node = 0
      while (tree.sign[node]! >= 0) node = bins[tree.sign[node]!]![i]! <= cut[node]! ? tree.left[node]! : tree.right[node]!
      score[i]! += tree.answer[node]!
    }
    trees.push(tree)
  }
  return trees
}
/** A tree as `judge.rules.ts` reads it: sign and bound, then all to its left, then all to its right. */
export const written = ({ sign, bound, left, right, answer }: Tree): string => {
  const at = (node: number): string =>
    sign[node]! < 0
      ? `=${Number(answer[node]!.toFixed(4))}`
      : `${sign[node]}<${Number(bound[node]!.toPrecision(6))} ${at(left[node]!)} ${at(right[node]!)}`
  return at(0)
}
