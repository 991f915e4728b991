/** Bulk edits: what is previewed is what happens, within reach, and it can be taken back. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { auditLog } from '../../db/audit.ts'
import { type TestServer, testServer, type Visitor } from '../../server/testing.ts'
import { createAccount } from '../people/people.actions.ts'
import { establishmentAt } from '../projects/projects.testing.ts'
import { Village } from './establishments.schema.ts'

interface Preview {
  total: number
  changes: number
  same: number
  missing: number
  refused: { reason: string; count: number; rows: { code: string; name: string }[] }[]
  rows: { code: string; name: string; changes: { label: string; before: string | null; after: string | null }[] }[]
  fingerprint: string
}
let server: TestServer
let officer: Visitor
let centre: Visitor
const duyenThai = 'hn-c-10192'
const batTrang = 'hn-c-00577'
const reason = 'Rà soát sổ bộ quý IV'
beforeAll(async () => {
  server = await testServer()
  officer = await server.as('thuongtin')
  centre = await server.as('trungtam')
  await server.database.db.insert(Village.table).values({ code: 'LN-1', name: 'Làng sơn mài Hạ Thái', search: 'ha thai' })
})
beforeEach(async () => {
  const { pool } = server.database
  await pool.query('delete from bulk_change')
  await pool.query('delete from establishment_name')
  await pool.query('delete from establishment')
  for (const n of [1, 2, 3])
    await establishmentAt(server.database, `TT-${n}`, duyenThai, { workers: n * 10, craft: n === 3 ? 'ceramics' : 'lacquer' })
  await establishmentAt(server.database, 'GL-1', batTrang)
})
afterAll(() => server.close())

const preview = async (who: Visitor, ask: object) => {
  const answer = await who.post('/register/bulk/preview', ask)
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body as unknown as Preview
}
const apply = async (who: Visitor, ask: object, more: object = {}) => {
  const { fingerprint } = await preview(who, ask)
  return who.post('/register/bulk', { ...ask, fingerprint, reason, ...more })
}
const stored = async (columns = 'craft, workers, unit_id') =>
  (await server.database.pool.query(`select code, ${columns} from establishment where merged_into is null order by code`)).rows as Record<
    string,
    unknown
  >[]
/** Everything of every establishment but what never changes. */
const whole = async () => (await server.database.pool.query('select to_jsonb(e) as e from establishment e order by code')).rows
const all = { filter: {} }

describe('a preview', () => {
  it('says how many change, how many are so already, and shows the first rows before and after', async () => {
    const ask = { selection: all, values: { craft: 'ceramics', exporting: true } }
    const seen = await preview(centre, ask)
    expect(seen).toMatchObject({ total: 4, changes: 4, same: 0, refused: [] })
    expect(seen.rows[1]).toEqual({
      code: 'TT-1',
      name: 'Cơ sở thử TT-1',
      changes: [
        { field: 'craft', label: 'Nghề chính', before: 'Sơn mài', after: 'Gốm sứ' },
        { field: 'exporting', label: 'Có xuất khẩu', before: null, after: 'Có' },
      ],
    })
    expect(await preview(centre, { selection: all, values: { craft: 'ceramics' } })).toMatchObject({ changes: 3, same: 1 })
  })
  it('sets and empties facts of the order of choice, but nobody’s ethnicity is said of many at once', async () => {
    const seen = await preview(centre, { selection: all, values: { womenOwned: true, supportingIndustry: false } })
    expect((seen.rows[1] as { changes: object[] }).changes).toEqual([
      { field: 'supportingIndustry', label: 'Sản xuất công nghiệp hỗ trợ', before: null, after: 'Không' },
      { field: 'womenOwned', label: 'Phụ nữ làm chủ', before: null, after: 'Có' },
    ])
    await apply(centre, { selection: all, values: { womenOwned: true } })
    await apply(centre, { selection: { codes: ['TT-1'] }, values: { womenOwned: null } })
    expect((await stored('women_owned')).map(row => [row.code, row.women_owned]).filter(([, held]) => held === null)).toEqual([
      ['TT-1', null],
    ])
    expect(await centre.post('/register/bulk/preview', { selection: all, values: { minorityOwned: true } })).toMatchObject({ status: 422 })
  })
  it('writes nothing', async () => {
    const before = await whole()
    await preview(centre, { selection: all, values: { craft: 'ceramics' } })
    expect(await whole()).toEqual(before)
  })
  it('names what lies out of reach and why, also for somebody who reads further than they write', async () => {
    await createAccount(server.ctx, {
      username: 'haivai',
      name: 'Người giữ hai vai',
      password: 'mật khẩu thử 1',
      persona: true,
      grants: [
        { role: 'local_officer', unitId: 'hn-d-279', validFrom: '2020-01-01' },
        { role: 'viewer', unitId: 'p-01', validFrom: '2020-01-01' },
      ],
    })
    const codes = { codes: ['TT-1', 'GL-1', 'KHÔNG CÓ'] }
    const values = { craft: 'ceramics' }
    expect(await preview(await server.as('haivai'), { selection: codes, values })).toMatchObject({
      total: 3,
      changes: 1,
      missing: 1,
      refused: [{ reason: expect.stringContaining('địa bàn'), count: 1, rows: [{ code: 'GL-1' }] }],
    })
    // Whoever cannot read a record is not told that it is there.
    expect(await preview(officer, { selection: codes, values })).toMatchObject({ total: 3, changes: 1, missing: 2, refused: [] })
  })
  it('refuses a move into a unit that has ended or lies elsewhere, record by record', async () => {
    server.day = '2025-08-01'
    const seen = await preview(centre, { selection: all, values: { unitId: duyenThai } })
    expect(seen).toMatchObject({ changes: 0, same: 3, refused: [{ reason: expect.stringContaining('hiệu lực'), count: 1 }] })
    server.day = '2024-11-22'
    expect(await preview(officer, { selection: all, values: { unitId: batTrang } })).toMatchObject({ changes: 0, refused: [{ count: 3 }] })
  })
  it('takes only what may be set in many: no code, no name, no tax code, nothing personal', async () => {
    for (const values of [{ name: 'X' }, { code: 'X' }, { taxCode: '0100109106' }, { phone: '0912345678' }, { representative: 'A' }, {}])
      expect(await centre.post('/register/bulk/preview', { selection: all, values }), JSON.stringify(values)).toMatchObject({ status: 422 })
    expect(await centre.post('/register/bulk/preview', { selection: all, values: { workers: -1 } })).toMatchObject({ status: 422 })
    expect(await centre.post('/register/bulk/preview', { selection: all, values: { villageCode: 'LN-9' } })).toMatchObject({ status: 422 })
  })
})

describe('applying', () => {
  it('does exactly what was previewed, each record with its act, the log sound', async () => {
    const ask = {
      selection: { filter: { unitId: 'hn-d-279', workers: '15-' }, except: ['TT-3'] },
      values: { craft: 'wood', villageCode: 'LN-1', workers: null },
    }
    const seen = await preview(officer, ask)
    expect(await apply(officer, ask)).toMatchObject({ status: 200, body: { changed: seen.changes } })
    expect(await stored('craft, workers, (select v.code from village v where v.id = village_id) as village')).toEqual([
      { code: 'GL-1', craft: 'lacquer', workers: null, village: null },
      { code: 'TT-1', craft: 'lacquer', workers: 10, village: null },
      { code: 'TT-2', craft: 'wood', workers: null, village: 'LN-1' },
      { code: 'TT-3', craft: 'ceramics', workers: 30, village: null },
    ])
    const { rows } = await server.database.pool.query(
      `select a.action, v.reason, v.values->>'craft' as craft from act a join version v on v.act_id = a.id
       where a.record_id = (select id from establishment where code = 'TT-2')`,
    )
    expect(rows).toEqual([{ action: 'correct', reason, craft: 'wood' }])
    expect((await auditLog(server.database.db)).broken).toBeNull()
    expect((await officer.get('/register?q=che bien go')).body.rows?.map(row => row.code)).toEqual(['TT-2'])
  })
  it('counts as a correction: what somebody else has open is not written over it', async () => {
    const page = (await centre.get('/establishments/TT-1')).body
    await apply(centre, { selection: { codes: ['TT-1'] }, values: { workers: 99 } })
    const { name, kind, craft, sector, unitId, revision } = page
    const sent = { name, kind, craft, sector, unitId, revision, cleanerProduction: false, clusterInfrastructure: false }
    expect(await centre.put('/establishments/TT-1', sent)).toMatchObject({ status: 409 })
  })
  it('writes nothing when the records changed since the preview', async () => {
    const ask = { selection: all, values: { craft: 'ceramics' } }
    const { fingerprint } = await preview(centre, ask)
    await apply(centre, { selection: { codes: ['TT-1'] }, values: { craft: 'wood' } })
    const before = await whole()
    expect(await centre.post('/register/bulk', { ...ask, fingerprint, reason })).toMatchObject({ status: 409 })
    expect(await whole()).toEqual(before)
  })
  it('asks for a reason, and for somebody who corrects records', async () => {
    const ask = { selection: all, values: { craft: 'ceramics' } }
    expect(await apply(centre, ask, { reason: ' ' })).toMatchObject({ status: 422 })
    for (const who of ['lanhdao', 'thanhpho', 'kiemtoan', 'ketoan'])
      expect(await (await server.as(who)).post('/register/bulk/preview', ask), who).toMatchObject({ status: 403 })
  })
  it('leaves merged records alone', async () => {
    await server.database.pool.query(
      `update establishment set merged_into = (select id from establishment where code = 'TT-1') where code = 'TT-2'`,
    )
    expect(await preview(centre, { selection: { codes: ['TT-1', 'TT-2'] }, values: { craft: 'wood' } })).toMatchObject({
      changes: 1,
      missing: 1,
    })
    expect(await preview(centre, { selection: all, values: { craft: 'wood' } })).toMatchObject({ total: 3 })
  })
})

describe('undo', () => {
  const undo = (who: Visitor, id: unknown) => who.post(`/register/changes/${id}/undo`)
  it('brings every value back exactly, once', async () => {
    await apply(centre, { selection: all, values: { workers: 3, exporting: true } })
    const before = await whole()
    const { id } = (
      await apply(centre, { selection: all, values: { craft: 'wood', unitId: duyenThai, workers: 5, closedOn: '2024-01-01' } })
    ).body
    expect(await whole()).not.toEqual(before)
    expect(await undo(centre, id)).toMatchObject({ status: 200, body: { restored: 4, kept: [] } })
    expect(await whole()).toEqual(before)
    expect(await undo(centre, id)).toMatchObject({ status: 403 })
    expect((await auditLog(server.database.db)).broken).toBeNull()
  })
  it('keeps what was changed since and names it, and other fields that were changed since stay too', async () => {
    const { id } = (await apply(centre, { selection: all, values: { craft: 'wood' } })).body
    await apply(centre, { selection: { codes: ['TT-1'] }, values: { craft: 'food' } })
    await apply(centre, { selection: { codes: ['TT-2'] }, values: { workers: 77 } })
    expect((await undo(centre, id)).body).toMatchObject({
      restored: 3,
      kept: [{ code: 'TT-1', name: 'Cơ sở thử TT-1', why: 'Đã được sửa tiếp: Nghề chính' }],
    })
    expect(await stored('craft, workers')).toMatchObject([
      { code: 'GL-1', craft: 'lacquer' },
      { code: 'TT-1', craft: 'food' },
      { code: 'TT-2', craft: 'lacquer', workers: 77 },
      { code: 'TT-3', craft: 'ceramics' },
    ])
  })
  it('reaches no further than a correction does', async () => {
    const { id } = (await apply(centre, { selection: all, values: { craft: 'wood' } })).body
    expect(await undo(officer, id)).toMatchObject({ status: 404 })
    expect((await officer.get('/register/changes')).body).toEqual([])
    expect(await officer.get(`/register/changes/${id}`)).toMatchObject({ status: 404 })
    expect(await (await server.as('lanhdao')).post(`/register/changes/${id}/undo`)).toMatchObject({ status: 403 })
  })
  it('is offered with what each change did', async () => {
    const { id } = (await apply(officer, { selection: all, values: { craft: 'wood', workers: 1 } })).body
    expect((await officer.get('/register/changes')).body).toMatchObject([
      {
        id,
        kind: 'bulk',
        count: 3,
        reason,
        who: 'Cán bộ huyện Thường Tín',
        mine: true,
        undoneOn: null,
        fields: ['Nghề chính', 'Số lao động'],
      },
    ])
    const { rows } = (await officer.get(`/register/changes/${id}`)).body
    expect(rows?.[0]).toMatchObject({
      code: 'TT-1',
      changes: [
        { label: 'Nghề chính', before: 'Sơn mài', after: 'Chế biến gỗ, lâm sản' },
        { label: 'Số lao động', before: '10', after: '1' },
      ],
    })
  })
})
