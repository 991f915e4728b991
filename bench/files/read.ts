/** Rows per second and peak memory of reading 100,000 rows: `npx tsx bench/files/read.ts [columns]`. Each file is read in a process of its own. */
import { fork } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openRows } from '../../src/files/rows.ts'
import { TableReader } from '../../src/files/workbook-read.ts'
import { writeZip } from '../../src/files/zip.ts'

const ROWS = 100_000

/** Invented text of a register: a few communes, many names. */
const valueAt = (row: number, column: number): string | number =>
  column % 4 === 0
    ? `Cơ sở minh họa số ${row} – cột ${column}`
    : column % 4 === 1
      ? row * 1000 + column
      : column % 4 === 2
        ? `Xã mẫu ${row % 126}`
        : 45_000 + (row % 900)

const letters = (column: number): string =>
  (column < 26 ? '' : letters(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26))

/** A workbook as Excel writes it: shared texts, a style on every cell. */
async function workbook(columns: number): Promise<Uint8Array> {
  const texts = new Map<string, number>()
  const sheet: string[] = ['<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>']
  for (let row = 1; row <= ROWS + 1; row++) {
    let cells = ''
    for (let column = 0; column < columns; column++) {
      const value = row === 1 ? `Cột ${column}` : valueAt(row, column)
      const at = `r="${letters(column)}${row}"`
      if (typeof value === 'number') cells += `<c ${at} s="${column % 4 === 3 ? 1 : 0}"><v>${value}</v></c>`
      else {
        const index = texts.get(value) ?? texts.size
        texts.set(value, index)
        cells += `<c ${at} s="0" t="s"><v>${index}</v></c>`
      }
    }
    sheet.push(`<row r="${row}" spans="1:${columns}">${cells}</row>`)
  }
  sheet.push('</sheetData></worksheet>')
  const bytes = (text: string) => new TextEncoder().encode(text)
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const rel = (id: string, kind: string, target: string) => `<Relationship Id="${id}" Type="${office}/${kind}" Target="${target}"/>`
  return writeZip([
    ['_rels/.rels', bytes(`<Relationships>${rel('r1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`)],
    ['xl/workbook.xml', bytes('<workbook><sheets><sheet name="Mẫu" sheetId="1" r:id="r1"/></sheets></workbook>')],
    [
      'xl/_rels/workbook.xml.rels',
      bytes(
        `<Relationships>${rel('r1', 'worksheet', 'worksheets/sheet1.xml')}${rel('r2', 'sharedStrings', 'sharedStrings.xml')}${rel('r3', 'styles', 'styles.xml')}</Relationships>`,
      ),
    ],
    [
      'xl/styles.xml',
      bytes(
        '<styleSheet><fonts><font><name val="Times New Roman"/></font></fonts><cellXfs><xf fontId="0"/><xf numFmtId="14" fontId="0"/></cellXfs></styleSheet>',
      ),
    ],
    ['xl/sharedStrings.xml', bytes(`<sst>${[...texts.keys()].map(text => `<si><t>${text}</t></si>`).join('')}</sst>`)],
    ['xl/worksheets/sheet1.xml', Buffer.concat(sheet.map(bytes))],
  ])
}
function text(columns: number): Uint8Array {
  const lines: string[] = []
  for (let row = 1; row <= ROWS + 1; row++) {
    lines.push(Array.from({ length: columns }, (_, column) => (row === 1 ? `Cột ${column}` : valueAt(row, column))).join(';'))
  }
  return new TextEncoder().encode(lines.join('\r\n'))
}

async function measure(path: string, columns: number): Promise<void> {
  const before = process.memoryUsage().rss
  const started = performance.now()
  const file = await openRows(path, path)
  const opened = performance.now()
  let rows = 0
  for (const sheet of file.sheets) {
    const table = new TableReader(
      sheet,
      Array.from({ length: columns }, (_, column) => ({ key: `c${column}`, header: `Cột ${column}` })),
    )
    for await (const batch of file.rows(sheet)) rows += table.push(batch).length
    rows += table.finish().length
  }
  const seconds = (performance.now() - started) / 1000
  const peak = process.resourceUsage().maxRSS / 1024
  console.log(
    `${path.slice(path.lastIndexOf('/') + 1).padEnd(12)} ${columns} columns  ${rows} rows  opened ${((opened - started) / 1000).toFixed(1)} s  ` +
      `all ${seconds.toFixed(1)} s  ${Math.round(rows / seconds)} rows/s  peak ${Math.round(peak)} MB (process alone ${Math.round(before / 1048576)} MB)`,
  )
}

const [command, path] = process.argv.slice(2)
if (command === 'measure' && path) await measure(path, Number(process.argv[4]))
else {
  const folder = mkdtempSync(join(tmpdir(), 'bench-files-'))
  try {
    for (const columns of command ? [Number(command)] : [20, 40]) {
      writeFileSync(join(folder, 'rows.xlsx'), await workbook(columns))
      writeFileSync(join(folder, 'rows.csv'), text(columns))
      for (const name of ['rows.xlsx', 'rows.csv']) {
        await new Promise<void>((resolve, reject) => {
          const child = fork(fileURLToPath(import.meta.url), ['measure', join(folder, name), String(columns)])
          child.on('exit', code => (code === 0 ? resolve() : reject(new Error(`${name}: ${code}`))))
        })
      }
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}
