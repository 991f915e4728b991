/** The register as an Excel file: exactly the rows on screen, masked codes stay masked. */
import { writeWorkbook } from '../../files/workbook.ts'
import type { searchRegister } from './establishments.actions.ts'

type Rows = Awaited<ReturnType<typeof searchRegister>>['rows']
export const registerWorkbook = (rows: Rows): Promise<Uint8Array> =>
  writeWorkbook([
    {
      name: 'Cơ sở',
      columns: [
        { header: 'Mã cơ sở', width: 12 },
        { header: 'Tên cơ sở', width: 44 },
        { header: 'Loại hình', width: 16 },
        { header: 'Mã số thuế', width: 16 },
        { header: 'Nghề chính', width: 26 },
        { header: 'Địa bàn', width: 36 },
        { header: 'Làng nghề', width: 20 },
        { header: 'Số lao động', width: 12, kind: 'int' },
      ],
      rows: rows.map(r => [r.code, r.name, r.kindLabel, r.taxCode, r.craftLabel, r.unitName, r.villageName, r.workers]),
    },
  ])
