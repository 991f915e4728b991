/** A large workbook is read aside and says the same as when it is read at once. */
import { expect, test } from 'vitest'
import { writeWorkbook } from './workbook.ts'
import { readWorkbookAside } from './workbook-aside.ts'
import { readWorkbook } from './workbook-read.ts'

const large = () =>
  writeWorkbook([
    {
      name: 'Sổ bộ',
      columns: [{ header: 'Mã' }, { header: 'Tên cơ sở' }],
      rows: Array.from({ length: 12_000 }, (_, at) => [`CS-${at}`, `Cơ sở mẫu ${Math.imul(at, 2654435761) >>> 0}`]),
    },
  ])

test('a large workbook gives the same sheets, and a damaged one the same refusal', async () => {
  const bytes = await large()
  expect(bytes.length).toBeGreaterThan(128 * 1024)
  expect(await readWorkbookAside(bytes)).toEqual(await readWorkbook(bytes))
  await expect(readWorkbookAside(bytes.subarray(0, bytes.length - 100))).rejects.toMatchObject({ code: 'damaged' })
})
