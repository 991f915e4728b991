/** What the written workbook holds when somebody opens it. */
import { expect, test } from 'vitest'
import { type SheetSpec, sheetName, writeWorkbook } from './workbook.ts'
import { readWorkbook } from './workbook-read.ts'
import { inflateEntries, zipEntries } from './zip.ts'

const parts = async (bytes: Uint8Array) => {
  const all = await inflateEntries(bytes, zipEntries(bytes))
  return (name: string) => new TextDecoder().decode(all.get(name))
}
const list: SheetSpec = {
  name: 'Cơ sở',
  title: ['DANH SÁCH CƠ SỞ (DỮ LIỆU MẪU)', 'Năm 2025'],
  columns: [
    { header: 'Mã số thuế', required: true, note: 'Ghi đủ số 0 ở đầu.' },
    { header: 'Tên cơ sở'.normalize('NFD'), width: 30 },
    { header: 'Ngày thành lập', kind: 'date' },
    { header: 'Kinh phí', kind: 'money' },
    { header: 'Loại hình', options: ['Hợp tác xã', 'Doanh nghiệp'] },
  ],
  rows: [
    ['0012345678', 'Cơ sở mẫu Hoà Bình'.normalize('NFD'), '2025-09-02', 150_000_000, 'Hợp tác xã'],
    ['=1+1', '@SUM(A1)', 'chưa rõ', null, { value: '-2', link: '#Cơ sở!A4' }],
    ['#N/A', 'a_x000D_b', null, { value: 5, style: 'warn' }, { value: 'trang', link: 'https://example.com/' }],
  ],
}

test('Vietnamese text, leading zeros, dates and money come back as written', async () => {
  const [sheet] = await readWorkbook(await writeWorkbook([list]))
  expect(sheet?.rows.map(row => row.number)).toEqual([1, 2, 3, 4, 5, 6])
  expect(sheet?.rows[2]?.cells.map(cell => cell.raw)).toEqual(['Mã số thuế *', 'Tên cơ sở', 'Ngày thành lập', 'Kinh phí', 'Loại hình'])
  expect(sheet?.rows[3]?.cells).toEqual([
    { raw: '0012345678' },
    { raw: 'Cơ sở mẫu Hoà Bình' },
    { raw: '2025-09-02', date: '2025-09-02' },
    { raw: 150_000_000 },
    { raw: 'Hợp tác xã' },
  ])
})

test('text that looks like a formula, an error or an escape stays text', async () => {
  const bytes = await writeWorkbook([list])
  const xml = (await parts(bytes))('xl/worksheets/sheet1.xml')
  expect(xml).not.toContain('<f>')
  expect(xml).not.toContain('t="e"')
  const [sheet] = await readWorkbook(bytes)
  expect(sheet?.rows[4]?.cells.map(cell => cell.raw)).toEqual(['=1+1', '@SUM(A1)', 'chưa rõ', null, '-2'])
  expect(sheet?.rows[5]?.cells.map(cell => cell.raw)).toEqual(['#N/A', 'a_x000D_b', null, 5, 'trang'])
})

test('the same sheets give the same bytes at any time', async () => {
  const one = await writeWorkbook([list])
  await new Promise(resolve => setTimeout(resolve, 1100))
  expect(Buffer.from(await writeWorkbook([list]))).toEqual(Buffer.from(one))
})

test('whole columns are formatted, so that a leading zero typed into an empty template row stays', async () => {
  const read = await parts(await writeWorkbook([{ ...list, rows: [] }]))
  const xml = read('xl/worksheets/sheet1.xml')
  const style = /<col min="1"[^>]*style="(\d+)"/.exec(xml)?.[1]
  const xfs = [...(/<cellXfs.*?<\/cellXfs>/s.exec(read('xl/styles.xml'))?.[0].matchAll(/<xf [^>]*>/g) ?? [])].map(match => match[0])
  expect(xfs[Number(style)]).toContain('numFmtId="49"')
  expect(xml.match(/<row /g)).toHaveLength(3)
})

test('a drop-down covers two thousand rows below the header; a long one reads a hidden sheet', async () => {
  const long = Array.from({ length: 60 }, (_, i) => `Xã mẫu số ${i + 1}`)
  const template: SheetSpec = {
    name: 'Mẫu',
    columns: [
      { header: 'Loại', options: ['Có', 'Không'] },
      { header: 'Xã', options: long },
      { header: 'Nơi nhận', options: ['Sở Công Thương, phòng mẫu', 'Nơi khác'] },
      { header: 'Xã cũ', options: long },
    ],
    rows: [],
  }
  const bytes = await writeWorkbook([template])
  const read = await parts(bytes)
  const xml = read('xl/worksheets/sheet1.xml')
  expect(xml).toMatch(/sqref="A2:A2001"[^>]*><formula1>"Có,Không"<\/formula1>/)
  expect(xml).toMatch(/sqref="B2:B2001"[^>]*><formula1>'Danh mục'!\$A\$2:\$A\$61<\/formula1>/)
  expect(xml).toMatch(/sqref="C2:C2001"[^>]*><formula1>'Danh mục'!\$B\$2:\$B\$3<\/formula1>/)
  expect(xml).toMatch(/sqref="D2:D2001"[^>]*><formula1>'Danh mục'!\$A\$2:\$A\$61<\/formula1>/)
  const sheets = await readWorkbook(bytes)
  expect(sheets.map(sheet => [sheet.name, sheet.hidden ?? false])).toEqual([
    ['Mẫu', false],
    ['Danh mục', true],
  ])
  expect(sheets[1]?.rows.at(-1)?.cells[0]?.raw).toBe('Xã mẫu số 60')
})

test('the header is frozen, filtered, explained and repeated on every landscape A4 page', async () => {
  const read = await parts(await writeWorkbook([{ ...list, totals: ['Tổng cộng', null, null, 150_000_005], notes: ['Ghi chú mẫu.'] }]))
  const xml = read('xl/worksheets/sheet1.xml')
  expect(xml).toContain('ySplit="3"')
  expect(xml).toContain('<autoFilter ref="A3:E6"/>')
  expect(xml).toContain('orientation="landscape"')
  expect(xml).toContain('paperSize="9"')
  expect(xml).toContain('fitToWidth="1"')
  expect(xml).toContain('sqref="E4:E6"')
  expect(read('xl/workbook.xml')).toContain("'Cơ sở'!$3:$3")
  expect(read('xl/comments1.xml')).toContain('Ghi đủ số 0 ở đầu.')
  expect(xml).toContain('location="&apos;Cơ sở&apos;!A4"')
})

test('a link that is neither a place nor a web address is left out', async () => {
  const spec: SheetSpec = { name: 'A', columns: [{ header: 'B' }], rows: [[{ value: 'x', link: 'javascript:alert(1)' }]] }
  const read = await parts(await writeWorkbook([spec]))
  expect(read('xl/worksheets/sheet1.xml')).not.toContain('hyperlink')
})

test('sheet names are made acceptable and different', () => {
  expect(sheetName('Kế hoạch: 2025/2026?')).toBe('Kế hoạch 2025 2026')
  expect(sheetName('A'.repeat(40))).toHaveLength(31)
  expect(sheetName('cơ sở', ['Cơ sở'])).toBe('cơ sở (2)')
  expect(sheetName('')).toBe('Trang')
})
