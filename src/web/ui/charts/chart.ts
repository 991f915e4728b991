/** What every chart of the product shares: its data as a table, where they come from, colours and dashes of its series. */
import type { Material } from '../../theme.ts'
import { series as order, tokens } from '../../theme.ts'

/** One column of the table that stands for a chart. */
export interface ChartColumn {
  header: string
  numeric?: boolean
}
/** The figures of a chart as they are read with keys, printed and put into Excel. Numbers stay numbers; unknown is null. */
export interface ChartTable {
  columns: readonly ChartColumn[]
  rows: readonly (readonly (string | number | null)[])[]
}
/** Where the figures come from: written under the chart and into every file made of it. */
export interface ChartAbout {
  /** 'Nguồn: …; nhóm hàng theo …; đơn vị: USD'. */
  source: string
  /** 'Năm 2024', '2019–2024'. */
  period: string
  /** What a reader must know: limits, breaks, made-up data. */
  notes?: readonly string[]
  /** What the screen says beside the drawing anyway, and a file must say too. */
  fileNotes?: readonly string[]
}
/** A series over periods; a period without a figure is a gap, never a zero. */
export interface ChartSeries {
  key: string
  name: string
  values: readonly (number | null)[]
  material?: Material
}

/** Colour of a series by its place; the fifth and all later ones are greys told apart by their dash. */
const materialOf = (series: ChartSeries, at: number): Material => series.material ?? order[Math.min(at, order.length - 1)] ?? 'grey'
export const colourOf = (series: ChartSeries, at: number): string => tokens[materialOf(series, at)]
const dashes = ['solid', [7, 3], [2, 3], [9, 3, 2, 3], [4, 4], [1, 3]] as const
/** Lines are told apart on grey paper by their dash. */
export const dashOf = (at: number): 'solid' | number[] => {
  const dash = dashes[at % dashes.length] ?? 'solid'
  return dash === 'solid' ? dash : [...dash]
}
const marks = ['circle', 'rect', 'triangle', 'diamond', 'emptyCircle', 'emptyRect'] as const
export const markOf = (at: number): string => marks[at % marks.length] ?? 'circle'

/** The table of series over periods: a row for each period. */
export const tableOf = (first: string, periods: readonly string[], series: readonly ChartSeries[]): ChartTable => ({
  columns: [{ header: first }, ...series.map(({ name }) => ({ header: name, numeric: true }))],
  rows: periods.map((period, at) => [period, ...series.map(({ values }) => values[at] ?? null)]),
})

/** Classes of a choropleth: bounds so that about equally many places fall into each; equal values are never parted. */
export const classBounds = (values: readonly number[], classes = 5): number[] => {
  const sorted = values.filter(value => value > 0).toSorted((a, b) => a - b)
  const bounds: number[] = []
  for (let at = 1; at < classes; at++) {
    const bound = sorted[Math.floor((at * sorted.length) / classes)]
    if (bound !== undefined && bound !== bounds.at(-1) && bound !== sorted[0]) bounds.push(bound)
  }
  return bounds
}
/** The class of a value, from 0. */
export const classOf = (value: number, bounds: readonly number[]): number => bounds.filter(bound => value >= bound).length

/** The colour at `share` (0…1) of the way from one '#RRGGBB' to another: files need colours that stand alone. */
export const between = (from: string, to: string, share: number): string => {
  const part = (colour: string, at: number) => Number.parseInt(colour.slice(1 + 2 * at, 3 + 2 * at), 16)
  const mixed = [0, 1, 2].map(at => Math.round(part(from, at) + (part(to, at) - part(from, at)) * share))
  return `#${mixed.map(each => each.toString(16).padStart(2, '0')).join('')}`
}
