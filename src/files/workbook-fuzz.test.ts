/** Broken files end in a refusal or in rows, never in a hang, a crash or an error without words. Seeds are fixed. */
import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { readRows } from './rows.ts'
import { writeWorkbook } from './workbook.ts'
import { WorkbookError } from './workbook-error.ts'
import { TableReader } from './workbook-read.ts'
import { inflateEntries, writeZip, zipEntries } from './zip.ts'

/** Generous, for a busy machine; the whole takes seconds. */
vi.setConfig({ testTimeout: 60_000 })

const bytesOf = (text: string) => new TextEncoder().encode(text)
const columns = [
  { key: 'name', header: 'Tên', required: true },
  { key: 'day', header: 'Ngày' },
  { key: 'sum', header: 'Số tiền' },
]
/** 'rows' or the code of a refusal; anything else would be a defect. */
async function outcome(bytes: Uint8Array, name = 'a.xlsx'): Promise<string> {
  try {
    let table: TableReader | undefined
    await readRows(bytes, name, {
      onSheet: sheet => {
        table = new TableReader(sheet, columns)
      },
      onRows: (_, rows) => table?.push(rows),
      onSheetEnd: () => table?.finish(),
    })
    return 'rows'
  } catch (error) {
    return error instanceof WorkbookError ? error.code : `a defect: ${error instanceof Error ? error.stack : error}`
  }
}
async function noDefect(bytes: Uint8Array, name?: string): Promise<void> {
  expect(await outcome(bytes, name)).not.toMatch(/^a defect/)
}

const good = await writeWorkbook([
  {
    name: 'Mẫu',
    title: ['DANH SÁCH'],
    columns: [{ header: 'Tên' }, { header: 'Ngày', kind: 'date' }, { header: 'Số tiền', kind: 'money' }],
    rows: Array.from({ length: 30 }, (_, i) => [`Cơ sở mẫu ${i}`, '2025-01-02', i * 1_000_000]),
  },
])
const parts = new Map([...(await inflateEntries(good, zipEntries(good)))].map(([name, data]) => [name, new TextDecoder().decode(data)]))
const names = [...parts.keys()]
const SHEET = 'xl/worksheets/sheet1.xml'
const packed = (texts: Iterable<[string, string]>, store = true) =>
  writeZip(
    [...texts].map(([name, text]): [string, Uint8Array] => [name, bytesOf(text)]),
    store,
  )
const withPart = (name: string, change: (xml: string) => string) =>
  packed([...parts].map(([n, text]) => [n, n === name ? change(text) : text]))
const withRows = (rows: string) =>
  withPart(SHEET, xml => xml.replace(/<sheetData>.*<\/sheetData>/s, () => `<sheetData>${rows}</sheetData>`))
const stored = await packed(parts)
const run = (numRuns: number, seed: number) => ({ numRuns, seed })

test('bytes flipped and ends cut off', async () => {
  const damage = fc.record({
    base: fc.constantFrom(good, stored),
    keep: fc.double({ min: 0, max: 1, noNaN: true }),
    flips: fc.array(fc.tuple(fc.double({ min: 0, max: 0.9999, noNaN: true }), fc.integer({ min: 1, max: 255 })), { maxLength: 4 }),
  })
  await fc.assert(
    fc.asyncProperty(damage, async ({ base, keep, flips }) => {
      const bytes = base.slice(0, keep > 0.5 ? base.length : Math.floor(base.length * keep * 2))
      for (const [place, mask] of flips) {
        const at = Math.floor(place * bytes.length)
        bytes[at] = (bytes[at] ?? 0) ^ mask
      }
      await noDefect(bytes)
    }),
    run(300, 11),
  )
})

test('XML cut, filled and repeated in any part of a sound container', async () => {
  const noise = fc.oneof(
    fc.string({ maxLength: 5 }),
    fc.constantFrom('<', '>', '"', '&#x110000;', '&#0;', ']]>', '<!--', '<![CDATA[', '</row>', '<row r="-1">', '\u0000'),
  )
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...names), fc.nat(9000), noise, fc.nat(60), async (name, at, text, cut) => {
      await noDefect(await withPart(name, xml => xml.slice(0, at % xml.length) + text + xml.slice((at % xml.length) + cut)))
    }),
    run(400, 12),
  )
})

test('parts swapped, left out or taken for another', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray(names, { minLength: 1 }),
      fc.shuffledSubarray(names, { minLength: names.length }),
      async (kept, order) => {
        await noDefect(await packed(kept.map((name, i): [string, string] => [name, parts.get(order[i] ?? name) ?? ''])))
      },
    ),
    run(200, 13),
  )
})

test('numbers that no workbook has', async () => {
  const numbers = ['-1', '0', '1e309', '99999999999', 'NaN', '', ' ', '1.5', '0x10', 'Infinity', '4294967296', '٣', '1048577', '1048576']
  const attributes = [
    'r="',
    's="',
    'count="',
    'sheetId="',
    'numFmtId="',
    'fontId="',
    'ref="',
    'min="',
    'max="',
    't="',
    'r:id="',
    'Target="',
  ]
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...names.filter(name => /sheet1|styles|workbook|rels/.test(name))),
      fc.constantFrom(...attributes),
      fc.constantFrom(...numbers, 'XFD1048576', 'AAAAAAAAAA1', 'A1:XFD1048576', 's', 'e', 'd', 'b'),
      fc.nat(30),
      async (name, attribute, value, nth) => {
        let seen = 0
        const change = (found: string) => (seen++ === nth ? ` ${attribute}${value}"` : found)
        await noDefect(await withPart(name, xml => xml.replace(new RegExp(` ${attribute}[^"]*"`, 'g'), change)))
      },
    ),
    run(300, 14),
  )
})

test('every value in every kind of cell', async () => {
  const values = [
    '',
    '0',
    '-1',
    '99999',
    '2.5',
    '1e400',
    'x',
    '#REF!',
    'TRUE',
    '45905',
    '2958466',
    '-700000',
    '2025-13-45',
    '_x0000_',
    '&lt;',
    '\u00AD',
  ]
  const cell = fc.tuple(
    fc.constantFrom('s', 'str', 'inlineStr', 'b', 'e', 'd', 'n', 'z', ''),
    fc.constantFrom(...values),
    fc.boolean(),
    fc.nat(40),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(cell, { maxLength: 6 }), async cells => {
      const xml = cells.map(
        ([type, value, formula, style]) =>
          `<c t="${type}" s="${style}">${formula ? '<f>1/0</f>' : ''}<v>${value}</v><is><t>${value}</t></is></c>`,
      )
      await noDefect(await withRows(`<row>${xml.join('')}</row>`))
    }),
    run(300, 15),
  )
})

test('text files of any bytes', async () => {
  const pieces = fc.array(
    fc.oneof(
      fc.constantFrom(';', ',', '\t', '"', '""', '\n', '\r\n', '\r', '="', "'", 'sep=;\n', 'C«ng', 'Công'),
      fc.string({ maxLength: 4 }),
    ),
    { maxLength: 60 },
  )
  await fc.assert(
    fc.asyncProperty(pieces, fc.constantFrom('utf8' as const, 'latin1' as const, 'utf16le' as const), async (list, encoding) => {
      await noDefect(new Uint8Array(Buffer.from(list.join(''), encoding)), 'a.csv')
    }),
    run(300, 16),
  )
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), bytes => noDefect(bytes, 'a.csv')),
    run(300, 17),
  )
})

test('files made to wear a reader out', async () => {
  const million = `${'<row/>'.repeat(1_000_000)}<row><c t="str"><v>cuối</v></c></row>`
  expect(await outcome(await withRows(million))).toBe('rows')
  expect(await outcome(await withPart(SHEET, () => '<a>'.repeat(200_000)))).toBe('damaged')
  expect(await outcome(await withPart('xl/workbook.xml', () => '<a>'.repeat(200_000)))).toBe('damaged')
  expect(await outcome(await withRows(`<row><c t="str"><v>${'x'.repeat(3_000_000)}</v></c></row>`))).toBe('damaged')
  expect(await outcome(await withRows(`<row r="${'9'.repeat(2_000_000)}"/>`))).toBe('damaged')
  expect(await outcome(await withRows('<row r="5"/><row r="5"/>'))).toBe('damaged')
  expect(await outcome(await withRows('<row r="1"><c r="A1" t="s"><v>4294967296</v></c></row>'))).toBe('damaged')
  const entities = `<!DOCTYPE a [<!ENTITY b "${'c'.repeat(1000)}">${'<!ENTITY d "&b;&b;&b;&b;">'.repeat(50)}]>`
  await noDefect(await withPart('xl/styles.xml', xml => entities + xml))
  const merges = Array.from({ length: 200_000 }, (_, i) => `<mergeCell ref="A${i + 1}:XFD1048576"/>`).join('')
  expect(await outcome(await withPart(SHEET, xml => xml.replace('</sheetData>', `</sheetData><mergeCells>${merges}</mergeCells>`)))).toBe(
    'rows',
  )
  expect(await outcome(bytesOf(`A;B\n${';'.repeat(100_000)}\n`), 'a.csv')).toBe('too_many_cells')
  expect(await outcome(bytesOf('\n'.repeat(1_000_000)), 'a.csv')).toBe('rows')
})

test('an entry that comes twice', async () => {
  const twice = await packed([...parts, [`${SHEET.slice(0, -5)}2.xml`, parts.get(SHEET) ?? '']])
  const bytes = Buffer.from(twice)
  // The second name is made equal to the first in both places where the container writes it.
  for (let at = bytes.indexOf('sheet12.xml'); at >= 0; at = bytes.indexOf('sheet12.xml')) bytes.write('sheet1.xmlx', at)
  await noDefect(new Uint8Array(bytes))
  const same = Buffer.from(await packed([...parts, [SHEET.replace('sheet1', 'sheet2'), parts.get(SHEET) ?? '']]))
  for (let at = same.indexOf('sheet2.xml'); at >= 0; at = same.indexOf('sheet2.xml')) same.write('sheet1.xml', at)
  expect(await outcome(new Uint8Array(same))).toBe('damaged')
})
