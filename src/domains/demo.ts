/** The demonstration: personas at their units, and the demo year brought in from its workbooks. Everything in it is invented. */
import type { Database } from '../db/connect.ts'
import type { Context } from '../kernel/context.ts'
import type { Day } from '../kernel/dates.ts'
import { createAccount, type NewAccount } from './people/people.actions.ts'
import { countAccounts } from './people/people.store.ts'

export const personaPassword = 'khuyencong-demo'
const from = '2020-01-01'
const sct = 'hn-a-sct'
const centre = 'hn-a-ttkc'

/** Who can be tried out in one click; names are invented. */
const people: Omit<NewAccount, 'password' | 'persona'>[] = [
  { username: 'thuongtin', name: 'Nguyễn Thị Lan', grants: [{ role: 'local_officer', unitId: 'hn-d-279', validFrom: from }] },
  { username: 'gialam', name: 'Đỗ Văn Quý', grants: [{ role: 'local_officer', unitId: 'hn-d-018', validFrom: from }] },
  { username: 'trungtam', name: 'Trần Minh Đức', grants: [{ role: 'centre_officer', unitId: centre, validFrom: from }] },
  { username: 'trungtam2', name: 'Vũ Hải Yến', grants: [{ role: 'centre_officer', unitId: centre, validFrom: from }] },
  { username: 'thamdinh', name: 'Lê Thu Hà', grants: [{ role: 'appraiser', unitId: sct, validFrom: from }] },
  { username: 'lanhdao', name: 'Phạm Quang Huy', grants: [{ role: 'leader', unitId: sct, validFrom: from }] },
  { username: 'ketoan', name: 'Hoàng Bích Ngọc', grants: [{ role: 'accountant', unitId: sct, validFrom: from }] },
  { username: 'thanhpho', name: 'Bùi Anh Tuấn', grants: [{ role: 'viewer', unitId: 'p-01', validFrom: from }] },
  { username: 'kiemtoan', name: 'Đặng Hồng Sơn', grants: [{ role: 'auditor', unitId: 'p-01', validFrom: from }] },
  { username: 'quantri', name: 'Ngô Gia Bảo', grants: [{ role: 'admin', unitId: sct, validFrom: from }] },
  {
    username: 'xathuongtin',
    name: 'Nguyễn Thị Lan',
    grants: [{ role: 'local_officer', unitId: 'hn25b-c-10183', validFrom: '2025-07-01' }],
  },
  { username: 'xabattrang', name: 'Đỗ Văn Quý', grants: [{ role: 'local_officer', unitId: 'hn25b-c-00577', validFrom: '2025-07-01' }] },
]

/** Fills an empty database with the demonstration; does nothing when it is there. */
export const ensureDemo = async (database: Database, today: Day, log: (line: string) => void = () => {}): Promise<void> => {
  if (await countAccounts(database.db)) return
  log('Đang nạp năm minh họa…')
  const ctx: Context = {
    db: database.db,
    today,
    actor: null,
    reach: { everywhere: true, unitIds: [], establishmentIds: [] },
    demo: true,
    files: {
      keep: () => Promise.reject(new Error('the demo keeps no files')),
      read: () => Promise.reject(new Error('the demo keeps no files')),
    },
  }
  for (const person of people) await createAccount(ctx, { ...person, password: personaPassword, persona: true })
}
