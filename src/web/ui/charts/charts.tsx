/** The charts of the product, each in its frame with its table and files. */
import { useMemo } from 'react'
import { say } from '../../../words/say.ts'
import { ChartFrame } from './ChartFrame.tsx'
import { type ChartAbout, type ChartSeries, type ChartTable, tableOf } from './chart.ts'
import { EChart, useNarrow } from './EChart.tsx'
import { type Band, bandOption, linesOption, slopeOption, stackedOption, type TreeBranch, treemapOption, type Write } from './options.ts'
import { type PlaceFigure, WorldMap } from './WorldMap.tsx'

interface Common {
  title: string
  about: ChartAbout
  write: Write
  aside?: React.ReactNode
}
interface OverTime extends Common {
  periods: readonly string[]
  series: readonly ChartSeries[]
}
/** Lines over periods, or parts of a whole on each other. `top` ends the axis: 100 for shares. */
export function OverTimeChart({
  title,
  about,
  write,
  aside,
  periods,
  series,
  stacked = false,
  top,
}: OverTime & { stacked?: boolean; top?: number }) {
  const narrow = useNarrow()
  const option = useMemo(() => {
    const drawn = { label: title, periods, series, write, narrow }
    return stacked ? stackedOption(drawn, top) : linesOption(drawn)
  }, [title, periods, series, write, narrow, stacked, top])
  return (
    <ChartFrame title={title} about={about} write={write} aside={aside} table={tableOf(say('charts.periodColumn'), periods, series)}>
      <EChart option={option} />
    </ChartFrame>
  )
}
/** Two moments: who rose, who fell. */
export function SlopeChart({ title, about, write, aside, periods, series, strong }: OverTime & { strong: readonly string[] }) {
  const narrow = useNarrow()
  const height = Math.min(34, Math.max(20, 10 + 2 * series.length))
  const option = useMemo(
    () => slopeOption({ label: title, periods, series, write, narrow }, strong, height * 16),
    [title, periods, series, write, narrow, strong, height],
  )
  return (
    <ChartFrame title={title} about={about} write={write} aside={aside} table={slopeTable(periods, series)}>
      <EChart option={option} height={height} />
    </ChartFrame>
  )
}
const slopeTable = (periods: readonly string[], series: readonly ChartSeries[]): ChartTable => ({
  columns: [{ header: say('charts.nameColumn') }, ...periods.map(header => ({ header, numeric: true }))],
  rows: series.map(({ name, values }) => [name, ...values]),
})
/** Shares of a whole as areas. */
export function TreemapChart({ title, about, write, aside, branches }: Common & { branches: readonly TreeBranch[] }) {
  const option = useMemo(() => treemapOption(title, branches, write), [title, branches, write])
  const table: ChartTable = {
    columns: [
      { header: say('charts.groupColumn') },
      { header: say('charts.nameColumn') },
      { header: say('charts.valueColumn'), numeric: true },
    ],
    rows: branches.flatMap(({ name, leaves }) => leaves.map(leaf => [name, leaf.name, leaf.value])),
  }
  return (
    <ChartFrame title={title} about={about} write={write} aside={aside} table={table}>
      <EChart option={option} height={26} />
    </ChartFrame>
  )
}
export interface Range {
  name: string
  low: readonly (number | null)[]
  high: readonly (number | null)[]
}
/** Lines, a range to be reached, and what is foretold as a band. */
export function BandChart({
  title,
  about,
  write,
  aside,
  periods,
  series,
  band,
  range,
}: OverTime & { band: Band | null; range: Range | null }) {
  const narrow = useNarrow()
  const option = useMemo(
    () => bandOption({ label: title, periods, series, write, narrow }, band, range),
    [title, periods, series, write, narrow, band, range],
  )
  const more: ChartSeries[] = [
    ...(range ? bounds(range.name, range) : []),
    ...(band ? [{ key: 'middle', name: band.name, values: band.middle }, ...bounds(band.bandName, band)] : []),
  ]
  return (
    <ChartFrame
      title={title}
      about={about}
      write={write}
      aside={aside}
      table={tableOf(say('charts.periodColumn'), periods, [...series, ...more])}
    >
      <EChart option={option} />
    </ChartFrame>
  )
}
const bounds = (name: string, { low, high }: Pick<Range, 'low' | 'high'>): ChartSeries[] => [
  { key: `${name} low`, name: say('charts.lowOf', { name }), values: low },
  { key: `${name} high`, name: say('charts.highOf', { name }), values: high },
]
interface WorldProps extends Common {
  places: readonly PlaceFigure[]
  focus?: string | null
  onPick?: (m49: string) => void
}
/** Figures by country. */
export function WorldChart({ title, about, write, aside, places, focus, onPick }: WorldProps) {
  const known = places.filter(({ value }) => value !== null).toSorted((a, b) => (b.value ?? 0) - (a.value ?? 0))
  const table: ChartTable = {
    columns: [{ header: say('charts.countryColumn') }, { header: say('charts.valueColumn'), numeric: true }],
    rows: known.map(({ name, value }) => [name, value]),
  }
  return (
    <ChartFrame title={title} about={{ ...about, fileNotes: [say('charts.worldNote')] }} write={write} aside={aside} table={table}>
      <WorldMap label={title} places={places} write={write} {...(focus ? { focus } : {})} {...(onPick ? { onPick } : {})} />
    </ChartFrame>
  )
}
