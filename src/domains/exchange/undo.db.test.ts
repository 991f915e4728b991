/** What was imported together is taken back until something depends on it, and then what depends is named. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { auditLog } from '../../db/audit.ts'
import { type Answer, type TestServer, testServer } from '../../server/testing.ts'
import { ports } from '../jobs/jobs.ports.ts'
import { importRows, type Rows, seeJob, soundPlan, soundProjects, soundRegister, soundResults } from './import.testing.ts'
import { matchJobKind } from './import-job.schema.ts'
import type { UndoPlan } from './undo.actions.ts'

let server: TestServer
beforeAll(async () => {
  // The comparison with the register is another job's; here it would only take time.
  delete ports.handlers[matchJobKind]
  server = await testServer()
})
afterAll(() => server.close())

const query = async <T extends Record<string, unknown>>(text: string, values: unknown[] = []): Promise<T[]> =>
  (await server.database.pool.query<T>(text, values)).rows
const lookAt = async (id: string): Promise<UndoPlan> =>
  (await (await server.as('lanhdao')).get(`/exchange/imports/${id}/undo`)).body as unknown as UndoPlan
const ask = async (id: string, as = 'lanhdao', reason = 'Nhập nhầm tệp'): Promise<Answer> =>
  (await server.as(as)).post(`/exchange/imports/${id}/undo`, { reason })
/** Takes an import back to the end. */
const undo = async (id: string) => {
  const { status, body } = await ask(id)
  expect({ status, body }).toMatchObject({ status: 200 })
  await server.runJobs()
  return seeJob(server, String(body.id))
}
const bringIn = async (kind: Parameters<typeof importRows>[1], rows: Rows) => {
  const { id, outcome } = await importRows(server, kind, rows)
  expect(outcome.groups, kind).toEqual([])
  expect(outcome.saved).toBe(true)
  return id
}
/** Rows of the tables that workbooks fill, in one text: equal when nothing is left and nothing is gone. */
const books = async () => {
  const tables = [
    'village',
    'establishment',
    'artisan',
    'plan',
    'budget_line',
    'budget_amount',
    'target',
    'schedule_item',
    'project',
    'project_beneficiary',
  ]
  const more = [
    'decision',
    'allocation',
    'contract',
    'payment',
    'settlement',
    'machine',
    'design',
    'fair',
    'participation',
    'training_class',
    'person',
    'attendance',
  ]
  const counts = await Promise.all(
    [...tables, ...more, 'export_turnover', 'search_entry'].map(table =>
      query(`select '${table}' as name, count(*)::int as n from ${table}`),
    ),
  )
  return counts.flat()
}

it('takes everything of an import back, in order of what points to what, and records each act', async () => {
  const before = await books()
  const ids: string[] = []
  // Projects without money: what was paid stays in the books.
  const filed = { 'Đề án': soundProjects()['Đề án']!.slice(1, 2) }
  ids.push(await bringIn('plan', soundPlan()))
  ids.push(await bringIn('establishments', soundRegister()))
  ids.push(await bringIn('projects', filed))
  const { 'Máy móc': _machines, ...results } = soundResults()
  ids.push(await bringIn('results', results))
  for (const id of ids.toReversed()) {
    const plan = await lookAt(id)
    expect(plan, JSON.stringify(plan.against)).toMatchObject({ against: [], undoneOn: null })
    const done = await undo(id)
    expect(done).toMatchObject({ state: 'done' })
    const [found] = await query(`select undone_on::text, undone_by, undo_reason from import where id = $1`, [id])
    expect(found).toEqual({ undone_on: '2024-11-22', undone_by: 'Lãnh đạo Sở', undo_reason: 'Nhập nhầm tệp' })
    const [acts] = await query(
      `select (select count(*) from act a join source_row s on s.record_id = a.record_id where s.import_id = $1 and a.action = 'import_undone')::int as undone,
        (select count(*) from source_row where import_id = $1)::int as records`,
      [id],
    )
    expect(acts?.undone).toBe(acts?.records)
    expect(acts?.records).toBe(plan.total)
  }
  expect(await books()).toEqual(before)
  expect(await auditLog(server.database.db)).toMatchObject({ broken: null })
  expect((await ask(ids[0]!)).status).toBe(409)
  const listed = (await (await server.as('kiemtoan')).get('/exchange/imports')).body as unknown as { state: string; can: string[] }[]
  expect(new Set(listed.map(({ state }) => state))).toEqual(new Set(['undone']))
  expect(listed.flatMap(({ can }) => can)).toEqual([])
})
it('the same workbook can come in again afterwards', async () => {
  const id = await bringIn('establishments', soundRegister())
  expect((await lookAt(id)).against).toEqual([])
})
it('refuses when other records point to it, and names them', async () => {
  const [{ id = '' } = {}] = await query<{ id: string }>(`select id from import where kind = 'establishments' and undone_on is null`)
  await bringIn('results', { 'Mẫu mới': [{ ...soundResults()['Mẫu mới']![1]!, code: 'M-9', establishmentCode: 'CS-0001' }] })
  const plan = await lookAt(id)
  expect(plan.against).toMatchObject([{ entity: 'design', count: 1, samples: [{ code: 'M-9', on: 'CS-0001', link: '/mau-san-pham/M-9' }] }])
  const refused = await ask(id)
  expect(refused).toMatchObject({ status: 409, body: { errors: [{ path: 'design' }] } })
  expect(refused.body.detail).toMatch(/Mẫu sản phẩm: 1 .*M-9/)
  expect(await query(`select code from establishment order by code`)).toEqual([{ code: 'CS-0001' }, { code: 'CS-0002' }])
})
it('a fair stays while a project is tied to it or a brief works with it', async () => {
  const { id } = await importRows(
    server,
    'results',
    { 'Hội chợ': [{ ...soundResults()['Hội chợ']![0]!, code: 'HC-GAN' }] },
    { mode: 'good' },
  )
  expect((await lookAt(id)).against).toEqual([])
  await query(`insert into project (code, year, name, content_group, activity, source, implementer, unit_id, total_cost, eligible_cost, requested, counterpart, units, commits_capital, commits_no_double, pilot, search, state, revision)
    values ('DA-GAN', 2024, 'Đề án thử', 'market', 'domestic_fair', 'city', 'centre', 'p-01', 10, 10, 5, 5, 1, true, true, false, '', 'draft', 1)`)
  await query(
    `insert into project_fair (project_id, fair_id, linked_on) select p.id, f.id, '2024-11-22' from project p, fair f where p.code = 'DA-GAN' and f.code = 'HC-GAN'`,
  )
  await query(`insert into brief (code, year, title, craft, product, markets, hs, need, materials, technique, constraints, certificates, evidence, audience, contact, revision, state, currency)
    values ('DH-GAN', 2024, 'Đặt hàng thử', 'bamboo', 'Giỏ', '["US"]', '[]', '[]', '[]', '[]', '[]', '[]', '[]', 'Thử', 'Thử', 1, 'published', 'USD')`)
  await query(
    `insert into brief_link (brief_id, kind, record_id, linked_on) select b.id, 'fair', f.id::text, '2024-11-22' from brief b, fair f where b.code = 'DH-GAN' and f.code = 'HC-GAN'`,
  )
  expect((await lookAt(id)).against).toMatchObject([
    { entity: 'project_fair', label: 'Đề án hỗ trợ hội chợ', count: 1 },
    { entity: 'brief_link', count: 1 },
  ])
  expect((await ask(id)).status).toBe(409)
  await query(`delete from brief_link`)
  await query(`delete from project_fair`)
  expect((await lookAt(id)).against).toEqual([])
})
it('refuses when a record was corrected since; looking at a masked number is no change', async () => {
  const id = await bringIn('establishments', { 'Cơ sở': [{ ...soundRegister()['Cơ sở']![1]!, code: 'CS-0700', taxCode: '001190567891' }] })
  const officer = await server.as('thuongtin')
  expect((await officer.post('/establishments/CS-0700/reveal', { purpose: 'Đối chiếu giấy đăng ký' })).status).toBe(200)
  expect((await lookAt(id)).against).toEqual([])
  const { body: seen } = await officer.get('/establishments/CS-0700')
  const { name, kind, craft, sector, unitId, cleanerProduction, clusterInfrastructure, taxCode, revision } = seen
  const form = {
    name,
    kind,
    craft,
    sector,
    unitId,
    cleanerProduction,
    clusterInfrastructure,
    taxCode,
    revision,
    workers: 9,
    reason: 'Đếm lại',
  }
  expect((await officer.put('/establishments/CS-0700', form)).status).toBe(200)
  expect((await lookAt(id)).against).toMatchObject([
    { entity: 'establishment', count: 1, samples: [{ code: 'CS-0700', link: '/so-bo/CS-0700' }] },
  ])
  expect((await ask(id)).status).toBe(409)
})
it('money that was paid stays, and so does the project that carries it', async () => {
  await bringIn('plan', soundPlan())
  const id = await bringIn('projects', { 'Đề án': soundProjects()['Đề án']!.slice(0, 1) })
  const { against } = await lookAt(id)
  expect(against.map(({ entity }) => entity).sort()).toEqual(['payment', 'settlement'])
  expect(against[0]).toMatchObject({ samples: [{ on: 'DA-2024-001', link: '/ho-so/DA-2024-001' }] })
  expect((await ask(id)).body.detail).toMatch(/Tiền đã chi, đã quyết toán không xóa được/)
})
it('a plan whose line carries money is held by it', async () => {
  const [{ id = '' } = {}] = await query<{ id: string }>(`select id from import where kind = 'plan' and undone_on is null`)
  expect((await lookAt(id)).against.map(({ entity }) => entity)).toContain('allocation')
})
it('a merge that stands, and an account that speaks for an establishment, hold it', async () => {
  const row = soundRegister()['Cơ sở']![1]!
  const id = await bringIn('establishments', { 'Cơ sở': ['CS-0801', 'CS-0802'].map(code => ({ ...row, code, taxCode: null })) })
  await query(`insert into merge (entity, kept_id, gone_id, before, after, moves, put_aside, "on")
    select 'establishment', a.id, b.id, '{}', '{}', '[]', '[]', '2024-11-22' from establishment a, establishment b where a.code = 'CS-0801' and b.code = 'CS-0802'`)
  await query(`insert into role_grant (account_id, role, unit_id, establishment_id, valid_from)
    select a.id, 'applicant', 'p-01', e.id, '2024-01-01' from account a, establishment e where a.username = 'thuongtin' and e.code = 'CS-0801'`)
  expect((await lookAt(id)).against.map(({ entity }) => entity).sort()).toEqual(['merge', 'role_grant'])
})
it('is for those who may import that workbook, and asks for a reason', async () => {
  const [{ id = '' } = {}] = await query<{ id: string }>(`select id from import where kind = 'plan' and undone_on is null`)
  expect((await ask(id, 'thamdinh')).status).toBe(403)
  expect((await ask(id, 'kiemtoan')).status).toBe(403)
  expect((await ask(id, 'lanhdao', '  ')).status).toBe(422)
  expect((await ask(crypto.randomUUID())).status).toBe(404)
})
