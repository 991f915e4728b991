/**
 * Figures by country on a map of the world. Hoàng Sa and Trường Sa are named as Việt Nam's; the outlines come from Natural Earth and are
 * no statement on any border.
 */
import { useState } from 'react'
import { say } from '../../../words/say.ts'
import { tokens } from '../../theme.ts'
import { Notice } from '../Notice.tsx'
import { between, classBounds, classOf } from './chart.ts'
import css from './charts.module.css'
import { useNarrow } from './EChart.tsx'
import type { Write } from './options.ts'
import { useWorld } from './world.ts'

export interface PlaceFigure {
  /** The UN's M49 code. */
  m49: string | null
  name: string
  value: number | null
}
interface WorldMapProps {
  /** Read out in place of the picture. */
  label: string
  places: readonly PlaceFigure[]
  write: Write
  /** The country that the figures are about is outlined. */
  focus?: string | null
  /** A country was chosen by click; with keys the table under the map does the same. */
  onPick?: (m49: string) => void
}
/** As many places too small to be drawn are named; the table holds all. */
const told = 6
/** From nearly paper to celadon. */
const shades = [0, 0.25, 0.5, 0.75, 1].map(share => between(tokens['celadon-wash'], tokens.celadon, share))

export function WorldMap({ label, places, write, focus, onPick }: WorldMapProps) {
  const { data: world, error } = useWorld()
  const narrow = useNarrow()
  const [at, setAt] = useState<string | null>(null)
  if (error) return <Notice kind="warning" title={say('charts.noWorld')} />
  const known = places.filter((place): place is PlaceFigure & { value: number } => place.value !== null)
  const byCode = new Map(known.map(place => [place.m49, place]))
  const bounds = classBounds(known.map(({ value }) => value))
  const shadeOf = (value: number) => shades[Math.min(classOf(value, bounds) + (shades.length - bounds.length - 1), shades.length - 1)]
  const missing = world ? known.filter(({ m49, value }) => value > 0 && !world.countries.some(country => country.m49 === m49)) : []
  const classes = classesOf(
    bounds,
    known.map(({ value }) => value),
    write,
  )
  const tall = world?.height ?? 430
  const rows = Math.ceil(classes.length / legendOf(narrow).across)
  const shown = at === null ? undefined : byCode.get(at)
  return (
    <div>
      <svg
        className={css.world}
        viewBox={`0 0 ${width} ${tall + 8 + rows * legendOf(narrow).high}`}
        role="img"
        aria-label={label}
        fontFamily="'Be Vietnam Pro', 'Segoe UI', Arial, sans-serif"
      >
        {world?.countries.map(({ m49, name, d }) => {
          const place = m49 === null ? undefined : byCode.get(m49)
          return (
            // biome-ignore lint/a11y/noStaticElementInteractions: the table under the map has the keys
            <path
              key={`${m49} ${name}`}
              d={d}
              fill={place && place.value > 0 ? shadeOf(place.value) : tokens['grey-wash']}
              stroke={m49 !== null && m49 === focus ? tokens.lacquer : tokens['line-strong']}
              strokeWidth={m49 !== null && m49 === focus ? 1.6 : 0.4}
              style={{ cursor: place && onPick ? 'pointer' : 'default' }}
              onMouseEnter={() => setAt(m49)}
              onMouseLeave={() => setAt(null)}
              onClick={() => place?.m49 && onPick?.(place.m49)}
            >
              {place && <title>{`${place.name}: ${write(place.value)}`}</title>}
            </path>
          )
        })}
        {world?.islands.map(({ key, at: [x, y] }, index) => (
          <Islands key={key} x={x} y={y} lift={index === 0 ? -14 : 12} name={say(`charts.${key}`)} size={narrow ? 22 : 11} />
        ))}
        <Legend classes={classes} y={tall + 8} narrow={narrow} />
      </svg>
      <p className={css.hover} aria-hidden>
        {shown ? `${shown.name}: ${write(shown.value)}` : '\u00a0'}
      </p>
      {missing.length > 0 && (
        <p className={css.note}>
          {say(missing.length > told ? 'charts.notDrawnMore' : 'charts.notDrawn', {
            places: missing
              .toSorted((a, b) => b.value - a.value)
              .slice(0, told)
              .map(({ name, value }) => `${name} (${write(value)})`)
              .join('; '),
            more: missing.length - told,
          })}
        </p>
      )}
      <p className={css.note}>{say('charts.worldNote')}</p>
    </div>
  )
}

/** A group of dots with its name led out over the open sea, where it can be read. */
function Islands({ x, y, lift, name, size }: { x: number; y: number; lift: number; name: string; size: number }) {
  const end: [number, number] = [x + 58, y + lift]
  return (
    <g>
      {[
        [0, 0],
        [2.4, -1.6],
        [-1.8, 1.9],
        [2, 2.4],
      ].map(([dx = 0, dy = 0]) => (
        <circle key={`${dx} ${dy}`} cx={x + dx} cy={y + dy} r={1.1} fill={tokens.lacquer} />
      ))}
      <line x1={x + 4} y1={y} x2={end[0]} y2={end[1]} stroke={tokens.lacquer} strokeWidth={0.8} />
      <text x={end[0] + 3} y={end[1]} dominantBaseline="middle" fontSize={size} fill={tokens.lacquer}>
        {name}
      </text>
    </g>
  )
}
/** Classes of the figures, within the drawing so that files hold them too. */
function Legend({ classes, y, narrow }: { classes: readonly Class[]; y: number; narrow: boolean }) {
  const { across, high, size } = legendOf(narrow)
  return (
    <g>
      {classes.map(({ fill, label }, at) => {
        const left = (at % across) * (width / across)
        const top = y + Math.floor(at / across) * high
        return (
          <g key={label}>
            <rect
              x={left}
              y={top + high * 0.2}
              width={size * 1.6}
              height={high * 0.5}
              fill={fill}
              stroke={tokens['line-strong']}
              strokeWidth={0.6}
            />
            <text x={left + size * 2.1} y={top + high * 0.48} dominantBaseline="middle" fontSize={size} fill={tokens.ink}>
              {label}
            </text>
          </g>
        )
      })}
    </g>
  )
}
const width = 960
/** How many classes stand side by side, and how large they are written: a phone shows the drawing at two fifths. */
const legendOf = (narrow: boolean) => (narrow ? { across: 2, high: 40, size: 24 } : { across: 4, high: 20, size: 11.5 })
interface Class {
  fill: string
  label: string
}
const classesOf = (bounds: readonly number[], values: readonly number[], write: Write): Class[] => {
  const some = values.filter(value => value > 0)
  const none = { fill: tokens['grey-wash'], label: say('charts.noFigure') }
  if (some.length === 0) return [none]
  const ends = [Math.min(...some), ...bounds, Math.max(...some)]
  const first = shades.length - bounds.length - 1
  return [
    ...ends.slice(1).map((end, at) => ({ fill: shades[first + at] ?? tokens.celadon, label: `${write(ends[at] ?? 0)} – ${write(end)}` })),
    none,
  ]
}
