/** The demonstration: personas at their units, and a demo year brought in from its workbooks. Everything in it is invented. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Database, productFolder } from '../db/connect.ts'
import type { Context, FileKeeper } from '../kernel/context.ts'
import type { Day } from '../kernel/dates.ts'
import { say } from '../words/say.ts'
import { bringDemoCalls } from './calls/demo.actions.ts'
import { bringDemoContests } from './contests/demo.actions.ts'
import { bringDemoCouncil } from './councils/demo.actions.ts'
import { bringDemoDesigns } from './designs/demo.actions.ts'
import { askForSweep } from './duplicates/sweeps.actions.ts'
import { bring } from './exchange/import.actions.ts'
import { workbookKinds, workbooks } from './exchange/workbooks.schema.ts'
import { bringDemoOverlaps } from './overlaps/demo.actions.ts'
import { createAccount, type NewAccount } from './people/people.actions.ts'
import { countAccounts } from './people/people.store.ts'
import { agencies, province } from './reference/city.schema.ts'
import { bringDemoRound } from './selection/demo.actions.ts'
import { bringDemoBriefs } from './trade/briefs-demo.actions.ts'
import { askForShipped } from './trade/shipped.actions.ts'

export const personaPassword = 'khuyencong-demo'
const [{ id: sct }, { id: centre }] = agencies
type Person = Omit<NewAccount, 'password' | 'persona'>
const at = (unitId: string, role: NewAccount['grants'][number]['role'], validFrom = '2020-01-01'): NewAccount['grants'] => [
  { role, unitId, validFrom },
]

/** City-wide people of both sets; the names are invented. */
const city: Person[] = [
  { username: 'trungtam', name: 'Trần Minh Đức', grants: at(centre, 'centre_officer') },
  { username: 'thamdinh', name: 'Lê Thu Hà', grants: at(sct, 'appraiser') },
  { username: 'lanhdao', name: 'Phạm Quang Huy', grants: at(sct, 'leader') },
  { username: 'ketoan', name: 'Hoàng Bích Ngọc', grants: at(sct, 'accountant') },
  { username: 'thanhpho', name: 'Bùi Anh Tuấn', grants: at(province.unitId, 'viewer') },
  { username: 'kiemtoan', name: 'Đặng Hồng Sơn', grants: at(province.unitId, 'auditor') },
  { username: 'giamkhao', name: 'Vũ Thị Hạnh', grants: at(sct, 'judge') },
  { username: 'quantri', name: 'Ngô Gia Bảo', grants: at(sct, 'admin') },
]
const communes: Person[] = [
  { username: 'xathuongtin', name: 'Nguyễn Thị Lan', grants: at('hn25b-c-10183', 'local_officer', '2025-07-01') },
  { username: 'xabattrang', name: 'Đỗ Văn Quý', grants: at('hn25b-c-00577', 'local_officer', '2025-07-01') },
]
/** The demo sets: their folder, the day they stand at, their local people, the establishment that the applicant speaks for. */
export const demoSets = {
  'ha-noi-2024': {
    day: '2024-11-22',
    applicantAt: 'hn-d-279',
    people: [
      { username: 'thuongtin', name: 'Nguyễn Thị Lan', grants: at('hn-d-279', 'local_officer') },
      { username: 'gialam', name: 'Đỗ Văn Quý', grants: at('hn-d-018', 'local_officer') },
      ...city,
      ...communes,
    ] as Person[],
  },
  'xa-2026': { day: '2026-11-22', applicantAt: 'hn25b-c-00577', people: [...communes, ...city] as Person[] },
} as const
export type DemoSet = keyof typeof demoSets

/**
 * Fills an empty database with a demonstration set; does nothing when it is there.
 * @param files where the designs' pictures are kept; without it they have none
 */
export const ensureDemo = async (
  database: Database,
  set: DemoSet,
  log: (line: string) => void = () => {},
  files?: FileKeeper,
): Promise<void> => {
  if (await countAccounts(database.db)) return
  log(say('server.seeding'))
  const { day, people, applicantAt } = demoSets[set]
  const ctx = demoContext(database, day)
  await bringYear(ctx, set)
  await bringDemoCalls(ctx, set)
  await bringDemoBriefs(ctx)
  for (const person of people) await createAccount(ctx, { ...person, password: personaPassword, persona: true })
  const owner = await ownerAt(database, applicantAt)
  if (owner)
    await createAccount(ctx, {
      username: 'coso',
      name: owner.representative ?? owner.name,
      password: personaPassword,
      persona: true,
      grants: [{ role: 'applicant', unitId: province.unitId, establishmentId: owner.id, validFrom: '2020-01-01' }],
    })
  await bringDemoCouncil(ctx)
  await bringDemoRound(ctx)
  if (files) await bringDemoDesigns({ ...ctx, files })
  if (files) await bringDemoContests({ ...ctx, files })
  // The queue of likely pairs fills as soon as jobs run.
  await askForSweep(ctx)
  // A hundred thousand rows of public statistics: beside the first screens, not before them.
  await askForShipped(ctx)
  const fileName = 'danh-sach-ocop.csv'
  const bytes = new Uint8Array(await readFile(join(productFolder, 'examples', set, fileName)))
  await bringDemoOverlaps(ctx, { fileName, bytes, year: Number(day.slice(0, 4)) })
}
const demoContext = (database: Database, today: Day): Context => {
  const none = () => Promise.reject(new Error('the demo brings no files'))
  return {
    db: database.db,
    today,
    actor: null,
    reach: { everywhere: true, unitIds: [], establishmentIds: [] },
    demo: true,
    files: { keep: none, read: none },
  }
}
/** Brings in the good rows of the set's four workbooks; the rows with seeded mistakes stay out. */
const bringYear = async (ctx: Context, set: DemoSet) => {
  for (const kind of workbookKinds) {
    const { fileName } = workbooks[kind]
    const bytes = new Uint8Array(await readFile(join(productFolder, 'examples', set, fileName)))
    await bring(ctx, kind, bytes, fileName, 'good')
  }
}
/** The establishment whose owner can be tried out: the first of the unit by code. */
const ownerAt = async (database: Database, unitId: string) => {
  const { rows } = await database.pool.query<{ id: string; name: string; representative: string | null }>(
    `select e.id, e.name, e.representative from establishment e join unit u on u.id = e.unit_id where u.id = $1 or u.parent_id = $1 order by e.code limit 1`,
    [unitId],
  )
  return rows[0]
}
