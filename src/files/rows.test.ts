/** Files as people send them, old code pages and all, come out as the rows that were meant. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ReadCell } from './cells.ts'
import { evidenceOf, fromLegacy } from './legacy-text.ts'
import { openRows, type ReadWarning, readRows } from './rows.ts'
import { WorkbookError } from './workbook-error.ts'
import { TableReader } from './workbook-read.ts'
import { writeZip } from './zip.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const latin1 = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))
/** Every sheet's cells as plain values, and what the officer is told. */
async function read(bytes: Uint8Array, name = 'danh sách.csv') {
  const sheets: Record<string, [number, ...ReadCell['raw'][]][]> = {}
  const warnings = await readRows(bytes, name, {
    onSheet: sheet => {
      sheets[sheet.name] = []
    },
    onRows: (sheet, rows) =>
      sheets[sheet.name]?.push(
        ...rows.map(({ number, cells }): [number, ...ReadCell['raw'][]] => [number, ...cells.map(cell => cell.raw)]),
      ),
  })
  return { sheets, rows: Object.values(sheets)[0] ?? [], warnings }
}
const fault = (bytes: Uint8Array) =>
  read(bytes).then(
    () => 'accepted',
    error => (error instanceof WorkbookError ? error.code : `untyped: ${error}`),
  )

/** A workbook of one sheet made by hand. */
const workbook = (cells: string, shared: string[] = [], styles = '') => {
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const rel = (id: string, kind: string, target: string) => `<Relationship Id="${id}" Type="${office}/${kind}" Target="${target}"/>`
  const rels = `${rel('r1', 'worksheet', '/xl/worksheets/sheet1.xml')}${rel('r2', 'sharedStrings', 'sharedStrings.xml')}${rel('r3', 'styles', 'styles.xml')}`
  return writeZip([
    ['_rels/.rels', utf8(`<Relationships>${rel('r1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`)],
    ['xl/workbook.xml', utf8('<x:workbook xmlns:x="m"><x:sheets><x:sheet name="Mẫu" sheetId="1" r:id="r1"/></x:sheets></x:workbook>')],
    ['xl/_rels/workbook.xml.rels', utf8(`<Relationships>${rels}</Relationships>`)],
    ['xl/styles.xml', utf8(`<styleSheet>${styles}</styleSheet>`)],
    [
      'xl/sharedStrings.xml',
      utf8(`<sst>${shared.map(text => `<si>${text.startsWith('<') ? text : `<t>${text}</t>`}</si>`).join('')}</sst>`),
    ],
    [
      'xl/worksheets/sheet1.xml',
      utf8(`<worksheet><sheetData>${cells}</sheetData><mergeCells><mergeCell ref="A1:A2"/></mergeCells></worksheet>`),
    ],
  ])
}
const FONTS =
  '<fonts><font><name val="Times New Roman"/></font><font><name val=".VnTime"/></font><font><name val=".VnTimeH"/></font><font><name val="VNI-Times"/></font></fonts>' +
  '<cellXfs><xf fontId="0"/><xf fontId="1"/><xf fontId="2"/><xf fontId="3"/></cellXfs>'

/** The same table in every code; TCVN3 and VNI as the fonts' own key maps write it. */
const TABLE = 'Tên cơ sở;Địa chỉ\nCông ty Hương Việt;Xã Đại Xuyên\nHộ Nguyễn Thị Bưởi;Thường Tín\n'
const ROWS = [
  [1, 'Tên cơ sở', 'Địa chỉ'],
  [2, 'Công ty Hương Việt', 'Xã Đại Xuyên'],
  [3, 'Hộ Nguyễn Thị Bưởi', 'Thường Tín'],
]
const TCVN3 = 'Tªn c¬ së;§Þa chØ\nC«ng ty H­¬ng ViÖt;X· §¹i Xuyªn\nHé NguyÔn ThÞ B­ëi;Th­êng TÝn\n'
const VNI = 'Teân cô sôû;Ñòa chæ\nCoâng ty Höông Vieät;Xaõ Ñaïi Xuyeân\nHoä Nguyeãn Thò Böôûi;Thöôøng Tín\n'
/** Windows-1258: base letters, tones as marks of their own. */
const CP1258 = (text: string) => {
  const marks: Record<string, number> = { '\u0300': 0xcc, '\u0309': 0xd2, '\u0303': 0xde, '\u0301': 0xec, '\u0323': 0xf2 }
  const letters: Record<string, number> = { ă: 0xe3, đ: 0xf0, Đ: 0xd0, ơ: 0xf5, ư: 0xfd, â: 0xe2, ê: 0xea, ô: 0xf4, Ư: 0xdd }
  const bytes: number[] = []
  for (const letter of text.normalize('NFC')) {
    const parts = letter.normalize('NFD')
    const tone = [...parts].find(part => part in marks)
    const base = [...parts]
      .filter(part => part !== tone)
      .join('')
      .normalize('NFC')
    bytes.push(letters[base] ?? base.charCodeAt(0))
    if (tone) bytes.push(marks[tone] ?? 0)
  }
  return new Uint8Array(bytes)
}

describe('a text file', () => {
  test.each([
    ['UTF-8', utf8(TABLE)],
    ['UTF-8 with its mark', utf8(`\uFEFF${TABLE}`)],
    ['UTF-8 with marks apart from their letters', utf8(TABLE.normalize('NFD'))],
    ['UTF-16', new Uint8Array(Buffer.from(`\uFEFF${TABLE}`, 'utf16le'))],
    ['UTF-16 the other way round', new Uint8Array(Buffer.from(`\uFEFF${TABLE}`, 'utf16le').swap16())],
    ['Windows-1258', CP1258(TABLE)],
    ['TCVN3', latin1(TCVN3)],
    ['VNI', latin1(VNI)],
    ['TCVN3 letters saved as UTF-8', utf8(TCVN3.repeat(2))],
    ['lines of a Mac', utf8(TABLE.replaceAll('\n', '\r'))],
    ['commas', utf8(TABLE.replaceAll(';', ','))],
    ['tabs', utf8(TABLE.replaceAll(';', '\t'))],
    ['a separator that Excel was told', utf8(`sep=;\r\n${TABLE}`)],
  ])('in %s is read as it was meant', async (_, bytes) => {
    expect((await read(bytes)).rows.slice(0, 3)).toEqual(ROWS)
  })
  test('names its sheet after the file, and says which old letters were turned', async () => {
    const { sheets, warnings } = await read(latin1(TCVN3), 'cơ sở 2024.csv')
    expect(Object.keys(sheets)).toEqual(['cơ sở 2024'])
    expect(warnings.map(({ cell, count, message }) => [cell, count, message])).toEqual([
      ['A1', 6, '6 ô ghi bằng bảng mã TCVN3 (phông .VnTime) đã được đổi sang Unicode, bắt đầu từ ô A1.'],
    ])
    expect((await read(utf8(TABLE))).warnings).toEqual([])
  })
  test('keeps row numbers over blank lines, and cells that hold separators, lines or stray quotes', async () => {
    const text = 'A;B\n\n"x;y";"hai\ndòng"\nCông ty "Mẫu";="0123"\n\'0456;  \n'
    expect((await read(utf8(text))).rows).toEqual([
      [1, 'A', 'B'],
      [3, 'x;y', 'hai\ndòng'],
      [4, 'Công ty "Mẫu"', '0123'],
      [5, '0456', '  '],
    ])
  })
  test('finds the separator below title lines and among commas in text', async () => {
    const text = 'DANH SÁCH, NĂM 2024\nTên;Địa chỉ;Số\nA;Thôn 1, xã X, huyện Y;1,5\nB;Thôn 2, xã X, huyện Y;2,5\n'
    expect((await read(utf8(text))).rows[2]).toEqual([3, 'A', 'Thôn 1, xã X, huyện Y', '1,5'])
  })
  test('is refused when nobody can tell its letters, or a quote never ends', async () => {
    expect(await fault(latin1('Tªn;Müller Straße\nßÿþ;ÿÿÿ\n'))).toBe('unknown_letters')
    expect(await fault(utf8(`A;B\n"mở;không đóng\n${'x;y\n'.repeat(20)}`))).toBe('open_quote')
  })
  test('of signs alone needs no marked letters to be read', async () => {
    expect((await read(latin1('Ten;Ghi chu\nA;5\xb0C \x96 7\xb0C\n'))).rows[1]).toEqual([2, 'A', '5°C – 7°C'])
  })
})

describe('old letters in a workbook', () => {
  const row = (...cells: [style: number, text: number][]) =>
    `<row r="1">${cells.map(([style, text], i) => `<c r="${String.fromCharCode(65 + i)}1" s="${style}" t="s"><v>${text}</v></c>`).join('')}</row>`
  test('are told by the font, capitals fonts and pieces of a cell included', async () => {
    const shared = ['C«ng ty', 'c«ng ty', 'Coâng ty', '<r><rPr><rFont val=".VnTime"/></rPr><t>Hé </t></r><r><t>Bưởi</t></r>', 'Hµ', 'Hµ']
    const { rows, warnings } = await read(await workbook(row([1, 0], [2, 1], [3, 2], [0, 3], [1, 4], [0, 5]), shared, FONTS), 'a.xlsx')
    expect(rows).toEqual([[1, 'Công ty', 'CÔNG TY', 'Công ty', 'Hộ Bưởi', 'Hà', 'Hµ']])
    expect(warnings.map(({ cell, count }: ReadWarning) => [cell, count])).toEqual([
      ['A1', 4],
      ['C1', 1],
    ])
  })
  test('are told by the letters when the font was changed, and never where Unicode stands', async () => {
    const shared = ['Hé NguyÔn ThÞ B­ëi', 'Hộ Nguyễn Thị Bưởi', 'Müller', 'bán kính Ø 21 µm', 'Hà', '«Công»', 'Đường kính ±5 m²']
    const cells = shared.map((_, i): [number, number] => [0, i])
    const { rows } = await read(await workbook(row(...cells), shared, FONTS), 'a.xlsx')
    expect(rows).toEqual([[1, 'Hộ Nguyễn Thị Bưởi', ...shared.slice(1)]])
  })
  test('Unicode typed in an old font stays', async () => {
    const shared = ['Công ty Hương Việt', 'Xã Đại Xuyên', 'Hộ Nguyễn Thị Bưởi', 'Thường Tín, Hà Nội, Ứng Hòa, Mỹ Đức', 'Hòa']
    const { rows, warnings } = await read(await workbook(row([1, 0], [1, 1], [1, 2], [1, 3], [1, 4]), shared, FONTS), 'a.xlsx')
    expect([rows[0]?.slice(1), warnings]).toEqual([shared, []])
  })
  test('no sentence of correct Vietnamese is ever taken for them', () => {
    const words = 'Công ty Hà Nội xã Đại hộ và Trần Thị Lý mẫu số thôn có là đã Âu Ô ủy phố tỉnh nghề gỗ mỹ nghệ sơn mài đồ rèn'.split(' ')
    const signs = fc.constantFrom('', ' ', ' – ', ', ', ' ©', ' «', '» ', ' ½ ', ' 5m² ', ' µm ', '° ', '®', ' × ')
    const sentence = fc.array(fc.tuple(fc.constantFrom(...words), signs), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(sentence, fc.constantFrom(undefined, 'unicode' as const), (parts, whole) => {
        expect(fromLegacy(parts.map(([word, sign]) => `${word} ${sign}`).join(' '), undefined, whole)).toBeUndefined()
      }),
      { numRuns: 500, seed: 3 },
    )
  })
  test('evidence counts different words that can be read in one way only', () => {
    expect([evidenceOf('C«ng ty C«ng'), evidenceOf('Höông ty'), evidenceOf('Hưng Yên'), evidenceOf('ABC')]).toEqual([
      { tcvn3: 1, vni: 0, unicode: 0 },
      { tcvn3: 0, vni: 1, unicode: 0 },
      { tcvn3: 0, vni: 0, unicode: 2 },
      { tcvn3: 0, vni: 0, unicode: 0 },
    ])
  })
})

test('values of a sheet: shared, inline and formula text, dates of both calendars, phonetics left out', async () => {
  const cells =
    '<row r="1"><c t="s"><v>0</v></c><c t="inlineStr"><is><r><t>hai</t></r><r><t> &amp; ba</t></r></is></c><c t="str"><f>A1</f><v>x_x000A_y</v></c>' +
    '<c s="1"><v>45905</v></c><c t="d"><v>2025-09-05T00:00:00</v></c><c s="1"><v>0.5</v></c><c t="b"><v>1</v></c></row><row/><row r="9"><c r="B9" s="0"/></row>'
  const phonetic = '<t>mộ</t><rPh sb="0" eb="1"><t>bỏ</t></rPh>'
  const bytes = await workbook(
    cells,
    [phonetic],
    '<numFmts><numFmt numFmtId="170" formatCode="dd/mm/yyyy"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs>',
  )
  expect((await read(bytes, 'a.xlsx')).rows).toEqual([[1, 'mộ', 'hai & ba', 'x\ny', '2025-09-05', '2025-09-05', 0.5, true]])
})

test('a shared text that is not there is damage, not a blank', async () => {
  const bytes = await workbook('<row r="1"><c r="A1" t="s"><v>7</v></c></row>', ['một'])
  await expect(read(bytes, 'a.xlsx')).rejects.toMatchObject({ code: 'damaged' })
})

test('a long sheet comes in batches, and its table is found while it comes', async () => {
  const count = 20_000
  const rows = Array.from(
    { length: count },
    (_, i) => `<row r="${i + 4}"><c r="A${i + 4}"><v>${i}</v></c><c r="B${i + 4}"><v>${i * 2}</v></c></row>`,
  )
  const head =
    '<row r="1"><c r="A1" t="inlineStr"><is><t>DANH SÁCH</t></is></c></row><row r="3"><c r="A3" t="inlineStr"><is><t>Mã</t></is></c><c r="B3" t="inlineStr"><is><t>Số</t></is></c></row>'
  const file = await openRows(await workbook(head + rows.join('')), 'a.xlsx')
  const [sheet] = file.sheets
  if (!sheet) throw new Error('no sheet')
  expect(sheet).toEqual({ name: 'Mẫu', merged: ['A1:A2'], claimedRows: count + 2 })
  const table = new TableReader(sheet, [
    { key: 'code', header: 'Mã' },
    { key: 'sum', header: 'Số' },
  ])
  let batches = 0
  let seen = 0
  let sum = 0
  for await (const batch of file.rows(sheet)) {
    batches++
    for (const row of table.push(batch)) {
      seen++
      sum += Number(row.values.sum?.raw)
    }
  }
  expect([table.finish().length, seen, sum, table.problems]).toEqual([0, count, count * (count - 1), []])
  expect(batches).toBeGreaterThan(3)
})

test('a reader that stops early leaves nothing behind', async () => {
  const bytes = await workbook(
    Array.from({ length: 20_000 }, (_, i) => `<row r="${i + 1}"><c r="A${i + 1}"><v>${i}</v></c></row>`).join(''),
  )
  const file = await openRows(bytes, 'a.xlsx')
  for (const sheet of file.sheets) {
    for await (const batch of file.rows(sheet)) {
      expect(batch[0]?.number).toBe(1)
      break
    }
  }
})
