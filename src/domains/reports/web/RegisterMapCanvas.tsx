/** The drawing: communes filled by class with a decal and their number; a link each, walked with the arrow keys. */
import { SegmentedControl } from '@mantine/core'
import { useElementSize } from '@mantine/hooks'
import { type KeyboardEvent, type MouseEvent, useMemo, useRef, useState } from 'react'
import type { Drawing, DrawnCommune } from '../../../web/ui/communes.ts'
import { useGo } from '../../../web/ui/GoLink.tsx'
import { type Direction, towards } from '../../../web/ui/topology.ts'
import { say } from '../../../words/say.ts'
import { classAt } from '../map.rules.ts'
import { type MapMeasureCode, mapMeasures } from '../map.schema.ts'
import { listOf, type MapCommune, type MapData, sayFigure, sayMeasure } from './map.ts'
import { MapDecals } from './RegisterMapLegend.tsx'
import css from './registerMap.module.css'

/** The whole city, its inner wards, or the reader's own units. */
export type MapView = 'city' | 'centre' | 'own'
interface RegisterMapCanvasProps {
  data: MapData
  /** Undefined while the outlines come. */
  drawing: Drawing | undefined
  view: MapView
  onView: (view: MapView) => void
  /** The commune that is told about, by its code. */
  at: string | null
  onAt: (code: string) => void
}
const arrows: readonly string[] = ['ArrowRight', 'ArrowLeft', 'ArrowDown', 'ArrowUp'] satisfies Direction[]
/** Figures and names on the map, in pixels of the screen. */
const figureSize = 12
const nameSize = 10.5

export function RegisterMapCanvas({ data, drawing, view, onView, at, onAt }: RegisterMapCanvasProps) {
  const { ref, width } = useElementSize<HTMLDivElement>()
  const svg = useRef<SVGSVGElement>(null)
  /** What pressed last, and whether the commune was told about before. */
  const press = useRef({ by: 'mouse', known: false })
  const go = useGo()
  const byCode = useMemo(() => new Map(data.communes.map(commune => [commune.code, commune])), [data.communes])
  const middles = useMemo(() => new Map(drawing?.communes.map(each => [each.code, each.at])), [drawing])
  const [entry, setEntry] = useState('00070')
  if (!drawing) return <div className={css.blank} aria-busy="true" />
  const [left, top, wide, tall] = frameOf(drawing, data, view)
  const unit = width > 0 ? wide / width : 1
  const focus = (code: string) => {
    setEntry(code)
    onAt(code)
    const [x, y] = middles.get(code) ?? [0, 0]
    if (x < left || x > left + wide || y < top || y > top + tall) onView('city')
  }
  const move = (event: KeyboardEvent, from: string) => {
    if (!arrows.includes(event.key)) return
    event.preventDefault()
    const to = towards(own, middles, from, event.key as Direction)
    if (to) svg.current?.querySelector<SVGAElement>(`[data-code="${to}"]`)?.focus()
  }
  // A finger first asks what a commune holds; the second touch opens it, as a click does at once.
  const open = (event: MouseEvent, commune: MapCommune) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    if (press.current.by === 'touch' && !press.current.known) return onAt(commune.code)
    go(listOf(data, commune.unitId))
  }
  const shown = drawing.communes.flatMap(drawn => {
    const commune = byCode.get(drawn.code)
    return commune ? [{ drawn, commune }] : []
  })
  const own = shown.flatMap(({ drawn, commune }) => (commune.values ? [drawn] : []))
  const first = own.some(({ code }) => code === entry) ? entry : own[0]?.code
  // What is told about lies on top, so that its outline is whole.
  const picked = shown.find(({ commune }) => commune.code === at)
  return (
    <>
      <div className={`${css.views} no-print`}>
        <SegmentedControl
          size="sm"
          aria-label={say('mapScreens.view')}
          data={[
            ...(data.everywhere ? [] : [{ value: 'own', label: say('mapScreens.viewOwn') }]),
            { value: 'city', label: say('mapScreens.viewCity') },
            ...(data.everywhere ? [{ value: 'centre', label: say('mapScreens.viewCentre') }] : []),
          ]}
          value={view}
          onChange={value => onView(value as MapView)}
        />
        <p className={css.hint}>
          <span className={css.forMouse}>{say('mapScreens.hint')}</span>
          <span className={css.forTouch}>{say('mapScreens.hintTouch')}</span>
        </p>
      </div>
      <div ref={ref} className={css.frame}>
        {/* biome-ignore lint/a11y/useSemanticElements: a group of links inside a drawing */}
        <svg
          ref={svg}
          className={css.map}
          data-part={view !== 'city' || undefined}
          viewBox={`${left} ${top} ${wide} ${tall}`}
          role="group"
          aria-label={say('mapScreens.mapOf', { measure: mapMeasures[data.measure].label })}
        >
          <MapDecals scale={unit} />
          {shown.map(({ drawn, commune }) =>
            commune.values ? (
              <a
                key={drawn.code}
                data-code={drawn.code}
                href={listOf(data, commune.unitId)}
                tabIndex={drawn.code === first ? 0 : -1}
                className={css.link}
                aria-label={say('mapScreens.said', {
                  commune: commune.name,
                  value: sayMeasure(data.measure, commune.values[data.measure]),
                })}
                onFocus={() => focus(drawn.code)}
                onPointerDown={event => {
                  press.current = { by: event.pointerType, known: at === drawn.code }
                }}
                onPointerEnter={event => event.pointerType === 'mouse' && onAt(drawn.code)}
                onKeyDown={event => {
                  press.current = { by: 'key', known: true }
                  move(event, drawn.code)
                }}
                onClick={event => open(event, commune)}
              >
                <Area drawn={drawn} level={levelOf(data, commune)} />
              </a>
            ) : (
              <g key={drawn.code}>
                <Area drawn={drawn} level={-1} />
              </g>
            ),
          )}
          {picked && <path d={picked.drawn.d} className={css.picked} />}
          {shown.map(({ drawn, commune }) => (
            <Words key={drawn.code} drawn={drawn} commune={commune} data={data} unit={unit} />
          ))}
        </svg>
      </div>
    </>
  )
}

/** The part of the drawing that is shown: left, top, width, height, always of the same shape. */
const frameOf = (drawing: Drawing, { communes }: MapData, view: MapView): readonly [number, number, number, number] => {
  const { width, height, centre } = drawing
  if (view === 'centre') return centre
  const own = new Set(communes.flatMap(({ code, values }) => (values ? [code] : [])))
  const boxes = drawing.communes.filter(({ code }) => own.has(code)).map(({ box }) => box)
  if (view === 'city' || boxes.length === 0) return [0, 0, width, height]
  const [left, top] = [Math.min(...boxes.map(box => box[0])), Math.min(...boxes.map(box => box[1]))]
  const [right, bottom] = [Math.max(...boxes.map(box => box[2])), Math.max(...boxes.map(box => box[3]))]
  // Some of the neighbours stay in sight.
  const wide = Math.min(width, 1.5 * Math.max(right - left, ((bottom - top) * width) / height))
  const tall = (wide * height) / width
  return [(left + right - wide) / 2, (top + bottom - tall) / 2, wide, tall]
}

/** 1 to 5 by class, 0 for none, −1 outside the reader's units. */
const levelOf = ({ classes, measure }: MapData, { values }: MapCommune): number => (values ? classAt(classes, values[measure]) : -1)
/** Fill by class and the decal over it: in grey print and to any eye the classes stay apart. */
function Area({ drawn: { d }, level }: { drawn: DrawnCommune; level: number }) {
  return (
    <>
      <path d={d} className={css.area} data-level={level} />
      {level !== 0 && level !== 1 && <path d={d} className={css.decal} fill={`url(#map-decal-${level})`} />}
    </>
  )
}
/** The name and the number of a commune, each where it fits. */
function Words({ drawn, commune, data, unit }: { drawn: DrawnCommune; commune: MapCommune; data: MapData; unit: number }) {
  const value = commune.values?.[data.measure] ?? 0
  const figure = value > 0 ? figureOf(data.measure, value) : ''
  const [x, y] = drawn.at
  const fits = (text: string, size: number) => text !== '' && drawn.room > size * Math.max(0.6, text.length * 0.3)
  const [figureUnits, nameUnits] = [figureSize * unit, nameSize * unit]
  const numbered = fits(figure, figureUnits)
  // A name may reach a little over the border: most communes are wider than they are deep.
  const named = drawn.room * 1.25 > nameUnits * Math.max(numbered ? 2 : 0.8, drawn.name.length * 0.3)
  const level = levelOf(data, commune)
  return (
    <>
      {numbered && (
        <text
          x={x}
          y={named ? y + nameUnits * 0.6 : y}
          fontSize={figureUnits}
          strokeWidth={figureUnits / 4}
          className={css.figure}
          data-level={level}
          aria-hidden
        >
          {figure}
        </text>
      )}
      {named && (
        <text
          x={x}
          y={numbered ? y - nameUnits * 0.6 : y}
          fontSize={nameUnits}
          strokeWidth={nameUnits / 4}
          className={css.name}
          data-level={level}
          aria-hidden
        >
          {drawn.name}
        </text>
      )}
    </>
  )
}
/** Whole millions on the map; the panel has the đồng. */
const figureOf = (measure: MapMeasureCode, value: number): string =>
  measure === 'support' ? sayFigure('establishments', Math.round(value / 1_000_000)) : sayFigure(measure, value)
