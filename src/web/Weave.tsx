/** The "mắt cáo" weave of rattan craft, drawn as a pattern: three directions of strips, each over the next in turn. */
import { useId } from 'react'

const root3 = Math.sqrt(3)

/** Decoration only; fills its parent. `size` is the edge of one mesh in CSS pixels. Colours come from currentColor and --weave-ground. */
export function Weave({ size = 26 }: { size?: number }) {
  const id = useId()
  const width = 2 * size
  const height = 2 * root3 * size
  const strip = size * 0.34
  const row = root3 * size
  /** A strip as two edges around a ground, so that the one drawn later lies on top. */
  const line = (key: string, x1: number, y1: number, x2: number, y2: number) => (
    <g key={key}>
      <line x1={x1} y1={y1} x2={x2} y2={y2} stroke="currentColor" strokeWidth={strip} />
      <line x1={x1} y1={y1} x2={x2} y2={y2} stroke="var(--weave-ground)" strokeWidth={strip - 1.6} />
    </g>
  )
  const level = [0, 1, 2].map(n => line(`a${n}`, -size, n * row, width + size, n * row))
  const rising = [-2, -1, 0, 1, 2].map(n => line(`b${n}`, n * width - size, -row, n * width + 3 * size, 3 * row))
  const falling = [-1, 0, 1, 2, 3].map(n => line(`c${n}`, n * width + size + size, -row, n * width - 2 * size, 3 * row))
  // Where level and falling strips meet, the level one dives under again: a short piece of falling on top.
  const over = [-1, 0, 1, 2, 3].flatMap(n =>
    [0, 1, 2].map(m => {
      const x = n * width + size - m * size
      const half = strip * 0.95
      return line(`d${n}.${m}`, x + half / 2, m * row - (half * root3) / 2, x - half / 2, m * row + (half * root3) / 2)
    }),
  )
  return (
    <svg aria-hidden="true" width="100%" height="100%" style={{ display: 'block', position: 'absolute', inset: 0 }}>
      <defs>
        <pattern id={id} width={width} height={height} patternUnits="userSpaceOnUse">
          {falling}
          {rising}
          {level}
          {over}
        </pattern>
      </defs>
      <rect width="100%" height="100%" fill={`url(#${id})`} />
    </svg>
  )
}

/** The mark of the product: a plain weave on a lacquer tile. */
export function Mark({ size = 32 }: { size?: number }) {
  return <img src="/favicon.svg" alt="" width={size} height={size} style={{ display: 'block', flex: 'none' }} />
}
