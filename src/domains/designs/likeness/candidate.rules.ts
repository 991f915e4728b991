/** What is told of a comparison: its kind, where the pictures agree and what seems to have been done. */
import type { Asked, Comparison, Known } from './compare.rules.ts'
import { withinPicture } from './hull.rules.ts'
import { probabilityOf } from './judge.rules.ts'
import type { Candidate, CandidateKind, Point } from './likeness.schema.ts'
import { applied } from './placement.rules.ts'
import { square, transformsOf } from './transforms.rules.ts'

/** Most matches told: the picture of evidence is not made better by more. */
const mostMatches = 120
const inside = (outline: readonly Point[]): Point[] =>
  withinPicture(outline).map(([x, y]) => [Math.round(x * 1e4) / 1e4, Math.round(y * 1e4) / 1e4])

export const candidateOf = (id: string, query: Asked, known: Known, found: Comparison | undefined, alike: number): Candidate => {
  // Nothing lies in the other: what is left is how alike they look, which never makes a copy.
  if (!found)
    return {
      id,
      probability: Number((0.01 * Math.max(0, alike)).toFixed(4)),
      kind: 'looks_like',
      transform: [],
      inliers: 0,
      matches: [],
      homography: null,
      area: null,
    }
  const probability = probabilityOf(found.logit)
  const { agreement, map, back, outline } = found
  const isSame = Math.max(agreement.ofQuery, agreement.ofRegistered) > 0.35
  const kind: CandidateKind = probability < 0.5 ? 'looks_like' : isSame ? 'copy' : 'motif'
  const to = outline ?? withinPicture(square.map(([x, y]) => applied(map, x, y) as Point))
  const from = to.map(([x, y]) => applied(back, x, y) as Point)
  return {
    id,
    probability,
    kind,
    transform: probability < 0.5 ? [] : transformsOf(query, known, found),
    inliers: found.matches.length,
    matches: found.matches.slice(0, mostMatches),
    homography: map.map(each => each / map[8]!),
    area: { from: inside(from), to: inside(to) },
  }
}
