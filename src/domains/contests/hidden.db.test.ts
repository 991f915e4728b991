/** While a contest is judged its works are out of reach of whoever judges them, by every way that leads into the register. */
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { type TestServer, testServer, type Visitor } from '../../server/testing.ts'
import { ports as designPorts } from '../designs/designs.ports.ts'
import { Plan, Target } from '../plans/plans.schema.ts'
import { openContest, seat, sendEntry, take } from './contests.testing.ts'

let server: TestServer
const people = {} as Record<'centre' | 'leader', Visitor>
const number = 1
const query = async (text: string, values: unknown[] = []) => (await server.database.pool.query(text, values)).rows

beforeAll(async () => {
  delete designPorts.likeness
  server = await testServer('2024-11-22')
  people.centre = await server.as('trungtam')
  people.leader = await server.as('lanhdao')
  const [plan] = await server.database.db
    .insert(Plan.table)
    .values({ year: 2024, version: 1, state: 'approved', title: 'Kế hoạch thử', approvedOn: '2024-01-31' })
    .returning()
  const counts = { thing: 'design', qualifies: 'declared', dateField: 'madeOn', distinct: 'design' } as const
  await server.database.db
    .insert(Target.table)
    .values({ ...counts, planId: plan!.id, code: 'new_designs', name: 'Mẫu mới', unit: 'mẫu', min: 1, max: 9, position: 1 })
  const contest = await openContest(server)
  vi.spyOn(Date, 'now').mockReturnValue(Date.parse('2024-11-22T15:00:00+07:00'))
  for (let sent = 0; sent < 6; sent++) await sendEntry(server.visitor, contest, { title: 'Mẫu a' })
  vi.spyOn(Date, 'now').mockReturnValue(Date.parse('2024-11-22T17:30:00+07:00'))
  await take(people.centre, contest, 'close')
  await server.runJobs()
  await seat(people.centre, contest, 'Lãnh đạo Sở', 'chair')
  await query(
    `insert into design_check (design_id, state, designs, pictures, unread, day, ended_at) select id, 'done', 5, 5, 0, '2024-11-22', now() from design`,
  )
})
afterEach(() => void vi.restoreAllMocks())
afterAll(() => server.close())

it('judges find the works that they judge nowhere in the register; organisers outside the jury read it as ever', async () => {
  const [design] = await query(
    `select d.code, d.id, v.id as view from design d join contest_entry e on e.design_id = d.id join design_view v on v.design_id = d.id where e.number = $1`,
    [number],
  )
  const check = (await query('select id from design_check where design_id = $1', [design.id]))[0].id
  const read = async (visitor: Visitor) => ({
    page: (await visitor.get(`/designs/${design.code}`)).status,
    dossier: (await visitor.get(`/designs/${design.code}/dossier`)).status,
    picture: (await visitor.get(`/designs/${design.code}/views/${design.view}`)).status,
    check: (await visitor.get(`/design-checks/${check}`)).status,
    list: (await visitor.get('/designs?size=200')).body.total,
    asked: (await visitor.get(`/designs?q=${encodeURIComponent('Mẫu a')}`)).body.total,
    search: JSON.stringify((await visitor.get(`/search?q=${encodeURIComponent('Mẫu a')}`)).body).includes('Mẫu a'),
    pictured: ((await visitor.get('/reports/figure?period=2024-12&figure=new_designs.declared')).body.rows ?? []).filter(
      row => row.pictured,
    ).length,
    figure: JSON.stringify((await visitor.get('/reports/figure?period=2024-12&figure=new_designs.declared')).body).match(
      /Mẫu a|MAU-2024-\d+ bài dự thi đang chấm/,
    )?.[0],
  })
  expect(await read(people.centre)).toMatchObject({
    page: 200,
    dossier: 200,
    picture: 200,
    check: 200,
    list: 6,
    search: true,
    pictured: 6,
    figure: expect.stringContaining('đang chấm'),
  })
  expect(await read(people.leader)).toEqual({
    page: 404,
    dossier: 404,
    picture: 404,
    check: 404,
    list: 0,
    asked: 0,
    search: false,
    // The drawer asks for no picture that it would be refused.
    pictured: 0,
    figure: expect.stringContaining('đang chấm'),
  })
  // Whoever runs the register does not show a work to everybody meanwhile.
  const opened = await people.centre.put(`/designs/${design.code}/opening`, {
    views: [design.view],
    basis: 'Chủ mẫu đồng ý bằng văn bản',
  })
  expect(opened).toMatchObject({ status: 403, body: { detail: expect.stringContaining('đang chấm') } })
  await query(`update design set opened_on = '2024-11-22' where id = $1`, [design.id])
  await query('update design_view set open = true where id = $1', [design.view])
  expect((await server.visitor.get('/public/designs')).body).toMatchObject({ total: 0, rows: [] })
  await query('update design set opened_on = null where id = $1', [design.id])
})
