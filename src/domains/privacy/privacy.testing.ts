/** A person who stands in every kind of record, most of them through the product's own routes; for tests. */
import { expect } from 'vitest'
import { recordAll } from '../../kernel/log.ts'
import type { TestServer, Visitor } from '../../server/testing.ts'
import { createAccount } from '../people/people.actions.ts'
import { fillYear } from '../reports/reports.testing.ts'

export const her = { name: 'Trịnh Thị Hoà Xuân', phone: '0988777666', number: '001185009876', email: 'hoaxuan@mau.vn', street: 'Ngõ Thử 7' }
export const other = { name: 'Đặng Văn Khác', phone: '0911222333' }
const household = {
  name: `Hộ kinh doanh ${her.name}`,
  kind: 'household',
  craft: 'lacquer',
  sector: 'đ',
  unitId: 'hn-c-10192',
  cleanerProduction: false,
  clusterInfrastructure: false,
  representative: her.name,
  phone: her.phone,
  email: her.email,
  address: her.street,
  taxCode: her.number,
  workers: 4,
}
const system = { id: null, role: null, unitId: null }

/** Every place where a person can come to stand, most of them through the product's own routes. */
export const fillEverywhere = async (server: TestServer, appraiser: Visitor, leader: Visitor): Promise<void> => {
  const query = async <T = Record<string, unknown>>(sql: string, values: unknown[] = []): Promise<T[]> =>
    (await server.database.pool.query(sql, values)).rows
  const idOf = async (code: string) => (await query<{ id: string }>('select id from establishment where code = $1', [code]))[0]!.id
  const made = await fillYear(server.database.db)
  const add = (code: string, more: object = {}) => appraiser.post('/establishments', { ...household, code, ...more })
  for (const answer of [
    await add('HK-1'),
    await add('HK-2', { name: 'Hộ Trinh Thi Hoa Xuan', taxCode: null, phone: '0988 777 666' }),
    await add('CT-1', { name: 'Công ty TNHH Gốm Mẫu', kind: 'company', taxCode: '0100109106' }),
    await add('CT-2', {
      name: `Công ty TNHH ${her.name}`,
      kind: 'company',
      representative: other.name,
      phone: other.phone,
      taxCode: null,
      email: null,
      address: null,
    }),
  ])
    expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 200 })
  // She stood for CT-1 once; now somebody else does.
  const { taxCode, ...page } = (await appraiser.get('/establishments/CT-1')).body
  const now = {
    ...household,
    name: 'Công ty TNHH Gốm Mẫu',
    kind: 'company',
    taxCode,
    representative: other.name,
    phone: other.phone,
    email: null,
    address: 'Phố Khác',
  }
  expect(
    (await appraiser.put('/establishments/CT-1', { ...now, revision: page.revision, reason: `Bà ${her.name} thôi giữ chức` })).status,
  ).toBe(200)
  await appraiser.post('/establishments/HK-1/reveal', { purpose: 'Đối chiếu giấy đăng ký' })
  // Two records of her household, said to be one.
  const { body: pair } = await appraiser.post('/duplicates/pair', { kind: 'establishment', left: 'HK-1', right: 'HK-2' })
  const open = (await appraiser.get(`/duplicates/${pair.id}`)).body as { left: { code: string }; revision: string }
  const merged = await appraiser.post(`/duplicates/${pair.id}/decide`, {
    decision: 'same',
    keep: open.left.code === 'HK-1' ? 'left' : 'right',
    revision: open.revision,
    otherName: 'alias',
    reason: `Cùng số điện thoại của bà ${her.name}`,
  })
  expect(merged, JSON.stringify(merged.body)).toMatchObject({ status: 200 })
  const kept = await idOf('HK-1')
  await query(
    `insert into artisan (code, name, birth_year, title, craft, unit_id, establishment_id, phone, note) values ('NN-1', $1, 1985, 'city', 'lacquer', 'hn-c-10192', $2, $3, $4)`,
    [her.name, kept, her.phone, `Con gái bà ${her.name}`],
  )
  await query(
    `insert into person (name, birth_year, establishment_id, phone, personal_number, key) values ($1, 1985, $2, $3, $4, 'k1'), ($1, 1985, null, null, null, 'k2')`,
    [her.name, kept, her.phone, her.number],
  )
  const people = await query<{ id: string; key: string }>(`select id, key from person where key in ('k1', 'k2') order by key`)
  const twins = await appraiser.post('/duplicates/pair', { kind: 'person', left: people[0]!.id, right: people[1]!.id })
  const side = (await appraiser.get(`/duplicates/${twins.body.id}`)).body as { revision: string }
  expect(
    (
      await appraiser.post(`/duplicates/${twins.body.id}/decide`, {
        decision: 'same',
        keep: 'left',
        revision: side.revision,
        reason: 'Một người',
      })
    ).status,
  ).toBe(200)
  const [standing] = await query<{ id: string }>(`select id from person where key in ('k1', 'k2') and merged_into is null`)
  const [course] = await query<{ id: string }>(`select id from training_class where code = 'L-1'`)
  const [attended] = await query<{ id: string }>(
    'insert into attendance (class_id, person_id, position, completed) values ($1, $2, $3, true) returning id',
    [course!.id, standing!.id, 'Chủ hộ'],
  )
  await query(`update design set author = $1, establishment_id = $2, name = $3 where code = 'D3'`, [her.name, kept, `Bình ${her.name}`])
  await query(`update design set owner_kind = 'orderer', owner_name = $1 where code = 'D2'`, [her.name])
  await query('update project_beneficiary set establishment_id = $1 where establishment_id = $2', [kept, made.establishments.a.id])
  await query('update participation set establishment_id = $1 where establishment_id = $2', [kept, made.establishments.a.id])
  await query(`update project set name = $1, search = $2 where code = 'P1'`, [
    `Hỗ trợ máy cho hộ ${her.name.toUpperCase()}`,
    'ho trinh thi hoa xuan',
  ])
  const [project] = await query<{ id: string }>(`select id from project where code = 'P1'`)
  await query(`insert into paper (project_id, kind, file_name) values ($1, 'other', $2)`, [project!.id, `Đơn của ${her.name}.pdf`])
  await query(
    `insert into establishment_paper (establishment_id, kind, file_name, sha256, media_type, size) values ($1, 'registration', $2, 'x', 'application/pdf', 1)`,
    [kept, 'Đăng ký Trinh Thi Hoa Xuan.pdf'],
  )
  await recordAll(server.database.db, system, '2024-01-05', [
    { entity: 'attendance', recordId: attended!.id, action: 'imported', values: { name: her.name, birthYear: 1985, position: 'Chủ hộ' } },
    {
      entity: 'project',
      recordId: project!.id,
      action: 'imported',
      values: { name: `Hỗ trợ máy cho hộ ${her.name}`, year: 2024 },
      reason: 'Nhập',
    },
    {
      entity: 'project',
      recordId: made.d1.id,
      action: 'noted',
      values: { code: 'D1' },
      reason: `Theo lời bà ${her.name}, gọi ${her.phone}`,
    },
  ])
  await query(
    `insert into bulk_change (entity, kind, day, rows, count, reason) values ('establishment', 'bulk', '2024-05-01', $1, 2, 'Sửa điện thoại')`,
    [
      JSON.stringify([
        { id: kept, code: 'HK-1', before: { phone: her.phone, workers: 3 }, after: { phone: null, workers: 4 } },
        { id: made.establishments.c.id, code: 'CS-3', before: { phone: other.phone }, after: { phone: null } },
      ]),
    ],
  )
  const [job] = await query<{ id: string }>(
    `insert into job (kind, title, input, day, state) values ('import', 'Nhập cơ sở', '{"fileName":"co-so-moi.xlsx"}', '2024-11-01', 'done') returning id`,
  )
  await query(
    `insert into import_row (job_id, sheet, row, digest, cells, state, problems) values ($1, 'Cơ sở', 2, 'd2', $2, 'bad', $3), ($1, 'Cơ sở', 3, 'd3', $4, 'good', null)`,
    [
      job!.id,
      JSON.stringify({ name: { raw: 'Hộ mới' }, representative: { raw: her.name.toLowerCase() }, phone: { raw: '0988.777.666' } }),
      JSON.stringify([{ reason: `“${her.phone}” không phải là số.` }]),
      JSON.stringify({ name: { raw: 'Hộ khác' } }),
    ],
  )
  await query(
    `insert into import (kind, file_name, sha256, day, accepted, rejected, problems) values ('establishments', 'x.xlsx', '1', '2024-11-01', 0, 1, $1)`,
    [JSON.stringify([{ row: 2, reason: `“${her.name}” đã có.` }])],
  )
  const [someone] = await query<{ id: string }>(`select id from account where username = 'trungtam'`)
  await query(`insert into saved_view (account_id, screen, name, query) values ($1, 'register', 'Bà Xuân', $2)`, [
    someone!.id,
    JSON.stringify({ q: her.name }),
  ])
  await createAccount(server.ctx, {
    username: 'hoaxuan',
    name: her.name,
    password: 'mật khẩu thử 1',
    grants: [{ role: 'applicant', unitId: 'p-01', establishmentId: kept, validFrom: '2020-01-01' }],
  })
  expect((await leader.post('/reports/snapshots', { period: '2024' })).status).toBe(200)
}
