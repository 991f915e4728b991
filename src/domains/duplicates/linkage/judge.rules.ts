/**
 * Judges a pair by its signs: trees that were learned once, from made-up lists of many kinds whose answers are known (`bench/matching/teach.ts`; gradient
 * boosting, Friedman 2001). What an agreement is worth in the list at hand, the model learns from that list; how far to believe it, the judge knows from
 * others.
 */
import { learnedTrees } from './judge.trees.rules.ts'

interface Tree {
  sign: number[]
  bound: number[]
  /** The node to the right; that to the left is the next. */
  right: number[]
  answer: number[]
}
/** '3<1.25 =-0.2 =0.4': a node's sign and bound (below goes left), then all to its left, then all to its right; '=' is an answer. */
const read = (line: string): Tree => {
  const tree: Tree = { sign: [], bound: [], right: [], answer: [] }
  const words = line.trim().split(' ')
  const grow = (): void => {
    const word = words[tree.sign.length]!
    const at = tree.sign.length
    const [sign, bound] = word.split('<')
    tree.right.push(0)
    if (word.startsWith('=')) {
      tree.sign.push(-1)
      tree.bound.push(0)
      tree.answer.push(Number(word.slice(1)))
      return
    }
    tree.sign.push(Number(sign))
    tree.bound.push(Number(bound))
    tree.answer.push(0)
    grow()
    tree.right[at] = tree.sign.length
    grow()
  }
  grow()
  return tree
}
/** How far the model's own log-odds, in bits, are where judging starts. */
const STARTS_AT = 0.15
const FURTHEST = 16
const bounded = (logit: number) => Math.max(-FURTHEST, Math.min(FURTHEST, logit))
export const baseOf = (logit: number): number => STARTS_AT * bounded(logit)
/** How far the model can have learned anything, 0…1: two kinds of pair can be told apart without labels only by three fields or more (Goodman 1974). */
export const learnedBy = (fields: number): number => Math.max(0, Math.min(1, (fields - 1) / 2))
/** The model's say of its own in the verdict, 0…1: what the trees know of other lists is not all. */
const saysOf = (fields: number): number => 0.35 * learnedBy(fields)
/** How freely the line is moved (`lineOf`): the less the model could learn, the less is known of where it lies. */
export const freedomOf = (fields: number): number => 3 - 1.5 * learnedBy(fields)

/** Natural log-odds that a pair is one, were its list like others; its signs in the order of `signs`. */
export type Judge = (signs: Float32Array) => number
/**
 * @param fields how many fields the model learned from
 * @param lines the trees to judge by, as `read` reads them; the product's own when left out
 */
export const judgeBy = (fields: number, lines = learnedTrees): Judge => {
  const models = saysOf(fields)
  const trees = lines.trim().split('\n').map(read)
  return signs => {
    let sum = baseOf(signs[0]!)
    for (const { sign, bound, right, answer } of trees) {
      let node = 0
      while (sign[node]! >= 0) node = signs[sign[node]!]! < bound[node]! ? node + 1 : right[node]!
      sum += answer[node]!
    }
    return (1 - models) * sum + models * Math.LN2 * bounded(signs[0]!)
  }
}
