/** The map's legend: classes with their decals and counts; and what is known of the commune that is pointed at. */

import { number } from '../../../web/format.ts'
import { Card } from '../../../web/ui/Card.tsx'
import { Facts } from '../../../web/ui/Facts.tsx'
import { GoLink } from '../../../web/ui/GoLink.tsx'
import { say } from '../../../words/say.ts'
import { mapMeasureCodes, mapMeasures } from '../map.schema.ts'
import { listOf, listWords, type MapData, sayFigure, sayMeasure } from './map.ts'
import css from './registerMap.module.css'

/** Denser from class to class; −1 is outside the reader's units. `scale`: units of the drawing in a pixel. */
export function MapDecals({ scale, prefix = 'map' }: { scale: number; prefix?: string }) {
  const pattern = (level: number, size: number, marks: React.ReactNode) => (
    <pattern
      key={level}
      id={`${prefix}-decal-${level}`}
      width={size}
      height={size}
      patternUnits="userSpaceOnUse"
      patternTransform={`scale(${scale})`}
      className={css.marks}
      data-level={level}
    >
      {marks}
    </pattern>
  )
  return (
    <defs>
      {pattern(2, 9, <circle cx="4.5" cy="4.500" r="0.9" />)}
      {pattern(3, 8, <path d="M0 8L8 0M-1 1L1 -1M7 9L9 7" />)}
      {pattern(4, 7, <path d="M0 7L7 0M0 0L7 7" />)}
      {pattern(5, 5, <path d="M0 2.500H5" />)}
      {pattern(-1, 7, <path d="M0 0L7 7M-1 6L1 8M6 -1L8 1" />)}
    </defs>
  )
}

export function RegisterMapLegend({ data }: { data: MapData }) {
  const { measure, classes, communes } = data
  const of = (level: 'none' | 'outside') =>
    communes.filter(({ values }) => (level === 'outside' ? values === null : values !== null && values[measure] === 0)).length
  const rows = [
    ...classes
      .map((each, index) => ({
        level: index + 1,
        says: each.from === each.to ? sayFigure(measure, each.from) : `${sayFigure(measure, each.from)}–${sayFigure(measure, each.to)}`,
        count: each.count,
      }))
      .reverse(),
    { level: 0, says: say('mapScreens.legendNone'), count: of('none') },
    { level: -1, says: say('mapScreens.legendOutside'), count: of('outside') },
  ].filter(row => row.count > 0)
  const { label, definition } = mapMeasures[measure]
  return (
    <Card title={measure === 'support' ? say('mapScreens.inMillions', { label }) : label}>
      <ul className={css.legend} aria-label={say('mapScreens.legend')}>
        {rows.map(({ level, says, count }) => (
          <li key={level}>
            <svg className={css.swatch} viewBox="0 0 36 20" aria-hidden="true">
              <MapDecals scale={1} prefix={`legend${level}`} />
              <rect width="36" height="20" className={css.area} data-level={level} />
              {level !== 0 && level !== 1 && <rect width="36" height="20" fill={`url(#legend${level}-decal-${level})`} />}
            </svg>
            <span className="figures">{says}</span>
            <span className={css.quiet}>{say('mapScreens.legendCount', { count: number(count) })}</span>
          </li>
        ))}
      </ul>
      <p className={css.note}>{definition}</p>
      {classes.length > 1 && <p className={css.note}>{say('mapScreens.legendHow')}</p>}
    </Card>
  )
}

export function RegisterMapPicked({ data, at }: { data: MapData; at: string | null }) {
  const { measure, communes } = data
  const commune = communes.find(({ code }) => code === at)
  const values = commune?.values
  const placed = communes.flatMap(each => (each.values && each.values[measure] > 0 ? [each.values[measure]] : []))
  const rank = values ? placed.filter(value => value > values[measure]).length + 1 : 0
  return (
    <Card title={commune?.name ?? say('mapScreens.pickTitle')}>
      <div className={css.pickedBody} aria-live="polite">
        {!commune && <p className={css.quiet}>{say('mapScreens.pick')}</p>}
        {commune && values && (
          <>
            <Facts
              columns={1}
              facts={mapMeasureCodes.map(code => ({
                label: mapMeasures[code].label,
                value: <span className={`figures ${code === measure ? css.strong : ''}`}>{sayMeasure(code, values[code])}</span>,
              }))}
            />
            {values[measure] > 0 && (
              <p className={css.quiet}>
                {mapMeasures[measure].label}: {say('mapScreens.rank', { rank: number(rank), count: number(placed.length) })}
              </p>
            )}
            <GoLink to={listOf(data, commune.unitId)}>{listWords(data, commune.name)}</GoLink>
          </>
        )}
      </div>
    </Card>
  )
}
