/** Long workbooks: every row arrives with its type, however they came. */
import { expect, it } from 'vitest'
import { fillWorkbook, type LongSheet } from './workbook-fill.ts'
import { readTable, readWorkbook } from './workbook-read.ts'

const columns: LongSheet['columns'] = [
  { header: 'Mã', width: 12 },
  { header: 'Tên', width: 40 },
  { header: 'Số', kind: 'int', width: 10 },
  { header: 'Ngày', kind: 'date', width: 13 },
  { header: 'Có không', options: ['Có', 'Không'], width: 12 },
]
async function* parts() {
  yield [
    ['0012', 'Gốm & <Sứ> "Bát Tràng"', 12, '2024-11-22', true],
    ['=1+1', 'Tên rất dài '.repeat(12).trim(), null, null, false],
  ]
  yield Array.from({ length: 1200 }, (_, at) => [`CS-${at}`, `Cơ sở ${at}`, at, '2024-01-01', null])
}
it('reads back exactly what was written, codes as text, days as days', async () => {
  const bytes = await fillWorkbook([
    { name: 'Sổ bộ', columns, parts: parts() },
    { name: 'Gốc', hidden: true, columns: [{ header: 'a', width: 10 }], parts: [[['x'], ['y']]] },
  ])
  const [sheet, hidden] = await readWorkbook(bytes)
  const { rows, problems } = readTable(
    sheet!,
    columns.map(({ header }) => ({ key: header, header })),
  )
  expect(problems).toEqual([])
  expect(rows).toHaveLength(1202)
  expect(rows[0]!.values).toMatchObject({
    Mã: { raw: '0012' },
    Tên: { raw: 'Gốm & <Sứ> "Bát Tràng"' },
    Số: { raw: 12 },
    Ngày: { date: '2024-11-22' },
    'Có không': { raw: 'Có' },
  })
  expect(rows[1]!.values).toMatchObject({ Mã: { raw: '=1+1' } })
  expect(rows[1]!.values.Mã?.formula).toBeUndefined()
  expect(rows.at(-1)!.address('Tên')).toBe('B1203')
  expect(hidden).toMatchObject({ name: 'Gốc', hidden: true })
  expect(hidden!.rows.map(row => row.cells[0]!.raw)).toEqual(['a', 'x', 'y'])
})
it('is a table with a header alone when nothing was found', async () => {
  const [sheet] = await readWorkbook(await fillWorkbook([{ name: 'Sổ bộ', columns, parts: [] }]))
  expect(sheet!.rows).toHaveLength(1)
})
