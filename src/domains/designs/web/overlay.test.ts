import fc from 'fast-check'
import { expect, it } from 'vitest'
import { overlayMatrix, spread } from './overlay.ts'

/** Where a CSS matrix3d puts a point of the plane. */
const moved = (css: string, x: number, y: number): [number, number] => {
  const m = css.slice('matrix3d('.length, -1).split(', ').map(Number)
  const at = (row: number) => m[row]! * x + m[4 + row]! * y + m[12 + row]!
  return [at(0) / at(3), at(1) / at(3)]
}
it('puts a point of the asked picture where the placement says it lies, in pixels of the box', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true })
  const small = fc.double({ min: -0.3, max: 0.3, noNaN: true })
  fc.assert(
    fc.property(
      share,
      share,
      fc.array(small, { minLength: 9, maxLength: 9 }),
      fc.integer({ min: 50, max: 900 }),
      fc.integer({ min: 50, max: 900 }),
      (u, v, jitter, width, height) => {
        const H = [-1, 0, 1, 0, 1, 0, 0, 0, 2].map((value, at) => value + jitter[at]!)
        const w = H[6]! * u + H[7]! * v + H[8]!
        const [x, y] = moved(overlayMatrix(H, width, height), u * width, v * height)
        expect(x).toBeCloseTo((width * (H[0]! * u + H[1]! * v + H[2]!)) / w, 6)
        expect(y).toBeCloseTo((height * (H[3]! * u + H[4]! * v + H[5]!)) / w, 6)
      },
    ),
  )
})
it('takes points from the whole list, each once', () => {
  const some = spread(
    Array.from({ length: 95 }, (_, at) => at),
    40,
  )
  expect(some).toHaveLength(40)
  expect(new Set(some).size).toBe(40)
  expect(some[0]).toBe(0)
  expect(some.at(-1)).toBeGreaterThan(90)
})
