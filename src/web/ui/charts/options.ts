/** The engine's options for each kind of chart, from plain data; pure, so that what is drawn can be tested without drawing. */
import type { EChartsCoreOption } from 'echarts/core'
import { unknown } from '../../format.ts'
import { tokens } from '../../theme.ts'
import { type ChartSeries, colourOf, dashOf, markOf } from './chart.ts'

export type Write = (value: number) => string
const face = "'Be Vietnam Pro', system-ui, sans-serif"
const text = { color: tokens.muted, fontFamily: face, fontSize: 12 }
const tooltip = {
  confine: true,
  backgroundColor: tokens.surface,
  borderColor: tokens['line-strong'],
  borderWidth: 1,
  padding: 10,
  textStyle: { color: tokens.ink, fontFamily: face, fontSize: 13 },
  extraCssText: 'box-shadow:none',
}
/** Quiet hatches over filled shapes: on grey paper they tell what colours tell on screen. */
const decals = [
  { color: 'rgba(255,255,255,0.28)', dashArrayX: [1, 0], dashArrayY: [2, 6], rotation: -Math.PI / 4 },
  {
    color: 'rgba(255,255,255,0.28)',
    symbol: 'circle',
    dashArrayX: [
      [7, 7],
      [0, 7, 7, 0],
    ],
    dashArrayY: [5, 0],
    symbolSize: 0.6,
  },
  { color: 'rgba(255,255,255,0.28)', dashArrayX: [1, 0], dashArrayY: [2, 6], rotation: Math.PI / 4 },
  { color: 'rgba(255,255,255,0.28)', dashArrayX: [1, 0], dashArrayY: [3, 5], rotation: 0 },
  {
    color: 'rgba(255,255,255,0.22)',
    dashArrayX: [
      [6, 6],
      [0, 6, 6, 0],
    ],
    dashArrayY: [6, 0],
  },
]
const shared = (label: string, filled: boolean) => ({
  animation: false,
  textStyle: { fontFamily: face },
  aria: { enabled: true, label: { enabled: true, description: label }, decal: { show: filled, decals } },
})
const axis = (periods: readonly string[], narrow: boolean) => ({
  type: 'category' as const,
  data: [...periods],
  boundaryGap: false,
  axisLine: { lineStyle: { color: tokens['line-strong'] } },
  axisTick: { show: false },
  axisLabel: { ...text, hideOverlap: true, ...(narrow ? { rotate: periods.length > 6 ? 45 : 0 } : {}) },
})
const valueAxis = (write: Write, more: object = {}) => ({
  type: 'value' as const,
  axisLabel: { ...text, formatter: write },
  splitLine: { lineStyle: { color: tokens.line } },
  ...more,
})
const legend = (names: readonly string[]) => ({
  top: 0,
  left: 0,
  data: [...names],
  icon: 'roundRect',
  itemWidth: 18,
  itemHeight: 10,
  itemGap: 14,
  textStyle: { ...text, color: tokens.ink, fontSize: 13 },
  inactiveColor: tokens['line-strong'],
})
interface Hover {
  axisValueLabel?: string
  marker?: string
  seriesName?: string
  value?: number | string | null
}
const escaped = (value: string) =>
  value.replace(/[&<>"]/g, each => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[each] ?? each)
const hovered = (write: Write) => (items: unknown) => {
  const list = (Array.isArray(items) ? items : [items]) as Hover[]
  const lines = list.map(({ marker = '', seriesName = '', value }) => {
    const said = typeof value === 'number' ? write(value) : unknown()
    return `<div style="display:flex;gap:16px;justify-content:space-between"><span>${marker}${escaped(seriesName)}</span><b>${escaped(said)}</b></div>`
  })
  return `<div style="margin-bottom:4px;color:${tokens.muted}">${escaped(list[0]?.axisValueLabel ?? '')}</div>${lines.join('')}`
}

export interface Drawn {
  /** Read out in place of the picture. */
  label: string
  periods: readonly string[]
  series: readonly ChartSeries[]
  write: Write
  /** Little room: a phone. */
  narrow: boolean
}
/** Names wrap under each other where there is little room. */
const legendRoom = (names: readonly string[], narrow: boolean) => {
  const letters = names.reduce((sum, name) => sum + name.length + 6, 0)
  return 20 + 22 * Math.ceil(letters / (narrow ? 36 : 90))
}
/** What charts over periods have alike: legend above, periods below, what a pointer reads. */
const overPeriods = ({ label, periods, series, write, narrow }: Drawn, filled: boolean) => {
  const names = series.map(({ name }) => name)
  return {
    ...shared(label, filled),
    legend: legend(names),
    grid: { top: legendRoom(names, narrow), left: 8, right: 18, bottom: 8, containLabel: true },
    tooltip: { ...tooltip, trigger: 'axis', formatter: hovered(write) },
    xAxis: axis(periods, narrow),
  }
}
/** Lines over periods; a gap stays a gap. */
export const linesOption = (drawn: Drawn): EChartsCoreOption => ({
  ...overPeriods(drawn, false),
  yAxis: valueAxis(drawn.write),
  series: drawn.series.map((one, at) => ({
    type: 'line',
    name: one.name,
    data: [...one.values],
    connectNulls: false,
    symbol: markOf(at),
    symbolSize: drawn.periods.length > 24 ? 0 : 7,
    showSymbol: true,
    itemStyle: { color: colourOf(one, at) },
    lineStyle: { color: colourOf(one, at), width: at === 0 ? 3 : 2, type: dashOf(at) },
    emphasis: { disabled: true },
  })),
})
/** Parts of a whole over periods, one on the other; `top` is where the axis ends, 100 for shares. */
export const stackedOption = (drawn: Drawn, top?: number): EChartsCoreOption => ({
  ...overPeriods(drawn, true),
  yAxis: valueAxis(drawn.write, top === undefined ? {} : { max: top }),
  series: drawn.series.map((one, at) => ({
    type: 'line',
    stack: 'all',
    name: one.name,
    data: [...one.values],
    symbol: 'none',
    itemStyle: { color: colourOf(one, at) },
    lineStyle: { color: tokens.surface, width: 1 },
    areaStyle: { color: colourOf(one, at), opacity: 0.9 },
    emphasis: { disabled: true },
  })),
})

/** Where labels stand when each must keep `gap` from the next: moved as little as may be, in the order of their places. */
export const spread = (places: readonly number[], gap: number, top: number, bottom: number): number[] => {
  const order = places.map((at, index) => ({ at, index })).toSorted((a, b) => a.at - b.at)
  let least = top
  for (const one of order) {
    one.at = Math.max(one.at, least)
    least = one.at + gap
  }
  let most = bottom
  for (const one of order.toReversed()) {
    one.at = Math.min(one.at, most)
    most = one.at - gap
  }
  const moved: number[] = []
  for (const { at, index } of order) moved[index] = at
  return moved
}
const slopeEdge = 44
/**
 * Two moments side by side, a line for each: who rose, who fell. Names stand at both ends and give way to each other.
 * @param strong drawn strong; the others stay quiet
 * @param height of the room in pixels
 */
export const slopeOption = (
  { label, periods, series, write, narrow }: Drawn,
  strong: readonly string[],
  height: number,
): EChartsCoreOption => {
  const room = narrow ? 132 : 210
  const ends = series.map(({ values }) => [values[0] ?? null, values.at(-1) ?? null] as const)
  const known = ends.flat().filter(value => value !== null)
  const low = Math.min(0, ...known)
  const high = Math.max(...known, low + 1e-9)
  const tall = height - 2 * slopeEdge
  const placeOf = (value: number | null) => (value === null ? tall : tall * (1 - (value - low) / (high - low)))
  const moves = ([0, 1] as const).map(side => {
    const places = ends.map(end => placeOf(end[side]))
    const moved = spread(places, 17, 0, tall)
    return places.map((place, at) => (moved[at] ?? place) - place)
  })
  return {
    ...shared(label, false),
    grid: { top: slopeEdge, left: room, right: room, bottom: slopeEdge },
    tooltip: { ...tooltip, trigger: 'item', formatter: (item: unknown) => slopeHover(item as Hover & { name?: string }, write) },
    xAxis: {
      ...axis(periods, false),
      position: 'top',
      boundaryGap: false,
      axisLine: { show: false },
      axisLabel: { ...text, color: tokens.ink, fontWeight: 600 },
      splitLine: { show: true, lineStyle: { color: tokens['line-strong'] } },
    },
    yAxis: { type: 'value', show: false, min: low, max: high },
    series: series.map((one, at) => {
      const bold = strong.includes(one.key)
      const colour = bold ? colourOf(one, at) : tokens.grey
      const end = (side: 0 | 1) => {
        const value = ends[at]?.[side] ?? null
        const said = value === null ? '' : side === 0 ? `${one.name}  ${write(value)}` : `${write(value)}  ${one.name}`
        return {
          value,
          label: {
            show: value !== null,
            position: side === 0 ? 'left' : 'right',
            distance: 8,
            offset: [0, moves[side]?.[at] ?? 0],
            color: bold ? colour : tokens.muted,
            fontFamily: face,
            fontSize: narrow ? 11 : 12.5,
            fontWeight: bold ? 600 : 400,
            width: room - 16,
            overflow: 'truncate',
            formatter: () => said,
          },
        }
      }
      return {
        type: 'line',
        name: one.name,
        data: [end(0), end(1)],
        symbol: markOf(bold ? at : 0),
        symbolSize: bold ? 9 : 6,
        itemStyle: { color: colour },
        lineStyle: { color: colour, width: bold ? 3 : 1.5, type: bold ? dashOf(at) : 'solid' },
        emphasis: { disabled: true },
        z: bold ? 3 : 2,
      }
    }),
  }
}
const slopeHover = ({ seriesName = '', name = '', value }: Hover & { name?: string }, write: Write) =>
  `${escaped(seriesName)}, ${escaped(name)}: <b>${typeof value === 'number' ? escaped(write(value)) : unknown()}</b>`

export interface TreeLeaf {
  key: string
  name: string
  value: number
}
export interface TreeBranch {
  key: string
  name: string
  leaves: readonly TreeLeaf[]
  series: ChartSeries
}
/** Shares of a whole as areas: branches in the colours of their series, leaves inside. */
export const treemapOption = (label: string, branches: readonly TreeBranch[], write: Write): EChartsCoreOption => ({
  ...shared(label, true),
  tooltip: {
    ...tooltip,
    formatter: (item: unknown) => {
      const { name = '', value } = item as Hover & { name?: string }
      return `${escaped(name)}: <b>${typeof value === 'number' ? escaped(write(value)) : unknown()}</b>`
    },
  },
  series: [
    {
      type: 'treemap',
      left: 0,
      right: 0,
      top: 0,
      bottom: 0,
      roam: false,
      nodeClick: false,
      breadcrumb: { show: false },
      label: {
        color: tokens.surface,
        fontFamily: face,
        fontSize: 13,
        lineHeight: 18,
        overflow: 'truncate',
        formatter: ({ name, value }: { name: string; value: number }) => `${name}\n${write(value)}`,
      },
      upperLabel: {
        show: true,
        height: 24,
        color: tokens.surface,
        fontFamily: face,
        fontWeight: 600,
        fontSize: 13,
        overflow: 'truncate',
        formatter: ({ name }: { name: string }) => name,
      },
      // A name that does not fit says less than none: the hovering box and the table hold it.
      labelLayout: ({ rect }: { rect: { width: number; height: number } }) => (rect.width < 76 || rect.height < 20 ? { fontSize: 0 } : {}),
      itemStyle: { borderColor: tokens.surface, borderWidth: 1, gapWidth: 1 },
      emphasis: { disabled: true },
      data: branches.map((branch, at) => {
        const color = colourOf(branch.series, at)
        // A branch with one leaf is that leaf: its name is not written twice.
        const [only] = branch.leaves
        if (only && branch.leaves.length === 1) return { name: only.name, value: only.value, itemStyle: { color } }
        return {
          name: branch.name,
          itemStyle: { color, borderColor: color, borderWidth: 2, gapWidth: 2 },
          children: branch.leaves.map(({ name, value }) => ({ name, value, itemStyle: { color } })),
        }
      }),
    },
  ],
})

export interface Band {
  /** One for each period; null where nothing is foretold. */
  low: readonly (number | null)[]
  middle: readonly (number | null)[]
  high: readonly (number | null)[]
  /** 'Dự báo', 'Khoảng dự báo 80%'. */
  name: string
  bandName: string
}
/** Lines with what is foretold as a band, and a range to be reached as a strip. */
export const bandOption = (
  drawn: Drawn,
  band: Band | null,
  range?: { name: string; low: readonly (number | null)[]; high: readonly (number | null)[] } | null,
): EChartsCoreOption => {
  const lines = linesOption(drawn) as { series: object[]; legend: { data: string[] }; grid: object }
  const strip = (name: string, low: readonly (number | null)[], high: readonly (number | null)[], colour: string, opacity: number) => [
    {
      type: 'line',
      name: `${name} ▿`,
      stack: name,
      data: [...low],
      symbol: 'none',
      lineStyle: { opacity: 0 },
      tooltip: { show: false },
      silent: true,
    },
    {
      type: 'line',
      name,
      stack: name,
      data: high.map((top, at) => (top === null || low[at] == null ? null : top - low[at])),
      symbol: 'none',
      itemStyle: { color: colour },
      lineStyle: { opacity: 0 },
      areaStyle: { color: colour, opacity },
      silent: true,
    },
  ]
  const middle = band && {
    type: 'line',
    name: band.name,
    data: [...band.middle],
    symbol: 'emptyCircle',
    symbolSize: 6,
    itemStyle: { color: tokens.indigo },
    lineStyle: { color: tokens.indigo, width: 2, type: [3, 4] },
  }
  const shown = [...lines.legend.data, ...(range ? [range.name] : []), ...(band ? [band.name, band.bandName] : [])]
  const names = new Set([...drawn.series.map(({ name }) => name), ...(band ? [band.name] : [])])
  return {
    ...lines,
    // A strip's sample is as light as the strip; the line within it is full.
    legend: { ...lines.legend, data: shown.map(name => (name === band?.bandName ? { name, itemStyle: { opacity: 0.3 } } : name)) },
    grid: { ...lines.grid, top: legendRoom(shown, drawn.narrow) },
    tooltip: {
      ...tooltip,
      trigger: 'axis',
      formatter: (items: unknown) => hovered(drawn.write)((items as Hover[]).filter(({ seriesName = '' }) => names.has(seriesName))),
    },
    series: [
      ...(range ? strip(range.name, range.low, range.high, tokens['celadon-band'], 0.55) : []),
      ...(band ? strip(band.bandName, band.low, band.high, tokens.indigo, 0.16) : []),
      ...lines.series,
      ...(middle ? [middle] : []),
    ],
  }
}
