/** What charts are drawn from, and what is written around them: gaps stay gaps, sources go along, the engine stays out of the first bundle. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { between, type ChartSeries, classBounds, classOf, tableOf } from './chart.ts'
import { fileNameOf, framed, wrapped } from './files.ts'
import { bandOption, linesOption, slopeOption, spread, stackedOption, treemapOption } from './options.ts'
import { drawWorld, type WorldTopology, worldShapes } from './world.ts'

const series: ChartSeries[] = [
  { key: 'VNM', name: 'Việt Nam', values: [10, null, 30] },
  { key: 'CHN', name: 'Trung Quốc', values: [50, 60, 70] },
]
const drawn = { label: 'Thị phần', periods: ['2022', '2023', '2024'], series, write: (value: number) => `${value}%`, narrow: false }
type Option = {
  series: Record<string, unknown>[]
  aria: { label: { description: string }; decal: { show: boolean } }
  tooltip: { formatter: (items: unknown) => string }
}

describe('a chart', () => {
  it('leaves a gap where there is no figure, and never joins over it', () => {
    const option = linesOption(drawn) as Option
    expect(option.series[0]).toMatchObject({ data: [10, null, 30], connectNulls: false })
    expect(option.tooltip.formatter([{ seriesName: 'Việt Nam', value: null, axisValueLabel: '2023' }])).toContain('chưa xác định')
  })
  it('says in words what it shows and hatches filled shapes, so that neither eyes nor colour are needed', () => {
    expect((linesOption(drawn) as Option).aria.label.description).toBe('Thị phần')
    expect((stackedOption(drawn) as Option).aria.decal.show).toBe(true)
    const dashes = (linesOption(drawn) as Option).series.map(({ lineStyle }) => JSON.stringify((lineStyle as { type: unknown }).type))
    expect(new Set(dashes).size).toBe(series.length)
  })
  it('never lets a name of the data act as markup in the hovering box', () => {
    const said = (linesOption(drawn) as Option).tooltip.formatter([{ seriesName: '<img src=x>', value: 1, axisValueLabel: '<b>' }])
    expect(said).not.toContain('<img')
    expect(said).toContain('&lt;b&gt;')
  })
  it('of two moments shows the first and the last, whatever lies between', () => {
    const option = slopeOption(drawn, ['VNM'], 400) as Option
    expect((option.series[0]!.data as { value: number }[]).map(({ value }) => value)).toEqual([10, 30])
  })
  it('keeps names that stand side by side apart, in their order and within the drawing', () => {
    const moved = spread([100, 102, 101, 395], 17, 0, 400)
    const sorted = moved.toSorted((a, b) => a - b)
    for (let at = 1; at < sorted.length; at++) expect(sorted[at]! - sorted[at - 1]!).toBeGreaterThanOrEqual(17)
    expect([moved[0]! < moved[2]!, moved[2]! < moved[1]!]).toEqual([true, true])
    expect(Math.max(...moved)).toBeLessThanOrEqual(400)
    expect(spread([10, 200], 17, 0, 400)).toEqual([10, 200])
  })
  it('of areas holds every leaf with its value', () => {
    const branch = {
      key: 'a',
      name: 'Gốm sứ',
      series: series[0]!,
      leaves: [
        { key: 'x', name: 'X', value: 3 },
        { key: 'y', name: 'Y', value: 1 },
      ],
    }
    const option = treemapOption('Diện tích', [branch], drawn.write) as Option
    expect(option.series[0]?.data).toMatchObject([
      {
        name: 'Gốm sứ',
        children: [
          { name: 'X', value: 3 },
          { name: 'Y', value: 1 },
        ],
      },
    ])
  })
  it('draws the band as wide as it is, and keeps its edges out of the hovering box', () => {
    const band = { name: 'Dự báo', bandName: 'Khoảng', low: [null, 20, 25], middle: [null, 22, 30], high: [null, 24, 35] }
    const option = bandOption(drawn, band) as Option
    const strip = option.series.find(({ name, areaStyle }) => name === 'Khoảng' && areaStyle)
    expect(strip?.data).toEqual([null, 4, 10])
    const said = option.tooltip.formatter([
      { seriesName: 'Khoảng', value: 4, axisValueLabel: '2023' },
      { seriesName: 'Dự báo', value: 22 },
    ])
    expect(said).toContain('22%')
    expect(said).not.toContain('4%')
  })
  it('has the same figures as a table, a row for each period', () => {
    expect(tableOf('Kỳ', drawn.periods, series)).toEqual({
      columns: [{ header: 'Kỳ' }, { header: 'Việt Nam', numeric: true }, { header: 'Trung Quốc', numeric: true }],
      rows: [
        ['2022', 10, 50],
        ['2023', null, 60],
        ['2024', 30, 70],
      ],
    })
  })
})

describe('classes of a map', () => {
  it('part the places evenly and never part equal values', () => {
    const values = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
    const bounds = classBounds(values)
    const counts = values
      .map(value => classOf(value, bounds))
      .reduce<number[]>((all, at) => Object.assign(all, { [at]: (all[at] ?? 0) + 1 }), [])
    expect(counts).toEqual([2, 2, 2, 2, 2])
    expect(classBounds([5, 5, 5, 5])).toEqual([])
    expect(classBounds([0, 0, 3])).toEqual([])
  })
  it('run from one colour to the other', () => {
    expect([between('#000000', '#FFFFFF', 0), between('#000000', '#FFFFFF', 0.5), between('#000000', '#ffffff', 1)]).toEqual([
      '#000000',
      '#808080',
      '#ffffff',
    ])
  })
})

describe('a file of a chart', () => {
  it('carries the title and every line of its source, escaped and within its width', () => {
    const lines = ['Nguồn: A & B; nhóm hàng theo TCMN-1', 'Lấy ngày 22/11/2024, người lấy: Lê Thu Hà.', 'x '.repeat(200)]
    const { svg, width, height } = framed(
      '<svg xmlns="http://www.w3.org/2000/svg"/>',
      { width: 600, height: 300 },
      { title: 'Thị phần', lines },
    )
    expect(svg).toContain('Nguồn: A &amp; B; nhóm hàng theo TCMN-1')
    expect(svg).toContain('Lê Thu Hà')
    expect(width).toBe(640)
    expect(height).toBeGreaterThan(300 + 3 * 16)
    for (const line of wrapped(lines[2]!, 600, 6.4)) expect(line.length * 6.4).toBeLessThanOrEqual(600)
  })
  it('has a name that any system takes', () => {
    expect(fileNameOf('Thị phần “Đồ gỗ” tại Hoa Kỳ, 2024/2025')).toBe('thi-phan-do-go-tai-hoa-ky-2024-2025')
  })
})

describe('the map of the world', () => {
  const topology = JSON.parse(
    readFileSync(new URL('../../../../node_modules/world-atlas/countries-110m.json', import.meta.url), 'utf8'),
  ) as WorldTopology
  const shapes = worldShapes(topology)
  it('knows the countries by the UN’s numbers, their rings closed', () => {
    for (const m49 of ['704', '840', '156', '356', '608', '392'])
      expect(
        shapes.some(shape => shape.m49 === m49),
        m49,
      ).toBe(true)
    for (const { name, polygons } of shapes) for (const ring of polygons.flat()) expect(ring.at(0), name).toEqual(ring.at(-1))
  })
  it('marks Hoàng Sa and Trường Sa east of Việt Nam’s coast, Trường Sa south of Hoàng Sa', () => {
    const { islands, width, height } = drawWorld(shapes)
    expect(islands.map(({ key }) => key)).toEqual(['hoangSa', 'truongSa'])
    const [[hx, hy], [tx, ty]] = [islands[0]!.at, islands[1]!.at]
    expect(ty).toBeGreaterThan(hy)
    for (const value of [hx / width, tx / width, hy / height, ty / height]) {
      expect(value).toBeGreaterThan(0)
      expect(value).toBeLessThan(1)
    }
  })
})

it('the drawing engine is fetched only when something is drawn: one file imports it, and everyone asks for that file late', () => {
  const root = fileURLToPath(new URL('../../../', import.meta.url))
  const files = readdirSync(root, { recursive: true })
    .map(String)
    .filter(file => /\.tsx?$/.test(file) && !/\.test\.ts$/.test(file))
  const text = (file: string) => readFileSync(join(root, file), 'utf8')
  const runtime = /(?:^|\n)import (?!type )[^']*?'echarts[^']*'/
  expect(files.filter(file => runtime.test(text(file)))).toEqual(['web/ui/charts/engine.ts'])
  expect(files.filter(file => /from '[^']*charts\/engine\.ts'|from '\.\/engine\.ts'/.test(text(file)))).toEqual([])
})
