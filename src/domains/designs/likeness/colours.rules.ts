/** What became of the colours where a query shows a registered picture. */
import { isInside } from './hull.rules.ts'
import type { Point } from './likeness.schema.ts'
import { applied, type Homography } from './placement.rules.ts'
import type { Small } from './small.rules.ts'

export interface Colours {
  /** Mean colour strength of the query and of the registered picture there, 0 (grey) … 1. */
  own: number
  other: number
  /** Middle distance between the two, brightness left out, 0 … 1: a band of text changes a part only. */
  apart: number
}
const steps = 16
/** Pixels around a place that are taken together: edges of two pictures never meet exactly. */
const reach = 4
const colourAt = ({ width, height, data }: Small, [x, y]: readonly [number, number]): [number, number, number] => {
  const [middleX, middleY] = [Math.floor(x * width), Math.floor(y * height)]
  const sums: [number, number, number] = [0, 0, 0]
  let count = 0
  for (let row = Math.max(0, middleY - reach); row <= Math.min(height - 1, middleY + reach); row++)
    for (let column = Math.max(0, middleX - reach); column <= Math.min(width - 1, middleX + reach); column++) {
      for (let channel = 0; channel < 3; channel++) sums[channel]! += data[3 * (row * width + column) + channel]! / 255
      count++
    }
  return sums.map(sum => sum / count) as [number, number, number]
}
const strength = (colour: readonly number[]) => Math.max(...colour) - Math.min(...colour)
const tint = (colour: readonly number[]) => {
  const mean = colour.reduce((sum, each) => sum + each, 0) / 3
  return colour.map(each => each - mean)
}
/**
 * Looks at places spread over the registered picture.
 * @param back registered → query, in shares
 * @param outline the part in which they agree; all that both show when there is none
 */
export const coloursOf = (query: Small, known: Small, back: Homography, outline?: readonly Point[]): Colours => {
  const sums = { own: 0, other: 0 }
  const apart: number[] = []
  for (let row = 0; row < steps; row++)
    for (let column = 0; column < steps; column++) {
      const to: Point = [(column + 0.5) / steps, (row + 0.5) / steps]
      const from = applied(back, ...to)
      if (Math.min(...from) < 0 || Math.max(...from) >= 1 || (outline && !isInside(outline, to))) continue
      const [own, other] = [colourAt(query, from), colourAt(known, to)]
      const [a, b] = [tint(own), tint(other)]
      sums.own += strength(own)
      sums.other += strength(other)
      apart.push(Math.hypot(...a.map((each, at) => each - b[at]!)))
    }
  const count = apart.length || 1
  return { own: sums.own / count, other: sums.other / count, apart: apart.sort((a, b) => a - b)[apart.length >> 1] ?? 0 }
}
/** Share of nearly white pixels, or of nearly black ones: a drawing on paper or slate has most of them. */
export const paperOf = ({ data }: Small): number => {
  let [paper, slate] = [0, 0]
  for (let at = 0; at < data.length; at += 3) {
    if (Math.min(data[at]!, data[at + 1]!, data[at + 2]!) > 200) paper++
    if (Math.max(data[at]!, data[at + 1]!, data[at + 2]!) < 55) slate++
  }
  return Math.max(paper, slate) / (data.length / 3)
}
