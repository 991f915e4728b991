/** What people send is read as they meant it, or refused with a reason they can act on. */
import { describe, expect, test } from 'vitest'
import { type Parsed, parseDate, parseInteger, parseMoney, parseNumber, parseText, parseYesNo, type ReadCell } from './cells.ts'
import { type SheetSpec, writeWorkbook } from './workbook.ts'
import { cellAddress, type ReadSheet, readTable, readWorkbook, WorkbookError } from './workbook-read.ts'
import { inflateEntries, writeZip, zipEntries } from './zip.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)
const sheetOf = async (spec: Partial<SheetSpec>): Promise<ReadSheet> => {
  const [sheet] = await readWorkbook(await writeWorkbook([{ name: 'Mẫu', columns: [], rows: [], ...spec }]))
  if (!sheet) throw new Error('no sheet')
  return sheet
}
/** A workbook with its first sheet's cells, or other parts, replaced. */
async function altered(change: (parts: Map<string, string>) => void): Promise<Uint8Array> {
  const bytes = await writeWorkbook([{ name: 'Mẫu', columns: [{ header: 'A' }], rows: [['x']] }])
  const parts = await inflateEntries(bytes, zipEntries(bytes))
  const texts = new Map([...parts].map(([name, data]) => [name, new TextDecoder().decode(data)]))
  change(texts)
  return writeZip([...texts].map(([name, text]) => [name, bytesOf(text)]))
}
const withCells = (cells: string) =>
  altered(parts => {
    const name = 'xl/worksheets/sheet1.xml'
    parts.set(name, (parts.get(name) ?? '').replace(/<sheetData>.*<\/sheetData>/s, `<sheetData>${cells}</sheetData>`))
  })
const refusal = async (bytes: Uint8Array): Promise<string> => {
  try {
    await readWorkbook(bytes)
    return 'accepted'
  } catch (error) {
    return error instanceof WorkbookError ? error.code : `untyped: ${error}`
  }
}

describe('a file that cannot be read is refused with its reason', () => {
  const ole = (inside: string) => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), Buffer.from(inside, 'utf16le')])
  test.each([
    ['an empty file', new Uint8Array(), 'empty'],
    ['an old .xls', ole('Workbook'), 'old_xls'],
    ['a file with a password', ole('EncryptedPackage'), 'encrypted'],
    ['a CSV', bytesOf('Tên;Mã\nCơ sở mẫu;01\n'), 'csv'],
    ['a UTF-16 text', new Uint8Array(Buffer.from('\uFEFFTên\tMã', 'utf16le')), 'csv'],
    ['a PDF', bytesOf('%PDF-1.7\n'), 'pdf'],
    ['a web page called .xls', bytesOf('<html><table></table></html>'), 'web_page'],
    ['two bytes', bytesOf('PK'), 'other_format'],
    ['binary noise', new Uint8Array([1, 2, 3, 4, 0, 0]), 'other_format'],
  ])('%s', async (_, bytes, code) => {
    expect(await refusal(bytes)).toBe(code)
  })
  test('a Word document', async () => {
    const docx = await writeZip([
      ['[Content_Types].xml', bytesOf('<Types/>')],
      ['word/document.xml', bytesOf('<w/>')],
    ])
    expect(await refusal(docx)).toBe('other_format')
  })
  test('a workbook cut short', async () => {
    const bytes = await altered(() => {})
    expect(await refusal(bytes.subarray(0, bytes.length - 100))).toBe('damaged')
  })
  test('a workbook of chart sheets alone', async () => {
    const bytes = await altered(parts => {
      const name = 'xl/_rels/workbook.xml.rels'
      parts.set(name, (parts.get(name) ?? '').replace('relationships/worksheet"', 'relationships/chartsheet"'))
    })
    expect(await refusal(bytes)).toBe('no_sheet')
  })
  test('a workbook that inflates without end', async () => {
    const good = await altered(() => {})
    const parts = await inflateEntries(good, zipEntries(good))
    parts.set('xl/worksheets/sheet1.xml', new Uint8Array(60 * 1024 * 1024))
    expect(await refusal(await writeZip(parts))).toBe('inflates_too_large')
  }, 60_000)
  test('cells at the far edge of thousands of rows', async () => {
    const rows = Array.from({ length: 5000 }, (_, i) => `<row r="${i + 1}"><c r="XFD${i + 1}"><v>1</v></c></row>`)
    expect(await refusal(await withCells(rows.join('')))).toBe('too_many_cells')
  })
  test('an .ods and an .xlsb, each by its name', async () => {
    const ods = await writeZip([
      ['mimetype', bytesOf('application/vnd.oasis.opendocument.spreadsheet')],
      ['content.xml', bytesOf('<x/>')],
    ])
    const link = '<Relationship Id="r" Type="http://x/officeDocument" Target="xl/workbook.bin"/>'
    const xlsb = await writeZip([['_rels/.rels', bytesOf(`<Relationships>${link}</Relationships>`)]])
    expect([await refusal(ods), await refusal(xlsb)]).toEqual(['ods', 'xlsb'])
  })
  test('the message is a Vietnamese sentence that says what to do', async () => {
    await expect(readWorkbook(bytesOf('%PDF-1.7'))).rejects.toThrow('Đây là tệp PDF, không phải tệp Excel. Vui lòng tải lên tệp .xlsx.')
  })
})

test('a formula keeps its last result and says that it is one, an error value says so', async () => {
  const bytes = await withCells(
    '<row r="2"><c r="B2"><f>1+1</f><v>2</v></c><c r="C2" t="str"><f>A1</f><v>Xã mẫu</v></c><c r="D2" t="e"><v>#REF!</v></c><c r="E2"><f>A9</f></c></row>',
  )
  const [sheet] = await readWorkbook(bytes)
  expect(sheet?.rows).toEqual([
    {
      number: 2,
      cells: [
        { raw: null },
        { raw: 2, formula: true },
        { raw: 'Xã mẫu', formula: true },
        { raw: '#REF!', error: true },
        { raw: null, formula: true },
      ],
    },
  ])
})

test('a chart sheet beside the data does not matter', async () => {
  const bytes = await altered(parts => {
    const rels = 'xl/_rels/workbook.xml.rels'
    const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/chartsheet'
    const link = `<Relationship Id="rId99" Type="${type}" Target="chartsheets/sheet1.xml"/></Relationships>`
    parts.set(rels, (parts.get(rels) ?? '').replace('</Relationships>', link))
    parts.set(
      'xl/workbook.xml',
      (parts.get('xl/workbook.xml') ?? '').replace('<sheets>', '<sheets><sheet name="Biểu đồ" sheetId="99" r:id="rId99"/>'),
    )
  })
  expect((await readWorkbook(bytes)).map(sheet => sheet.name)).toEqual(['Mẫu'])
})

const columns = [
  { key: 'name', header: 'Tên cơ sở', required: true },
  { key: 'tax', header: 'Mã số thuế', required: true },
  { key: 'day', header: 'Ngày đăng ký' },
]

test('the table is found below three title lines, whatever the case, marks, blanks and stars of its headers', async () => {
  const sheet = await sheetOf({
    title: ['UBND TỈNH MẪU', 'Tên cơ sở trong danh sách mẫu', 'Năm 2025'],
    columns: [
      { header: '  TÊN  CƠ SỞ'.normalize('NFD'), required: true },
      { header: 'ma so thue (*)'.replace('(*)', '*') },
      { header: 'Ngày\u00A0đăng ký', kind: 'date' },
    ],
    rows: [
      ['\u00A0 Cơ sở  mẫu 1 '.normalize('NFD'), '0100', '2025-02-28'],
      [null, '  ', null],
      ['Cơ sở mẫu 2', null, null],
    ],
  })
  const { rows, problems } = readTable(sheet, columns)
  expect(problems).toEqual([])
  expect(rows.map(row => [row.row, row.values])).toEqual([
    [5, { name: { raw: 'Cơ sở mẫu 1' }, tax: { raw: '0100' }, day: { raw: '2025-02-28', date: '2025-02-28' } }],
    [7, { name: { raw: 'Cơ sở mẫu 2' } }],
  ])
  expect(rows[1]?.address('tax')).toBe('B7')
})

test('missing, repeated and unknown headers are named with their cell', async () => {
  const sheet = await sheetOf({
    columns: [{ header: 'Tên cơ sở' }, { header: 'Tên cơ sở' }, { header: 'Màu sắc' }],
    rows: [['A', 'B', 'C']],
  })
  const { rows, problems } = readTable(sheet, columns)
  expect(problems.map(p => [p.code, p.cell])).toEqual([
    ['duplicate_header', 'B1'],
    ['unknown_header', 'C1'],
    ['missing_header', 'A1'],
  ])
  expect(problems[2]?.message).toBe('Thiếu cột bắt buộc “Mã số thuế”.')
  expect(rows[0]?.values).toEqual({ name: { raw: 'A' } })
})

test('a sheet without any known header says which headers it needs', async () => {
  const { rows, problems } = readTable(await sheetOf({ columns: [{ header: 'Khác' }], rows: [['x']] }), columns)
  expect(rows).toEqual([])
  expect(problems.map(p => p.code)).toEqual(['no_header_row'])
  expect(problems[0]?.fix).toContain('“Mã số thuế”')
})

test('a header of two rows with merged cells is read as one', () => {
  const sheet: ReadSheet = {
    name: 'Mẫu',
    merged: ['A1:A2', 'B1:C1'],
    rows: [
      { number: 1, cells: [{ raw: 'Tên cơ sở' }, { raw: 'Đăng ký' }, { raw: null }] },
      { number: 2, cells: [{ raw: null }, { raw: 'Mã số thuế' }, { raw: 'Ngày đăng ký' }] },
      { number: 3, cells: [{ raw: 'Cơ sở mẫu' }, { raw: '01' }, { raw: null }] },
    ],
  }
  const { rows, problems } = readTable(sheet, columns)
  expect(problems).toEqual([])
  expect(rows.map(row => [row.row, row.values.name?.raw, row.values.tax?.raw])).toEqual([[3, 'Cơ sở mẫu', '01']])
})

test('a cell merged over several rows speaks for each of them, unless it is an amount', () => {
  const sheet: ReadSheet = {
    name: 'Mẫu',
    merged: ['B2:B4', 'C2:C3', 'D6:E6'],
    rows: [
      { number: 1, cells: [{ raw: 'Tên cơ sở' }, { raw: 'Mã số thuế' }, { raw: 'Ngày đăng ký' }] },
      { number: 2, cells: [{ raw: 'A' }, { raw: ' Xã  mẫu ' }, { raw: 120 }] },
      { number: 3, cells: [{ raw: 'B' }] },
      { number: 4, cells: [{ raw: null }, { raw: null }, { raw: null }] },
      { number: 5, cells: [{ raw: 'C' }] },
    ],
  }
  const { rows } = readTable(sheet, columns)
  expect(rows.map(row => [row.row, parseText(row.values.tax)])).toEqual([
    [2, { ok: true, value: 'Xã mẫu' }],
    [3, { ok: true, value: 'Xã mẫu' }],
    [5, { ok: true, value: null }],
  ])
  expect(rows.map(row => parseMoney(row.values.day))).toMatchObject([
    { ok: true, value: 120 },
    { ok: false, message: 'Ô thuộc vùng gộp C2:C3 nên không rõ số này là của dòng nào.' },
    { ok: true, value: null },
  ])
})

test('an address is written as Excel writes it', () => {
  expect([cellAddress(3, 17), cellAddress(25, 1), cellAddress(26, 2), cellAddress(702, 3)]).toEqual(['D17', 'Z1', 'AA2', 'AAA3'])
})

const REFUSED = 'refused'
const outcome = <T>(parse: (cell: ReadCell | undefined) => Parsed<T>, raw: ReadCell['raw'] | ReadCell) => {
  const result = parse(typeof raw === 'object' && raw !== null ? raw : { raw })
  if (!result.ok) expect([result.message, result.fix].join(' ')).toMatch(/\.$/)
  return result.ok ? result.value : REFUSED
}
const day: ReadCell = { raw: '2025-03-04', date: '2025-03-04' }
const error: ReadCell = { raw: '#REF!', error: true }

test.each([
  ['1.234', 1234],
  ['1 234', 1234],
  ['1,234', 1234],
  ['-12', -12],
  ['1.234.567', 1_234_567],
  [7, 7],
  [6.999999999999, 7],
  ['', null],
  ['1.5', REFUSED],
  ['0.500', REFUSED],
  ['1.234,567', REFUSED],
  ['12a', REFUSED],
  [1.5, REFUSED],
  [true, REFUSED],
  [day, REFUSED],
  [error, REFUSED],
])('integer %j → %j', (raw, value) => expect(outcome(parseInteger, raw)).toBe(value))

test.each([
  ['150.000.000', 150_000_000],
  ['150,000,000', 150_000_000],
  ['150000000 đ', 150_000_000],
  ['150.000.000 ₫', 150_000_000],
  ['150.000.000 đồng', 150_000_000],
  ['150\u00A0000\u00A0000 VND', 150_000_000],
  ['150.000.000,00', 150_000_000],
  [150_000_000, 150_000_000],
  [null, null],
  ['1.5', REFUSED],
  ['1,50', REFUSED],
  ['150.000.000,50', REFUSED],
  ['150.000,000', REFUSED],
  ['150 triệu', REFUSED],
  ['1,5 tỷ', REFUSED],
  ['150tr', REFUSED],
  [100.5, REFUSED],
  ['99999999999999999999', REFUSED],
  [day, REFUSED],
])('money %j → %j', (raw, value) => expect(outcome(parseMoney, raw)).toBe(value))

test('triệu is refused with the way to write it', () => {
  expect(parseMoney({ raw: '150 triệu' })).toEqual({
    ok: false,
    message: '“150 triệu” ghi theo đơn vị khác đồng.',
    fix: 'Nhập đủ số tiền bằng đồng, ví dụ 150 triệu ghi là 150.000.000.',
  })
})

test.each([
  ['6,8', 6.8],
  ['6.8', 6.8],
  ['0,125', 0.125],
  ['1.234,5', 1234.5],
  ['1,234.5', 1234.5],
  ['1.234.567', 1_234_567],
  ['12', 12],
  [6.8, 6.8],
  ['1.234', REFUSED],
  ['1,234', REFUSED],
  ['1.2.3', REFUSED],
  ['1.234,567.8', REFUSED],
  ['abc', REFUSED],
])('number %j → %j', (raw, value) => expect(outcome(parseNumber, raw)).toBe(value))

test.each([
  ['05/09/2025', '2025-09-05'],
  ['5/9/2025', '2025-09-05'],
  ['05-09-2025', '2025-09-05'],
  ['2025-09-05', '2025-09-05'],
  ['29/02/2024', '2024-02-29'],
  [day, '2025-03-04'],
  [45_905, '2025-09-05'],
  ['', null],
  ['31/02/2025', REFUSED],
  ['29/02/2025', REFUSED],
  ['12/31/2025', REFUSED],
  ['05/09/25', '2025-09-05'],
  ['5-9-25', '2025-09-05'],
  ['5.9.99', '1999-09-05'],
  ['5 / 9 / 2025', '2025-09-05'],
  ['2025/09/05', '2025-09-05'],
  ['05/09/2025 00:00:00', '2025-09-05'],
  ['2025-09-05T00:00:00Z', '2025-09-05'],
  ['ngày 5 tháng 9 năm 2025', '2025-09-05'],
  ['45905', '2025-09-05'],
  [45_905.75, '2025-09-05'],
  ['5/9/025', REFUSED],
  ['10005', REFUSED],
  ['05/09/0025', REFUSED],
  [2025, REFUSED],
  [36_525, REFUSED],
  [73_416, REFUSED],
  ['tháng 9', REFUSED],
])('date %j → %j', (raw, value) => expect(outcome(parseDate, raw)).toBe(value))

test.each([
  ['Có', true],
  ['co', true],
  ['x', true],
  ['X', true],
  [1, true],
  [true, true],
  ['Không'.normalize('NFD'), false],
  ['khong', false],
  [0, false],
  [false, false],
  ['', null],
  ['có thể', REFUSED],
])('yes or no %j → %j', (raw, value) => expect(outcome(parseYesNo, raw)).toBe(value))

test.each([
  [' Hoà\u00A0 Bình '.normalize('NFD'), 'Hoà Bình'],
  [2600123456, '2600123456'],
  [6.8, '6.8'],
  [day, '04/03/2025'],
  [true, 'Có'],
  ['   ', null],
  [error, REFUSED],
  [{ raw: null, formula: true } as ReadCell, REFUSED],
])('text %j → %j', (raw, value) => expect(outcome(parseText, raw)).toBe(value))
