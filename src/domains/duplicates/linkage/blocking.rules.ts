/** Which pairs are worth comparing: those of whom one is among the other's nearest, by whichever way to look for them. */
import type { Neighbours } from './neighbours.rules.ts'

/** Pairs to compare: `left[i]` with `right[i]`. */
export interface Candidates {
  left: Int32Array
  right: Int32Array
  /** Rank of each among the other's neighbours: 0 is the nearest. */
  rankOfRight: Uint8Array
  rankOfLeft: Uint8Array
}

/** Which place `other` has among a record's neighbours; 255 for none. */
const rankIn = ({ near, neighbours }: Neighbours, record: number, other: number): number => {
  const from = record * neighbours
  for (let rank = 0; rank < neighbours; rank++) if (near[from + rank] === other) return rank
  return 255
}
/**
 * The pairs of neighbours, once each with both ranks. Ranks are those of the first way to find neighbours; pairs that only another way finds come as the
 * last of all.
 */
export const pairsOf = (ways: readonly Neighbours[], count: number): Candidates => {
  const most = ways.reduce((sum, { neighbours }) => sum + neighbours * count, 0)
  const out = {
    left: new Int32Array(most),
    right: new Int32Array(most),
    rankOfRight: new Uint8Array(most),
    rankOfLeft: new Uint8Array(most),
  }
  let pairs = 0
  for (const [w, way] of ways.entries())
    for (let i = 0; i < count; i++)
      for (let at = i * way.neighbours; at < (i + 1) * way.neighbours; at++) {
        const j = way.near[at]!
        if (j < 0) break
        if (j < i && rankIn(way, j, i) < 255) continue
        if (ways.slice(0, w).some(before => rankIn(before, i, j) < 255 || rankIn(before, j, i) < 255)) continue
        const [left, right] = i < j ? [i, j] : [j, i]
        out.left[pairs] = left
        out.right[pairs] = right
        out.rankOfRight[pairs] = w ? 255 : rankIn(way, left, right)
        out.rankOfLeft[pairs] = w ? 255 : rankIn(way, right, left)
        pairs++
      }
  return {
    left: out.left.slice(0, pairs),
    right: out.right.slice(0, pairs),
    rankOfRight: out.rankOfRight.slice(0, pairs),
    rankOfLeft: out.rankOfLeft.slice(0, pairs),
  }
}
